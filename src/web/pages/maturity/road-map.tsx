import type { Assessment } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Panel } from '../../components/panel.tsx'
import { counted } from '../../components/words.ts'
import { figure } from './figures.ts'
import type { MaturityView } from './use-maturity-view.ts'

interface RoadMapProps {
  readonly assessment: Assessment
  readonly view: MaturityView
}

/** What to do next, nearest first; each step opens the items that stand in the way. */
export function RoadMap({ assessment, view }: RoadMapProps): React.JSX.Element {
  const names = new Map(assessment.dimensions.map(({ id, name }) => [id, name]))
  return (
    <Panel title="Road map">
      {assessment.roadMap.length === 0 ? (
        <EmptyState title="No step can be computed">
          What remains is decided by people, not by figures.
        </EmptyState>
      ) : (
        <div className="table-frame">
          <table className="data-table">
            <caption className="visually-hidden">Steps, nearest first</caption>
            <thead>
              <tr>
                <th scope="col">Raise</th>
                <th scope="col">Lifts</th>
                <th scope="col" className="number">
                  Gap
                </th>
                <th scope="col" className="number">
                  In the way
                </th>
              </tr>
            </thead>
            <tbody>
              {assessment.roadMap.map((step) => (
                <tr key={`${step.dimension} ${step.fact}`}>
                  <th scope="row">
                    <button
                      type="button"
                      className="road-map-fact"
                      onClick={() => view.show({ fact: step.fact })}
                    >
                      {step.fact}
                    </button>
                  </th>
                  <td>
                    {names.get(step.dimension) ?? step.dimension}
                    <span className="subtle"> to {step.toLevel}</span>
                  </td>
                  <td className="number">{figure(step.gap, 'share')}</td>
                  <td className="number">{counted(step.items, 'item')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
