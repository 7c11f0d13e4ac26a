import type { Handover, HandoverAnswer, Service } from '../../api/schemas.ts'
import { OpenOffer } from '../../components/form/open-offer.tsx'
import { useServiceChange } from './use-service-change.ts'

interface OpenHandoverProps {
  readonly service: Service
  readonly offer: Handover
}

/** An offer of the ownership that waits for its answer. */
export function OpenHandover({ service, offer }: OpenHandoverProps): React.JSX.Element {
  const reply = useServiceChange<HandoverAnswer>(service, 'handover/answer', undefined)
  const what = (
    <>
      it to <strong>{offer.to}</strong>
    </>
  )
  return <OpenOffer offer={offer} what={what} accept={`Accept for ${offer.to}`} reply={reply} />
}
