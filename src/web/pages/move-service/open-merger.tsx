import { useNavigate } from 'react-router'
import { servicePath } from '../../api/names.ts'
import type { HandoverAnswer, Merger, Service } from '../../api/schemas.ts'
import { OpenOffer } from '../../components/form/open-offer.tsx'
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
  const numbers = Object.entries(merger.renumber).map(([from, to]) => `${from} becomes ${to}`)
  const what = (
    <>
      to merge it into <strong>{merger.into}</strong>
    </>
  )
  return (
    <OpenOffer offer={merger} what={what} accept={`Accept for ${merger.into}`} reply={reply}>
      {numbers.length > 0 && `${numbers.join(', ')}.`}
    </OpenOffer>
  )
}
