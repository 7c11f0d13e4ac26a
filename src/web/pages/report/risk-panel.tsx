import type { MaturityReport } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { ReportItems } from './report-items.tsx'
import type { Wording } from './report-words.ts'

interface RiskPanelProps {
  readonly report: MaturityReport
  readonly words: Wording
  readonly onFact: (fact: string) => void
}

const WORST = 3 // cases that are shown at once

/** Kinds of trouble, the most widely felt first, with the worst cases. */
export function RiskPanel({ report, words, onFact }: RiskPanelProps): React.JSX.Element {
  return (
    <Panel title={words('risks.title')}>
      <p className="small subtle">{words('risks.lead')}</p>
      <ul className="plain-list report-risks">
        {report.risks.map(({ kind, title, meaning, count, items, fact }) => (
          <li key={kind} data-found={count > 0 || undefined}>
            <h3>
              <span className="report-count">{count}</span> {title}
            </h3>
            {count === 0 ? (
              <p className="small subtle">{words('risks.none')}</p>
            ) : (
              <>
                <p className="small">{meaning}</p>
                <ReportItems items={items} count={count} first={WORST} words={words} />
                {fact !== undefined && (
                  <button
                    type="button"
                    className="road-map-fact small"
                    onClick={() => onFact(fact)}
                  >
                    {words('open.facts')}
                  </button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
