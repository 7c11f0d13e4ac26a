import { Link } from 'react-router'
import { withQuery } from '../../api/request.ts'
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
  const { domain, circle } = report.scope
  const pathOf = (pack: string): string =>
    withQuery(`/compliance/${encodeURIComponent(pack)}`, { domain, circle })
  return (
    <Panel title={words('compliance.title')}>
      <p className="small subtle">
        {words('compliance.lead')}
        {(domain ?? circle) !== undefined && ` ${words('compliance.whole')}`}
      </p>
      {report.compliance.length === 0 && <p className="small">{words('compliance.none')}</p>}
      {report.compliance.map(({ pack, name, isPartial, met, notMet, noEvidence, open }) => (
        <section key={pack} className="report-pack" aria-label={name}>
          <h3>
            <Link to={pathOf(pack)}>{name}</Link>
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
                    <Link to={`${pathOf(pack)}#${encodeURIComponent(id)}`}>{id}</Link> {title}
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
