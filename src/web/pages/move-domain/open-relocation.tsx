import type { Domain, DomainMoveAnswer, Relocation } from '../../api/schemas.ts'
import { OpenOffer } from '../../components/form/open-offer.tsx'
import { useDomainMove } from './use-domain-move.ts'

interface OpenRelocationProps {
  readonly domain: Domain
  readonly relocation: Relocation
}

/** An offer to move a domain that waits for its answer. */
export function OpenRelocation({ domain, relocation }: OpenRelocationProps): React.JSX.Element {
  const reply = useDomainMove<DomainMoveAnswer>(domain, 'move/answer', undefined)
  const what = (
    <>
      to move it to <code>{relocation.to}</code>
    </>
  )
  return (
    <OpenOffer offer={relocation} what={what} accept="Accept" reply={reply}>
      Whoever decides about that place accepts or declines.
    </OpenOffer>
  )
}
