import type { LintResult } from '../../api/schemas.ts'
import { SeverityBadge, VerdictBadge } from '../../components/badges.tsx'
import { counted, FORMAT_NAMES } from '../../components/words.ts'

const MOST_SHOWN = 20

/** What the policies say of a contract before it is pushed. */
export function CheckResult({ result }: { readonly result: LintResult }): React.JSX.Element {
  const { verdict, format, findings, error } = result
  const more = findings.length - MOST_SHOWN
  return (
    <section aria-label="What the check says" className="push-check">
      <p className="push-steps">
        <VerdictBadge verdict={verdict} />
        <strong>{FORMAT_NAMES[format]}</strong>
        <span className="small subtle">
          by the policies that judge this format everywhere; those in force for the service judge at
          the push
        </span>
      </p>
      {error && (
        <p className="small">
          {error.message}
          {error.location && ` (${error.location.file}, line ${error.location.line})`}
        </p>
      )}
      {findings.length > 0 && (
        <ul className="plain-list small push-findings">
          {findings.slice(0, MOST_SHOWN).map((finding) => (
            <li key={finding.fingerprint}>
              <SeverityBadge severity={finding.severity} /> {finding.message}{' '}
              <span className="subtle">
                {finding.rule}, {finding.location.file}, line {finding.location.line}
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p className="small subtle">
          And {counted(more, 'finding')} more; after the push they stand beside the source.
        </p>
      )}
    </section>
  )
}
