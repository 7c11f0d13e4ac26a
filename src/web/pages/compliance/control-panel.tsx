import { Fragment } from 'react'
import { Link } from 'react-router'
import { ledgerPath, subjectPath } from '../../api/names.ts'
import { withQuery } from '../../api/request.ts'
import type { ComplianceControl } from '../../api/schemas.ts'
import { HoldsBadge } from '../../components/badges.tsx'
import { itemPath } from '../maturity/figures.ts'
import { keyOfPlace, type Place } from '../maturity/scope-select.tsx'
import { ControlState } from './control-state.tsx'

type Evidence = ComplianceControl['evidence'][number]

/** A control: what it asks for, how it stands, and piece by piece the evidence. */
export function ControlPanel({
  control,
  place,
}: {
  readonly control: ComplianceControl
  readonly place: Place
}): React.JSX.Element {
  const { id, title, asks, limits, state, evidence } = control
  return (
    <section id={id} className="panel panel-body" aria-label={`${id} ${title}`}>
      <div className="panel-head">
        <h2 className="compliance-title">
          <span className="subtle">{id}</span> {title}
        </h2>
        <ControlState state={state} />
      </div>
      <p className="small">{asks}</p>
      {limits !== undefined && <p className="small subtle">What this does not show: {limits}</p>}
      {evidence.map((piece) => (
        <EvidenceEntry key={piece.title} evidence={piece} place={place} />
      ))}
    </section>
  )
}

function EvidenceEntry({
  evidence,
  place,
}: {
  readonly evidence: Evidence
  readonly place: Place
}): React.JSX.Element {
  const { title, holds, found, extent, items, total, facts, actions } = evidence
  const isOfWhole = extent === 'whole' && keyOfPlace(place) !== ''
  return (
    <div className="compliance-evidence">
      <p>
        <HoldsBadge holds={holds === 'unknown' ? 'undetermined' : holds} /> {title}
      </p>
      <p className="small subtle">
        {found} {isOfWhole && 'This is the same for the whole organisation. '}
        {facts.map((fact) => (
          <Fragment key={fact}>
            <Link to={withQuery('/maturity', { ...place, fact })}>All that was counted</Link>{' '}
          </Fragment>
        ))}
        {actions.map((action) => (
          <Fragment key={action}>
            <Link to={`/ledger?action=${encodeURIComponent(action)}`}>{action}</Link>{' '}
          </Fragment>
        ))}
      </p>
      {items.length > 0 && (
        <details className="small">
          <summary>
            Evidence: {items.length} of {total}
          </summary>
          <ul className="plain-list">
            {items.map(({ id, because, subject }) => {
              const page = itemPath(id) ?? subjectPath(subject)
              return (
                <li key={`${id} ${subject}`}>
                  {page === undefined ? id : <Link to={page}>{id}</Link>}{' '}
                  <span className="subtle">{because}</span>{' '}
                  <Link to={ledgerPath(subject)} aria-label={`History of ${id}`}>
                    History
                  </Link>
                </li>
              )
            })}
          </ul>
        </details>
      )}
    </div>
  )
}
