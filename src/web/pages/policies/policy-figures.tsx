import type { PolicyInForce } from '../../api/schemas.ts'
import { counted } from '../../components/words.ts'

/** How many contracts a policy speaks of, and how they stand to it. */
export function PolicyFigures(props: {
  readonly figures: PolicyInForce['figures']
}): React.JSX.Element {
  const { figures } = props
  if (figures === undefined) return <span className="subtle">not counted</span>
  const { services, servicesFailing, failing, open } = figures
  return (
    <>
      {counted(services, 'service')}
      {servicesFailing > 0 && <div>{servicesFailing} failing</div>}
      <div className="tiny subtle">
        {counted(failing, 'version')} failing, {open} not judged in full
      </div>
    </>
  )
}
