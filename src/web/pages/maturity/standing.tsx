import { lazy, Suspense } from 'react'
import type { Assessment, MaturityModel } from '../../api/schemas.ts'
import { Panel } from '../../components/panel.tsx'
import { counted } from '../../components/words.ts'
import { PartSkeleton } from '../../components/page-skeleton.tsx'
import type { MaturityView } from './use-maturity-view.ts'

const RadarChart = lazy(async () => ({
  default: (await import('./radar-chart.tsx')).RadarChart,
}))

interface StandingProps {
  readonly assessment: Assessment
  readonly model: MaturityModel
  readonly view: MaturityView
}

/** The level of the whole and of each dimension, as a chart and as a table that says the same. */
export function Standing({ assessment, model, view }: StandingProps): React.JSX.Element {
  const { level, dimensions, mean, confidence } = assessment
  const highest = Math.max(...model.levels.map(({ n }) => n))
  return (
    <div className="standing">
      <Panel title="Level overall">
        <p className="standing-level">
          <span className="standing-number">{level.n}</span>
          <span className="standing-name">{level.name}</span>
          <span className="subtle">of {highest}</span>
        </p>
        <p className="small subtle">
          The whole is as mature as its weakest dimension. The mean of the dimensions,{' '}
          {mean.toFixed(1)}, is a hint, never the result.
        </p>
        <p className="small subtle">
          What it rests on: {counted(confidence.computed, 'computed figure')},{' '}
          {counted(confidence.answered, 'answer')}. Not known: {confidence.unknown}; answers that
          have expired: {confidence.stale}.
        </p>
        <ol className="plain-list standing-ladder" aria-label="Levels of the model">
          {[...model.levels]
            .sort((one, other) => other.n - one.n)
            .map((step) => (
              <li key={step.n} aria-current={step.n === level.n ? 'step' : undefined}>
                <span className="standing-step">{step.n}</span> {step.name}
                {step.n === level.n && step.meaning !== undefined && (
                  <p className="standing-meaning">{step.meaning}</p>
                )}
              </li>
            ))}
        </ol>
      </Panel>
      <Panel title="By dimension">
        <div className="standing-dimensions">
          <Suspense fallback={<PartSkeleton lines={6} />}>
            <RadarChart
              label={`Radar chart of the levels by dimension; the table beside it says the same.`}
              axes={dimensions.map(({ name }) => name)}
              webs={[{ name: level.name, values: dimensions.map((one) => one.level) }]}
              highest={highest}
              onChoose={(index) => {
                const dimension = dimensions[index]
                if (dimension) {
                  view.show({
                    dimension: dimension.id,
                    level: String(Math.min(dimension.level + 1, highest)),
                  })
                }
              }}
            />
          </Suspense>
          <DimensionTable assessment={assessment} model={model} highest={highest} />
        </div>
      </Panel>
    </div>
  )
}

interface DimensionTableProps {
  readonly assessment: Assessment
  readonly model: MaturityModel
  readonly highest: number
}

function DimensionTable({ assessment, model, highest }: DimensionTableProps): React.JSX.Element {
  return (
    <table className="data-table">
      <caption className="visually-hidden">Level of each dimension</caption>
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col">Level</th>
        </tr>
      </thead>
      <tbody>
        {assessment.dimensions.map((dimension) => (
          <tr key={dimension.id}>
            <th scope="row">{dimension.name}</th>
            <td>
              <span className="standing-bar" aria-hidden>
                {Array.from({ length: highest }, (_, index) => (
                  <span key={index} data-reached={index < dimension.level || undefined} />
                ))}
              </span>
              {dimension.level} {model.levels.find(({ n }) => n === dimension.level)?.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
