import type { MaturityReport } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import type { Place } from '../maturity/scope-select.tsx'
import type { Wording } from './report-words.ts'
import { shadeOfLevel } from './shades.ts'

interface HeatMapProps {
  readonly report: MaturityReport
  readonly words: Wording
  readonly onOpen: (place: Place) => void
}

/** Business areas against areas of practice: a number in every field, and a shade that says the same. */
export function HeatMap({ report, words, onOpen }: HeatMapProps): React.JSX.Element {
  const { heatMap, standing, levels } = report
  if (heatMap.rows.length === 0) {
    return (
      <Panel title={words('heatMap.title')}>
        <p className="small subtle">{words('heatMap.none')}</p>
      </Panel>
    )
  }
  return (
    <Panel title={words('heatMap.title')}>
      <p className="small subtle">{words('heatMap.lead')}</p>
      <div className="table-frame">
        <table className="data-table heat-map table-stacked">
          <caption className="visually-hidden">{words('heatMap.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{words('heatMap.domain')}</th>
              <th scope="col">{words('heatMap.services')}</th>
              {standing.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{words('heatMap.overall')}</th>
            </tr>
          </thead>
          <tbody>
            {heatMap.rows.map(({ domain, circle, title, services, level, isOpen, cells }) => {
              const open = (): void => onOpen({ domain: domain ?? '', circle: circle ?? '' })
              return (
                <tr key={domain ?? circle}>
                  <th scope="row">
                    <button type="button" className="road-map-fact" onClick={open}>
                      {title}
                    </button>
                  </th>
                  <td data-head={words('heatMap.services')}>{services}</td>
                  {cells.map((cell) => {
                    const dimension = standing.find(({ id }) => id === cell.dimension)?.name ?? ''
                    const values = { dimension, domain: title, level: cell.level }
                    return (
                      <td
                        key={cell.dimension}
                        data-head={dimension}
                        data-shade={shadeIn(cell, levels.length)}
                      >
                        <LevelButton
                          level={openLevel(cell)}
                          label={words(cell.isOpen ? 'heatMap.cell.open' : 'heatMap.cell', values)}
                          onOpen={open}
                        />
                      </td>
                    )
                  })}
                  <td
                    data-head={words('heatMap.overall')}
                    data-shade={shadeIn({ level, isOpen }, levels.length)}
                  >
                    <LevelButton
                      level={openLevel({ level, isOpen })}
                      label={`${words('heatMap.overall')}: ${title}, ${openLevel({ level, isOpen })}`}
                      onOpen={open}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {heatMap.rows.some(({ lacks }) => lacks !== undefined) && (
        <details className="report-more">
          <summary>{words('heatMap.why')}</summary>
          <ul className="small">
            {heatMap.rows.map(({ lacks }) => lacks !== undefined && <li key={lacks}>{lacks}.</li>)}
          </ul>
        </details>
      )}
      {heatMap.leftOut > 0 && (
        <p className="small subtle">{words('heatMap.more', { count: heatMap.leftOut })}</p>
      )}
    </Panel>
  )
}

interface LevelButtonProps {
  readonly level: string
  readonly label: string
  readonly onOpen: () => void
}

/** A field that opens the report of its business area, where everything behind it stands. */
function LevelButton({ level, label, onOpen }: LevelButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="heat-map-level"
      title={label}
      aria-label={label}
      onClick={onOpen}
    >
      {level}
    </button>
  )
}

interface OpenLevel {
  readonly level: number
  readonly isOpen: boolean
}

/** A level that may be higher has a question mark; the lowest one alone says nothing then. */
function openLevel({ level, isOpen }: OpenLevel): string {
  if (!isOpen) return String(level)
  return level === 1 ? '?' : `${level}?`
}

function shadeIn({ level, isOpen }: OpenLevel, highest: number): number | undefined {
  return isOpen && level === 1 ? undefined : shadeOfLevel(level, highest)
}
