import type { Assessment } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { CriterionRow } from './criterion-row.tsx'
import type { MaturityView } from './use-maturity-view.ts'

interface ObstaclesProps {
  readonly assessment: Assessment
  readonly view: MaturityView
}

/** What keeps each dimension from its next level. */
export function Obstacles({ assessment, view }: ObstaclesProps): React.JSX.Element {
  return (
    <Panel title="What holds it back">
      {assessment.dimensions.map((dimension) => {
        const next = dimension.cells.find(({ level }) => level === dimension.level + 1)
        return (
          <section key={dimension.id} className="obstacle" aria-label={dimension.name}>
            <h3>
              {dimension.name}
              {next && (
                <span className="subtle">
                  {' '}
                  from level {dimension.level} to {next.level}, “{next.name}”
                </span>
              )}
            </h3>
            {next === undefined && <p className="small subtle">It stands at the highest level.</p>}
            {dimension.holdsBack.map((criterion) => (
              <CriterionRow
                key={criterion.evidence}
                criterion={criterion}
                onOpen={(fact) => view.show({ fact })}
              />
            ))}
            {next && dimension.openQuestions.length > 0 && (
              <>
                <ul className="small">
                  {dimension.openQuestions.map(({ id, text }) => (
                    <li key={id}>{text}</li>
                  ))}
                </ul>
                <button
                  type="button"
                  className="road-map-fact"
                  onClick={() =>
                    view.show({ dimension: dimension.id, level: String(next.level), fact: '' })
                  }
                >
                  Questions that people have to answer
                </button>
              </>
            )}
          </section>
        )
      })}
    </Panel>
  )
}
