import type { PolicyEffect } from '../../../api/schemas.ts'
import { counted } from '../../../components/words.ts'
import './effect.css'

/** What happens to a version, the gravest first; each version counts once. */
const KINDS = [
  { id: 'closes', label: 'gates close' },
  { id: 'verdict', label: 'another verdict' },
  { id: 'same', label: 'asked otherwise, with the same result' },
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
  const bars = barsOf(effect)
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

/** Whose gate closes counts as that, whether its verdict is another one or not. */
function barsOf({ owners }: Pick<PolicyEffect, 'owners'>): readonly Bar[] {
  return owners.map(({ owner = 'nobody', versions, verdictsChanging, gatesClosing }) => {
    const closes = Math.min(gatesClosing, versions)
    const verdict = Math.min(Math.max(verdictsChanging - closes, 0), versions - closes)
    const counts = { closes, verdict, same: versions - closes - verdict }
    return { owner, counts, total: versions }
  })
}

function inWords({ owner, counts }: Bar): string {
  const parts = KINDS.filter(({ id }) => counts[id] > 0).map(
    ({ id, label }) => `${counts[id]} ${label}`,
  )
  return `${owner} ${parts.join(', ')}`
}
