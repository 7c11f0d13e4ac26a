import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { meQuery } from '../../api/account-queries.ts'
import { keptAssessmentsQuery, MATURITY } from '../../api/maturity-queries.ts'
import { postJson, withQuery } from '../../api/request.ts'
import type { KeptAssessment, MaturityModel } from '../../api/schemas.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FormProblem } from '../../components/form/form-problem.tsx'
import { Instant } from '../../components/instant.tsx'
import { Panel } from '../../components/panel.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { TrendDays } from './trend-days.tsx'
import type { Place } from './scope-select.tsx'

interface TrendProps {
  readonly model: MaturityModel
  readonly place: Place
}

/** How the levels went: one assessment a day is kept by itself, and one whenever somebody asks. */
export function Trend({ model, place }: TrendProps): React.JSX.Element {
  const kept = useQuery(keptAssessmentsQuery(model.id, place))
  return (
    <Panel title="Trend">
      <QueryView query={kept} what="the assessments kept">
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="Nothing has been kept yet">
              Once a day an assessment is kept for the whole registry and for each domain at the
              top.
            </EmptyState>
          ) : (
            <>
              <TrendChart assessments={[...items].reverse()} model={model} />
              <TrendTable assessments={items} />
            </>
          )
        }
      </QueryView>
      <KeepButton model={model.id} place={place} />
    </Panel>
  )
}

const WIDTH = 600
const HEIGHT = 160
const EDGE = 24 // with room for the words of the axes

interface TrendChartProps {
  /** Oldest first. */
  readonly assessments: readonly KeptAssessment[]
  readonly model: MaturityModel
}

/** The level as steps and the mean as a line; the table below says the same. */
function TrendChart({ assessments, model }: TrendChartProps): React.JSX.Element {
  const highest = Math.max(...model.levels.map(({ n }) => n))
  const times = assessments.map(({ asOf }) => Date.parse(asOf))
  const first = times[0] ?? 0
  const span = Math.max((times.at(-1) ?? 0) - first, 1)
  const x = (index: number): number =>
    EDGE + (((times[index] ?? 0) - first) / span) * (WIDTH - 2 * EDGE)
  const y = (level: number): number =>
    HEIGHT - EDGE - ((level - 1) / (highest - 1)) * (HEIGHT - 2 * EDGE)
  const steps = assessments.map(({ level }, index) =>
    index === 0 ? `M${x(0)},${y(level.n)}` : `H${x(index)}V${y(level.n)}`,
  )
  const means = assessments.map(({ mean }, index) => `${x(index)},${y(mean)}`)
  return (
    <svg
      className="trend-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="The level overall and the mean of the dimensions over time; the table below says the same."
    >
      {model.levels.map(({ n }) => (
        <g key={n}>
          <line className="trend-rule" x1={EDGE} x2={WIDTH - EDGE} y1={y(n)} y2={y(n)} />
          <text className="trend-word" x={EDGE - 8} y={y(n) + 4} textAnchor="end">
            {n}
          </text>
        </g>
      ))}
      <text className="trend-word" x={0} y={10}>
        Level, 1 to {highest}
      </text>
      <TrendDays
        days={assessments.map(({ asOf }) => asOf)}
        edge={EDGE}
        width={WIDTH}
        height={HEIGHT}
      />
      <polyline className="trend-mean" points={means.join(' ')} />
      <path className="trend-level" d={steps.join('')} />
      {assessments.map(({ id, level }, index) => (
        <circle key={id} className="trend-point" cx={x(index)} cy={y(level.n)} r={4} />
      ))}
    </svg>
  )
}

function TrendTable({
  assessments,
}: {
  readonly assessments: readonly KeptAssessment[]
}): React.JSX.Element {
  return (
    <div className="table-frame trend-table">
      <table className="data-table">
        <caption className="visually-hidden">Assessments kept, newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Level</th>
            <th scope="col" className="number">
              Mean
            </th>
          </tr>
        </thead>
        <tbody>
          {assessments.map(({ id, asOf, level, mean }) => (
            <tr key={id}>
              <th scope="row">
                <Instant at={asOf} withTime />
              </th>
              <td>
                {level.n} {level.name}
              </td>
              <td className="number">{mean.toFixed(1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface KeepButtonProps {
  readonly model: string
  readonly place: Place
}

function KeepButton({ model, place }: KeepButtonProps): React.JSX.Element | null {
  const me = useQuery(meQuery)
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: () =>
      postJson<KeptAssessment>(
        withQuery(`/maturity/models/${encodeURIComponent(model)}/assessments`, { ...place }),
        {},
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [MATURITY] }),
  })
  if (me.data === undefined || me.data.actor.kind === 'anonymous') return null
  return (
    <>
      <FormProblem title="The assessment was not kept" error={keep.error} />
      <Button
        size="compact-sm"
        variant="default"
        loading={keep.isPending}
        onClick={() => keep.mutate()}
      >
        Keep today’s assessment
      </Button>
    </>
  )
}
