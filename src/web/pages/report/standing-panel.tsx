import { lazy, Suspense } from 'react'
import type { MaturityReport } from '../../api/schemas.ts'
import { PartSkeleton } from '../../components/page-skeleton.tsx'
import { Panel } from '../../components/panel.tsx'
import type { Wording } from './report-words.ts'

const RadarChart = lazy(async () => ({
  default: (await import('../maturity/radar-chart.tsx')).RadarChart,
}))

interface StandingPanelProps {
  readonly report: MaturityReport
  readonly words: Wording
  readonly onFact: (fact: string) => void
}

/** Where each area of practice stands and what its next level needs. */
export function StandingPanel({ report, words, onFact }: StandingPanelProps): React.JSX.Element {
  const { standing, levels } = report
  return (
    <Panel title={words('dimensions.title')}>
      <p className="small subtle">{words('dimensions.lead')}</p>
      <div className="report-standing">
        <Suspense fallback={<PartSkeleton lines={6} />}>
          <RadarChart
            label={words('dimensions.picture')}
            axes={standing.map(({ name }) => name)}
            webs={[{ name: report.scopeName, values: standing.map(({ level }) => level) }]}
            highest={levels.length}
            onChoose={(index) => {
              const fact = standing[index]?.missing.find((need) => need.fact !== undefined)?.fact
              if (fact !== undefined) onFact(fact)
            }}
          />
        </Suspense>
        <div className="table-frame">
          <table className="data-table table-stacked">
            <caption className="visually-hidden">{words('dimensions.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{words('dimensions.dimension')}</th>
                <th scope="col">{words('dimensions.level')}</th>
                <th scope="col">{words('dimensions.missing')}</th>
              </tr>
            </thead>
            <tbody>
              {standing.map(({ id, name, level, missing }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td data-head={words('dimensions.level')}>
                    {level} {levels[level - 1]?.name}
                  </td>
                  <td data-head={words('dimensions.missing')}>
                    {missing.length === 0 && words('dimensions.highest')}
                    <ul className="plain-list">
                      {missing.map(({ text, fact }) => (
                        <li key={text}>
                          {fact === undefined ? (
                            text
                          ) : (
                            <button
                              type="button"
                              className="road-map-fact"
                              onClick={() => onFact(fact)}
                            >
                              {text}
                            </button>
                          )}
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Panel>
  )
}
