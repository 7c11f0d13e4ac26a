import type { MaturityReport } from '../../api/schemas.ts'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { TrendDays } from '../maturity/trend-days.tsx'
import type { Wording } from './report-words.ts'

const WIDTH = 600
const HEIGHT = 160
const EDGE = 24 // with room for the words of the axes

interface TrendPanelProps {
  readonly report: MaturityReport
  readonly words: Wording
  /** Called with a day whose report is to be shown. */
  readonly onDay: (day: string) => void
}

/** The level over time as steps with dots, the mean as a dashed line; the table says the same. */
export function TrendPanel({ report, words, onDay }: TrendPanelProps): React.JSX.Element {
  const { trend, levels } = report
  return (
    <Panel title={words('trend.title')}>
      {trend.length === 0 ? (
        <p className="small subtle">{words('trend.none')}</p>
      ) : (
        <>
          <p className="small subtle">{words('trend.lead')}</p>
          <TrendLine
            trend={trend}
            highest={levels.length}
            label={words('trend.picture')}
            axis={words('trend.axis', { highest: levels.length })}
          />
          <div className="table-frame trend-table">
            <table className="data-table">
              <caption className="visually-hidden">{words('trend.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{words('trend.when')}</th>
                  <th scope="col">{words('trend.level')}</th>
                  <th scope="col" className="number">
                    {words('trend.mean')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {[...trend].reverse().map(({ asOf, level, mean }) => (
                  <tr key={asOf}>
                    <th scope="row">
                      <button
                        type="button"
                        className="road-map-fact"
                        onClick={() => onDay(asOf.slice(0, 'YYYY-MM-DD'.length))}
                      >
                        <Instant at={asOf} />
                      </button>
                    </th>
                    <td>
                      {level} {levels[level - 1]?.name}
                    </td>
                    <td className="number">{mean.toFixed(1)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Panel>
  )
}

interface TrendLineProps {
  readonly trend: MaturityReport['trend']
  readonly highest: number
  readonly label: string
  readonly axis: string
}

function TrendLine({ trend, highest, label, axis }: TrendLineProps): React.JSX.Element {
  const times = trend.map(({ asOf }) => Date.parse(asOf))
  const first = times[0] ?? 0
  const span = Math.max((times.at(-1) ?? 0) - first, 1)
  const x = (index: number): number =>
    EDGE + (((times[index] ?? 0) - first) / span) * (WIDTH - 2 * EDGE)
  const y = (level: number): number =>
    HEIGHT - EDGE - ((level - 1) / Math.max(highest - 1, 1)) * (HEIGHT - 2 * EDGE)
  const steps = trend.map(({ level }, index) =>
    index === 0 ? `M${x(0)},${y(level)}` : `H${x(index)}V${y(level)}`,
  )
  return (
    <svg className="trend-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {Array.from({ length: highest }, (_, index) => (
        <g key={index}>
          <line
            className="trend-rule"
            x1={EDGE}
            x2={WIDTH - EDGE}
            y1={y(index + 1)}
            y2={y(index + 1)}
          />
          <text className="trend-word" x={EDGE - 8} y={y(index + 1) + 4} textAnchor="end">
            {index + 1}
          </text>
        </g>
      ))}
      <text className="trend-word" x={0} y={10}>
        {axis}
      </text>
      <TrendDays days={trend.map(({ asOf }) => asOf)} edge={EDGE} width={WIDTH} height={HEIGHT} />
      <polyline
        className="trend-mean"
        points={trend.map(({ mean }, index) => `${x(index)},${y(mean)}`).join(' ')}
      />
      <path className="trend-level" d={steps.join('')} />
      {trend.map(({ asOf, level }, index) => (
        <circle key={asOf} className="trend-point" cx={x(index)} cy={y(level)} r={4} />
      ))}
    </svg>
  )
}
