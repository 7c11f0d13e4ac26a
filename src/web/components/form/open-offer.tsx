import { Button } from '@mantine/core'
import type { HandoverAnswer } from '../../api/schemas.ts'
import { Instant } from '../instant.tsx'
import './form.css'
import { FormProblem } from './form-problem.tsx'

interface OpenOfferProps {
  readonly offer: {
    readonly id: string
    readonly offeredBy: string
    readonly offeredAt: string
    readonly reason?: string
  }
  /** What was offered, to stand between who offered it and when. */
  readonly what: React.ReactNode
  /** What else whoever answers has to know. */
  readonly children?: React.ReactNode
  readonly accept: string
  /** What is asked when it is answered. */
  readonly reply: {
    readonly error: Error | null
    readonly isPending: boolean
    readonly mutate: (body: HandoverAnswer) => void
  }
}

/** An offer that waits for its answer: of a service to another owner, or into another place. */
export function OpenOffer({
  offer,
  what,
  children,
  accept,
  reply,
}: OpenOfferProps): React.JSX.Element {
  const say = (answer: HandoverAnswer['answer']) => () => reply.mutate({ offer: offer.id, answer })
  return (
    <div className="form">
      <p>
        {offer.offeredBy} offered {what}, <Instant at={offer.offeredAt} />. {children}
      </p>
      {offer.reason !== undefined && <p className="subtle">{offer.reason}</p>}
      <FormProblem title="The answer is not accepted" error={reply.error} />
      <div className="form-actions">
        <Button onClick={say('accept')} loading={reply.isPending}>
          {accept}
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
