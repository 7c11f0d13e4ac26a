import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { organisationQuery } from '../../api/governance-queries.ts'
import { withQuery } from '../../api/request.ts'
import { domainsQuery } from '../../api/service-queries.ts'
import type { MaturityComparison, MaturityModel } from '../../api/schemas.ts'
import { PartSkeleton } from '../../components/page-skeleton.tsx'
import { Panel } from '../../components/panel.tsx'
import { figure } from '../maturity/figures.ts'
import { colourOfWeb } from '../maturity/web-colours.ts'

const RadarChart = lazy(async () => ({
  default: (await import('../maturity/radar-chart.tsx')).RadarChart,
}))

type Compared = MaturityComparison['points'][number]

interface ComparisonViewProps {
  readonly comparison: MaturityComparison
  readonly model: MaturityModel
}

/** Levels as webs over each other and as a table, then every figure; each leads to what is behind it. */
export function ComparisonView({ comparison, model }: ComparisonViewProps): React.JSX.Element {
  const { points, dimensions, facts } = comparison
  const nameOf = useNames()
  const names = points.map(nameOf)
  const addressOf = (point: Compared, fact = ''): string =>
    withQuery(`/maturity/${encodeURIComponent(model.id)}`, { ...scopeIn(comparison, point), fact })
  return (
    <>
      <Panel title="Levels">
        <Suspense fallback={<PartSkeleton lines={6} />}>
          <RadarChart
            label="The levels of each as webs over each other; the table below says the same."
            axes={dimensions.map(({ name }) => name)}
            webs={names.map((name, index) => ({
              name,
              values: dimensions.map(({ levels }) => levels[index] ?? 1),
            }))}
            highest={model.levels.length}
          />
        </Suspense>
        <Table
          caption="Level of each dimension"
          heads={points.map((point, index) => ({
            name: names[index] ?? '',
            address: addressOf(point),
          }))}
        >
          <Row
            name="Overall"
            heads={names}
            cells={points.map(({ level }) => `${level.n} ${level.name}`)}
          />
          <Row name="Mean" heads={names} cells={points.map(({ mean }) => mean.toFixed(1))} />
          {dimensions.map(({ id, name, levels }) => (
            <Row
              key={id}
              name={name}
              heads={names}
              cells={levels.map(String)}
              best={bestOf(levels, 'up')}
            />
          ))}
          <Row
            name="Not known"
            heads={names}
            cells={points.map(({ confidence }) => `${confidence.unknown} of ${sumOf(confidence)}`)}
          />
        </Table>
        <p className="small subtle">
          The best of a row is set in bold. A low level where much is not known says that there are
          too few facts to tell, not that things are bad: most figures need five services at least.
        </p>
      </Panel>
      <Panel title="Figures">
        <Table
          caption="Every figure that the model asks for"
          heads={points.map((point, index) => ({
            name: names[index] ?? '',
            address: addressOf(point),
          }))}
        >
          {facts.map(({ id, name, unit, better, values }) => (
            <Row
              key={id}
              name={name}
              heads={names}
              cells={values.map((value, index) => {
                const point = points[index]
                const said = figure(value, unit)
                return point === undefined ? (
                  said
                ) : (
                  <Link key={index} to={addressOf(point, id)}>
                    {said}
                  </Link>
                )
              })}
              best={bestOf(values, better)}
            />
          ))}
        </Table>
      </Panel>
    </>
  )
}

interface TableProps {
  readonly caption: string
  readonly heads: readonly { readonly name: string; readonly address: string }[]
  readonly children: React.ReactNode
}

function Table({ caption, heads, children }: TableProps): React.JSX.Element {
  return (
    <div className="table-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="data-table data-table-wide comparison-table table-stacked">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {heads.map(({ name, address }, index) => (
              <th key={index} scope="col">
                <span
                  className="comparison-key"
                  style={{ background: `var(${colourOfWeb(index)})` }}
                  aria-hidden
                />
                <Link to={address}>{name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly name: string
  readonly cells: readonly React.ReactNode[]
  /** The names of what is compared. */
  readonly heads: readonly string[]
  readonly best?: ReadonlySet<number>
}

function Row({ name, cells, heads, best = new Set() }: RowProps): React.JSX.Element {
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, index) => (
        <td
          key={index}
          data-head={heads[index]}
          className={best.has(index) ? 'comparison-best' : undefined}
        >
          {cell}
        </td>
      ))}
    </tr>
  )
}

/** The places of the best values, when they are not all the same. */
function bestOf(values: readonly (number | null)[], better: 'up' | 'down'): ReadonlySet<number> {
  const known = values.filter((value) => value !== null)
  const best = better === 'up' ? Math.max(...known) : Math.min(...known)
  if (known.every((value) => value === best)) return new Set()
  return new Set(values.flatMap((value, index) => (value === best ? [index] : [])))
}

function sumOf({ computed, answered, stale, unknown }: Compared['confidence']): number {
  return computed + answered + stale + unknown
}

/** Where the page of a point looks; a moment that is the latest of all is now. */
function scopeIn(
  { points }: MaturityComparison,
  { scope, asOf }: Compared,
): { readonly domain?: string; readonly circle?: string; readonly asOf?: string } {
  const latest = points
    .map((point) => point.asOf.slice(0, DAY))
    .toSorted()
    .at(-1)
  const day = asOf.slice(0, DAY)
  return { ...scope, ...(day !== latest && { asOf: day }) }
}

const DAY = 'YYYY-MM-DD'.length

/** Names points by the titles of their domains and circles. */
function useNames(): (point: Compared) => string {
  const domains = useQuery(domainsQuery)
  const organisation = useQuery(organisationQuery)
  return ({ scope: { domain, circle }, asOf }) => {
    const title =
      circle === undefined
        ? domain === undefined
          ? 'The whole'
          : (domains.data?.items.find(({ path }) => path === domain)?.title ?? domain)
        : (organisation.data?.circles.find(({ id }) => id === circle)?.title ?? circle)
    return `${title}, ${asOf.slice(0, DAY)}`
  }
}
