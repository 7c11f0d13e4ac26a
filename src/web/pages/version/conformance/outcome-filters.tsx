import type { AssertionOutcome } from '../../../api/schemas.ts'
import { OUTCOME_LOOKS, outcomeOf, OUTCOMES, type Outcome } from './outcome-look.ts'

interface OutcomeFiltersProps {
  /** What the switches are about, for those who do not see where they stand. */
  readonly label: string
  readonly assertions: readonly AssertionOutcome[]
  readonly hidden: ReadonlySet<Outcome>
  readonly onChange: (hidden: ReadonlySet<Outcome>) => void
}

/** One switch for each outcome that there is, with its number of assertions. */
export function OutcomeFilters(props: OutcomeFiltersProps): React.JSX.Element {
  const { label, assertions, hidden, onChange } = props

  function toggle(outcome: Outcome): void {
    const next = new Set(hidden)
    if (!next.delete(outcome)) next.add(outcome)
    onChange(next)
  }

  return (
    <div className="finding-filters" role="group" aria-label={label}>
      {OUTCOMES.map((outcome) => {
        const look = OUTCOME_LOOKS[outcome]
        const count = assertions.filter((one) => outcomeOf(one) === outcome).length
        return count === 0 ? null : (
          <button
            key={outcome}
            type="button"
            className="finding-switch outcome-switch"
            data-tone={look.tone}
            aria-pressed={!hidden.has(outcome)}
            onClick={() => toggle(outcome)}
          >
            <look.icon size={14} stroke={2.2} aria-hidden />
            {look.word} <span className="finding-count">{count}</span>
          </button>
        )
      })}
    </div>
  )
}
