import { Button } from '@mantine/core'
import type { Domain, DomainMoveAnswer, Relocation } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import '../../components/form/form.css'
import { useDomainMove } from './use-domain-move.ts'

interface OpenRelocationProps {
  readonly domain: Domain
  readonly relocation: Relocation
}

/** An offer to move a domain that waits for its answer. */
export function OpenRelocation({ domain, relocation }: OpenRelocationProps): React.JSX.Element {
  const reply = useDomainMove<DomainMoveAnswer>(domain, 'move/answer', undefined)
  const say = (answer: DomainMoveAnswer['answer']) => () =>
    reply.mutate({ offer: relocation.id, answer })
  return (
    <div className="form">
      <p>
        {relocation.offeredBy} offered to move it to <code>{relocation.to}</code>,{' '}
        <Instant at={relocation.offeredAt} />. Whoever decides about that place accepts or declines.
      </p>
      {relocation.reason !== undefined && <p className="subtle">{relocation.reason}</p>}
      <FormProblem title="The answer is not accepted" error={reply.error} />
      <div className="form-actions">
        <Button onClick={say('accept')} loading={reply.isPending}>
          Accept
        </Button>
        <Button variant="default" onClick={say('decline')} disabled={reply.isPending}>
          Decline
        </Button>
        <Button variant="default" onClick={say('withdraw')} disabled={reply.isPending}>
          Withdraw the offer
        </Button>
      </div>
    </div>
  )
}
