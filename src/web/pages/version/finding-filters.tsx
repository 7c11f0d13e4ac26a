import { NativeSelect } from '@mantine/core'
import type { Finding, Severity } from '../../api/schemas.ts'
import { severityLook } from '../../components/badges.tsx'

/** Which findings are shown. */
export interface FindingFilter {
  readonly hidden: ReadonlySet<Severity>
  /** The policy whose findings are shown; empty for all. */
  readonly policy: string
}

const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint']

export function fits(finding: Finding, filter: FindingFilter): boolean {
  return (
    !filter.hidden.has(finding.severity) &&
    (filter.policy === '' || finding.policies.includes(filter.policy))
  )
}

interface FindingFiltersProps {
  readonly findings: readonly Finding[]
  readonly filter: FindingFilter
  readonly onChange: (filter: FindingFilter) => void
}

/** One switch per severity with its number of findings, and a choice of policy. */
export function FindingFilters(props: FindingFiltersProps): React.JSX.Element {
  const { findings, filter, onChange } = props
  const policies = [...new Set(findings.flatMap((finding) => finding.policies))].sort()

  function toggle(severity: Severity): void {
    const hidden = new Set(filter.hidden)
    if (!hidden.delete(severity)) hidden.add(severity)
    onChange({ ...filter, hidden })
  }

  return (
    <div className="finding-filters" role="group" aria-label="Filter the findings">
      {severities.map((severity) => {
        const look = severityLook(severity)
        const count = findings.filter((finding) => finding.severity === severity).length
        return (
          <button
            key={severity}
            type="button"
            className="finding-switch"
            data-severity={severity}
            aria-pressed={!filter.hidden.has(severity)}
            disabled={count === 0}
            onClick={() => toggle(severity)}
          >
            <look.icon size={14} stroke={2.2} aria-hidden />
            {look.word} <span className="finding-count">{count}</span>
          </button>
        )
      })}
      {policies.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label="Findings of policy"
          value={filter.policy}
          onChange={(event) => onChange({ ...filter, policy: event.currentTarget.value })}
          data={[{ value: '', label: 'All policies' }, ...policies]}
        />
      )}
    </div>
  )
}
