import type { Assessment, MaturityCell, MaturityModel } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { CELL_LOOKS } from './cell-looks.ts'
import type { MaturityView } from './use-maturity-view.ts'

interface LevelGridProps {
  readonly assessment: Assessment
  readonly model: MaturityModel
  readonly view: MaturityView
}

/** What each level asks of each dimension, and whether it is so; every cell opens its evidence. */
export function LevelGrid({ assessment, model, view }: LevelGridProps): React.JSX.Element {
  const asked = model.levels.filter(({ n }) =>
    assessment.dimensions.some(({ cells }) => cells.some(({ level }) => level === n)),
  )
  return (
    <Panel title="What each level asks, and whether it is so">
      <div className="table-frame">
        <table className="data-table level-grid table-stacked">
          <caption className="visually-hidden">
            Dimensions by level; each cell opens its evidence
          </caption>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              {asked.map((level) => (
                <th key={level.n} scope="col">
                  {level.n} {level.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {assessment.dimensions.map((dimension) => (
              <tr key={dimension.id}>
                <th scope="row">{dimension.name}</th>
                {asked.map(({ n, name }) => {
                  const cell = dimension.cells.find(({ level }) => level === n)
                  return (
                    <td key={n} data-head={`${n} ${name}`}>
                      {cell && (
                        <CellButton
                          cell={cell}
                          onOpen={() =>
                            view.show({ dimension: dimension.id, level: String(n), fact: '' })
                          }
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface CellButtonProps {
  readonly cell: MaturityCell
  readonly onOpen: () => void
}

function CellButton({ cell, onOpen }: CellButtonProps): React.JSX.Element {
  const look = CELL_LOOKS[cell.state]
  return (
    <button type="button" className="level-cell" data-tone={look.tone} onClick={onOpen}>
      <look.icon size={15} stroke={2.2} aria-label={look.word} />
      <span>{cell.name}</span>
    </button>
  )
}
