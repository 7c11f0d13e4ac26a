import { Link } from 'react-router'
import { ledgerPath, subjectPath } from '../../api/names.ts'
import type { ComplianceControl } from '../../api/schemas.ts'
import { HoldsBadge } from '../../components/badges.tsx'
import { itemPath } from '../maturity/figures.ts'
import { ControlState } from './control-state.tsx'

type Evidence = ComplianceControl['evidence'][number]

/** A control: what it asks for, how it stands, and piece by piece the evidence. */
export function ControlPanel({
  control,
}: {
  readonly control: ComplianceControl
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
        <EvidenceEntry key={piece.title} evidence={piece} />
      ))}
    </section>
  )
}

function EvidenceEntry({ evidence }: { readonly evidence: Evidence }): React.JSX.Element {
  const { title, holds, found, items, total, facts, actions } = evidence
  return (
    <div className="compliance-evidence">
      <p>
        <HoldsBadge holds={holds === 'unknown' ? 'undetermined' : holds} /> {title}
      </p>
      <p className="small subtle">
        {found}{' '}
        {facts.map((fact) => (
          <Link key={fact} to={`/maturity?fact=${encodeURIComponent(fact)}`}>
            All that was counted{' '}
          </Link>
        ))}
        {actions.map((action) => (
          <Link key={action} to={`/ledger?action=${encodeURIComponent(action)}`}>
            {action}{' '}
          </Link>
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
