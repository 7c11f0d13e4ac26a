import { Button } from '@mantine/core'
import type { Handover, HandoverAnswer, Service } from '../../api/schemas.ts'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import '../../components/form/form.css'
import { useServiceChange } from './use-service-change.ts'

interface OpenOfferProps {
  readonly service: Service
  readonly offer: Handover
}

/** An offer that waits for its answer. */
export function OpenOffer({ service, offer }: OpenOfferProps): React.JSX.Element {
  const reply = useServiceChange<HandoverAnswer>(service, 'handover/answer', undefined)
  const say = (answer: HandoverAnswer['answer']) => () => reply.mutate({ offer: offer.id, answer })
  return (
    <div className="form">
      <p>
        {offer.offeredBy} offered it to <strong>{offer.to}</strong>,{' '}
        <Instant at={offer.offeredAt} />.
      </p>
      {offer.reason !== undefined && <p className="subtle">{offer.reason}</p>}
      <FormProblem title="The answer is not accepted" error={reply.error} />
      <div className="form-actions">
        <Button onClick={say('accept')} loading={reply.isPending}>
          Accept for {offer.to}
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
