import { Link } from 'react-router'
import { versionPath } from '../../api/names.ts'
import type { CompatibilityReport, Version } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ChangeList } from './change-list.tsx'
import { CompatibilityBadge } from './compatibility-badges.tsx'
import { ConsumerImpacts } from './consumer-impacts.tsx'
import { FurtherReach } from './further-reach.tsx'
import { adviceInWords, levelInWords, verdictInWords } from './verdict-in-words.ts'
import './compatibility.css'

interface ReportPanelsProps {
  readonly report: CompatibilityReport
  /** The version that the report is about. */
  readonly version: Version
}

/** A report: what it comes to and why that was asked, what could not be compared, consumers, and changes. */
export function ReportPanels({ report, version }: ReportPanelsProps): React.JSX.Element {
  return (
    <div className="stack">
      <Conclusion report={report} />
      {report.notCompared.length > 0 && (
        <Panel title="What could not be compared">
          <ul className="small">
            {report.notCompared.map(({ reason, against = '' }) => (
              <li key={`${against} ${reason}`}>{reason}</li>
            ))}
          </ul>
        </Panel>
      )}
      {report.against.length > 0 && <ConsumerImpacts consumers={report.consumers} />}
      <FurtherReach service={report.service} />
      <ChangeList report={report} version={version} />
    </div>
  )
}

function Conclusion({ report }: { readonly report: CompatibilityReport }): React.JSX.Element {
  const { requirement, against, recommendedBump, asOf, engine } = report
  const advice = adviceInWords(report)
  return (
    <Panel title="Compatibility" aside={<CompatibilityBadge verdict={report.verdict} />}>
      <p>{verdictInWords(report)}</p>
      {advice !== undefined && <p className="compatibility-advice">{advice}</p>}
      <dl className="compatibility-facts">
        <div>
          <dt>Level asked</dt>
          <dd>
            <strong>{requirement.level}</strong>. {levelInWords(requirement.level)}{' '}
            {requirement.because}
          </dd>
        </div>
        <div>
          <dt>Compared with</dt>
          <dd>
            {against.length === 0
              ? 'No published version.'
              : against.map((earlier) => (
                  <span key={earlier.version} className="compatibility-earlier">
                    <Link to={versionPath(report.service, earlier.version)}>{earlier.version}</Link>{' '}
                    <CompatibilityBadge verdict={earlier.verdict} />
                  </span>
                ))}
          </dd>
        </div>
        {recommendedBump !== undefined && (
          <div>
            <dt>Step deserved</dt>
            <dd>{recommendedBump}</dd>
          </div>
        )}
        <div>
          <dt>Judged</dt>
          <dd>
            as of {asOf}, by the rules of Concordat {engine}
          </dd>
        </div>
      </dl>
    </Panel>
  )
}
