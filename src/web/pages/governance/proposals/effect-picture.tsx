import type { PolicyEffect, VersionEffect } from '../../../api/schemas.ts'
import { counted } from '../../../components/words.ts'
import './effect.css'

/** What happens to a version, the gravest first; each version counts once. */
const KINDS = [
  { id: 'blocked', label: 'refused if registered then' },
  { id: 'closes', label: 'gates close' },
  { id: 'verdict', label: 'another verdict' },
] as const
type Kind = (typeof KINDS)[number]['id']

interface Bar {
  readonly owner: string
  readonly counts: Readonly<Record<Kind, number>>
  readonly total: number
}

const ROW = 34
const LABEL = 260
const WIDTH = 1_000
const MOST_BARS = 12

/** Whose versions change, by how they do: a bar for each owner. The table beside it names the versions. */
export function EffectPicture({ effect }: { readonly effect: PolicyEffect }): React.ReactNode {
  const bars = barsOf(effect.versions)
  if (bars.length === 0) return null
  const shown = bars.slice(0, MOST_BARS)
  const most = Math.max(...shown.map(({ total }) => total))
  const scale = (WIDTH - LABEL - 60) / most
  return (
    <figure className="effect-picture">
      <svg
        viewBox={`0 0 ${WIDTH} ${shown.length * ROW}`}
        role="img"
        aria-label={`Versions that change, by owner: ${shown.map(inWords).join('; ')}`}
      >
        {shown.map(({ owner, counts, total }, index) => {
          let x = LABEL
          return (
            <g key={owner} transform={`translate(0 ${index * ROW})`}>
              <text x={LABEL - 12} y={ROW / 2} className="effect-owner">
                {owner}
              </text>
              {KINDS.map(({ id }) => {
                const width = counts[id] * scale
                const bar = (
                  <rect
                    key={id}
                    x={x}
                    y={5}
                    width={width}
                    height={ROW - 10}
                    className={`effect-${id}`}
                  />
                )
                x += width
                return width > 0 ? bar : null
              })}
              <text x={x + 10} y={ROW / 2} className="effect-count">
                {total}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="tiny">
        {KINDS.map(({ id, label }) => (
          <span key={id} className="effect-key">
            <span className={`effect-swatch effect-${id}`} /> {label}
          </span>
        ))}
        {bars.length > shown.length &&
          `and ${counted(bars.length - shown.length, 'further owner')}`}
      </figcaption>
    </figure>
  )
}

export function barsOf(versions: readonly VersionEffect[]): readonly Bar[] {
  const bars = new Map<string, Record<Kind, number>>()
  for (const { owner = 'nobody', blocked, closes } of versions) {
    const counts = bars.get(owner) ?? { blocked: 0, closes: 0, verdict: 0 }
    counts[blocked ? 'blocked' : closes.length > 0 ? 'closes' : 'verdict']++
    bars.set(owner, counts)
  }
  return [...bars]
    .map(([owner, counts]) => ({
      ...{ owner, counts },
      total: counts.blocked + counts.closes + counts.verdict,
    }))
    .sort((a, b) => b.total - a.total || (a.owner < b.owner ? -1 : 1))
}

function inWords({ owner, counts }: Bar): string {
  const parts = KINDS.filter(({ id }) => counts[id] > 0).map(
    ({ id, label }) => `${counts[id]} ${label}`,
  )
  return `${owner} ${parts.join(', ')}`
}
