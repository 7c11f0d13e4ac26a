import { Button } from '@mantine/core'
import { useNavigate } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { HandoverAnswer, Merger, Service } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import '../../components/form/form.css'
import { useServiceChange } from './use-service-change.ts'

interface OpenMergerProps {
  readonly service: Service
  readonly merger: Merger
}

/** An offer to be merged that waits for its answer. */
export function OpenMerger({ service, merger }: OpenMergerProps): React.JSX.Element {
  const navigate = useNavigate()
  const reply = useServiceChange<HandoverAnswer>(service, 'merge/answer', undefined, (left) =>
    left.id === service.id ? undefined : navigate(servicePath(left.id)),
  )
  const say = (answer: HandoverAnswer['answer']) => () => reply.mutate({ offer: merger.id, answer })
  const numbers = Object.entries(merger.renumber).map(([from, to]) => `${from} becomes ${to}`)
  return (
    <div className="form">
      <p>
        {merger.offeredBy} offered to merge it into <strong>{merger.into}</strong>,{' '}
        <Instant at={merger.offeredAt} />. {numbers.length > 0 && `${numbers.join(', ')}.`}
      </p>
      {merger.reason !== undefined && <p className="subtle">{merger.reason}</p>}
      <FormProblem title="The answer is not accepted" error={reply.error} />
      <div className="form-actions">
        <Button onClick={say('accept')} loading={reply.isPending}>
          Accept for {merger.into}
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
