import { Link } from 'react-router'
import { versionPath } from '../../../api/names.ts'
import type { AssertionOutcome, Finding, Version } from '../../../api/schemas.ts'
import { ToneBadge } from '../../../components/tone-badge.tsx'
import { counted } from '../../../components/words.ts'
import { keyOf } from '../finding-marks.ts'
import { OUTCOME_LOOKS, outcomeOf } from './outcome-look.ts'

interface AssertionEntryProps {
  readonly version: Version
  readonly assertion: AssertionOutcome
  /** What its rule found. */
  readonly findings: readonly Finding[]
}

/** One assertion in plain words: what it asks for and why, what came of it, and where. */
export function AssertionEntry(props: AssertionEntryProps): React.JSX.Element {
  const { version, assertion, findings } = props
  const { id, rule, type, title, rationale, requirements, unchecked } = assertion
  const look = OUTCOME_LOOKS[outcomeOf(assertion)]
  return (
    <li className="assertion">
      <div>
        <ToneBadge tone={look.tone} icon={look.icon}>
          {look.word}
        </ToneBadge>
      </div>
      <div className="assertion-words">
        <p className="assertion-title">{title}</p>
        <p className="tiny subtle">
          {rationale === undefined ? (
            id
          ) : (
            <Link to={`/rules/${encodeURIComponent(rule)}`}>{id}</Link>
          )}
          , {type}
          {requirements.length > 0 && `, from ${requirements.join(', ')}`}
        </p>
        {rationale !== undefined && <p className="small subtle">{rationale}</p>}
        <HeldBackBy ids={assertion.failedPrerequisites} />
        {unchecked !== undefined && assertion.failedPrerequisites.length === 0 && (
          <p className="small">
            <strong>Not checked:</strong> {unchecked}
          </p>
        )}
        <Places version={version} findings={findings} />
      </div>
    </li>
  )
}

function HeldBackBy({ ids }: { readonly ids: readonly string[] }): React.JSX.Element | null {
  if (ids.length === 0) return null
  return (
    <p className="small">
      <strong>Held back by</strong> {ids.join(', ')}, which must hold first.
    </p>
  )
}

const MOST_SHOWN = 10

function Places(props: Omit<AssertionEntryProps, 'assertion'>): React.JSX.Element | null {
  const { version, findings } = props
  if (findings.length === 0) return null
  const page = `${versionPath(version.service, version.version)}/findings`
  const more = findings.length - MOST_SHOWN
  return (
    <ul className="assertion-places">
      {findings.slice(0, MOST_SHOWN).map((finding) => {
        const { file, line } = finding.location
        const place = version.files.length > 1 ? `${file}, line ${line}` : `Line ${line}`
        return (
          <li key={keyOf(finding)}>
            <Link to={`${page}?finding=${encodeURIComponent(keyOf(finding))}`}>{place}</Link>:{' '}
            {finding.message}
            {finding.fix !== undefined && <span className="subtle"> {finding.fix}</span>}
            {finding.waived !== null && <em> Waived: {finding.waived.reason}</em>}
          </li>
        )
      })}
      {more > 0 && (
        <li>
          <Link to={page}>{counted(more, 'more place')}</Link>
        </li>
      )}
    </ul>
  )
}
