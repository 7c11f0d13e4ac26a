import type { ComplianceStanding } from '../compliance/compliance-standing.ts'
import type { ComplianceSummary } from './report.ts'

const MOST_OPEN = 12

/** A pack's standing in short, what is not met before what lacks evidence. */
export function summaryOf({
  id,
  name,
  coverage,
  counts,
  controls,
}: ComplianceStanding): ComplianceSummary {
  const inState = (state: 'not-met' | 'no-evidence'): ComplianceSummary['open'] =>
    controls.flatMap((control) =>
      control.state === state ? [{ id: control.id, title: control.title, state }] : [],
    )
  return {
    pack: id,
    name,
    isPartial: coverage === 'partial',
    ...counts,
    open: [...inState('not-met'), ...inState('no-evidence')].slice(0, MOST_OPEN),
  }
}
