import { Link } from 'react-router'
import type { MaturityReport } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ControlState } from '../compliance/control-state.tsx'
import type { Wording } from './report-words.ts'

interface CompliancePanelProps {
  readonly report: MaturityReport
  readonly words: Wording
}

/** Standards in short; each leads to its controls and their evidence. */
export function CompliancePanel({ report, words }: CompliancePanelProps): React.JSX.Element {
  return (
    <Panel title={words('compliance.title')}>
      <p className="small subtle">
        {words('compliance.lead')}
        {report.scope.domain !== undefined && ` ${words('compliance.whole')}`}
      </p>
      {report.compliance.length === 0 && <p className="small">{words('compliance.none')}</p>}
      {report.compliance.map(({ pack, name, isPartial, met, notMet, noEvidence, open }) => (
        <section key={pack} className="report-pack" aria-label={name}>
          <h3>
            <Link to={`/compliance/${encodeURIComponent(pack)}`}>{name}</Link>
            {isPartial && <span className="subtle"> ({words('compliance.partial')})</span>}
          </h3>
          <p className="small">
            {words('compliance.met')}: {met} · {words('compliance.not-met')}: {notMet} ·{' '}
            {words('compliance.no-evidence')}: {noEvidence}
          </p>
          {open.length > 0 && (
            <details className="report-more">
              <summary>{words('compliance.open')}</summary>
              <ul className="plain-list report-items">
                {open.map(({ id, title, state }) => (
                  <li key={id}>
                    <ControlState state={state} />{' '}
                    <Link to={`/compliance/${encodeURIComponent(pack)}#${encodeURIComponent(id)}`}>
                      {id}
                    </Link>{' '}
                    {title}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </section>
      ))}
    </Panel>
  )
}
