import { useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Circle } from '../../../api/schemas.ts'
import { counted } from '../../../components/words.ts'
import { linksBetween } from './circle-links.ts'
import './circle-picture.css'
import { layOutCircles, linesIn, SIDE, wayInto, type PlacedCircle } from './lay-out-circles.ts'

interface CirclePictureProps {
  readonly circles: readonly Circle[]
  /** The circle that is looked into. */
  readonly inside: string
  /** The address of the picture with another circle. */
  readonly into: (circle: string) => string
}

/** Circles within circles. Everything in the circle at hand is a link: circles lead into them, roles to their pages. */
export function CirclePicture({ circles, inside, into }: CirclePictureProps): React.JSX.Element {
  const navigate = useNavigate()
  const placed = useMemo(() => layOutCircles(circles, inside), [circles, inside])
  const way = wayInto(circles, inside)
  const outer = way.at(-2)
  return (
    <>
      <nav aria-label="Way into the circles">
        <ol className="page-crumbs">
          {way.map(({ id, title }) => (
            <li key={id}>
              <Link to={into(id)} {...(id === inside && { 'aria-current': 'location' as const })}>
                {title}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <svg
        className="circle-picture"
        viewBox={`-4 -4 ${SIDE + 8} ${SIDE + 8}`}
        role="group"
        aria-label={`Circles and roles in ${way.at(-1)?.title ?? inside}`}
        onKeyDown={({ key }) => {
          if (key === 'Escape' && outer !== undefined) void navigate(into(outer.id))
        }}
      >
        {placed.map((one) => (
          <Placed key={`${one.kind} ${one.id}`} one={one} circles={circles} into={into} />
        ))}
        <g aria-hidden="true">
          {linksBetween(circles).map(({ role, into: circle }) => (
            <LinkLine
              key={`${role} ${circle}`}
              role={placed.find(({ kind, id }) => kind === 'role' && id === role)}
              circle={placed.find(({ kind, id }) => kind === 'circle' && id === circle)}
            />
          ))}
        </g>
        {/* Over all circles, so that no neighbour covers a name. */}
        <g aria-hidden="true">
          {placed
            .filter((one) => one.depth > 0 && hasHeading(circles, one))
            .map((one) => (
              <Heading key={one.id} one={one} />
            ))}
        </g>
      </svg>
      <p className="tiny subtle">
        A circle leads into it, a role to its page
        {outer === undefined ? '' : `; Escape leads back to ${outer.title}`}. A dashed role is
        filled by nobody, and a dashed line leads from a role to another circle that it takes part
        in.
      </p>
    </>
  )
}

interface LinkLineProps {
  /** Absent where it is not in the picture. */
  readonly role: PlacedCircle | undefined
  readonly circle: PlacedCircle | undefined
}

/** From a role to the edge of the circle that it takes part in, where the picture has both. */
function LinkLine({ role, circle }: LinkLineProps): React.ReactNode {
  if (role === undefined || circle === undefined || circle.depth === 0) return null
  const [dx, dy] = [role.x - circle.x, role.y - circle.y]
  const distance = Math.hypot(dx, dy)
  if (distance <= circle.r) return null
  const [atRole, atCircle] = [(distance - role.r) / distance, circle.r / distance]
  return (
    <line
      className="picture-line"
      x1={circle.x + dx * atRole}
      y1={circle.y + dy * atRole}
      x2={circle.x + dx * atCircle}
      y2={circle.y + dy * atCircle}
    />
  )
}

interface PlacedProps {
  readonly one: PlacedCircle
  readonly circles: readonly Circle[]
  readonly into: CirclePictureProps['into']
}

function Placed({ one, circles, into }: PlacedProps): React.JSX.Element {
  const { kind, id, depth, x, y, r, title, people } = one
  const isFilled = people.length > 0
  const shape = (
    <circle
      cx={x}
      cy={y}
      r={r}
      className={`picture-${kind}`}
      data-depth={Math.min(depth, 4)}
      data-empty={kind === 'role' && !isFilled ? '' : undefined}
    />
  )
  if (depth === 0) return shape
  const words = !hasHeading(circles, one) && <Words one={one} />
  // What lies deeper is reached by walking in, so that nobody tabs through a whole enterprise.
  if (depth > 1) {
    return (
      <g aria-hidden="true">
        {shape}
        {words}
      </g>
    )
  }
  const filler = isFilled ? people.join(', ') : 'nobody'
  const label =
    kind === 'role'
      ? `${title}, role, filled by ${filler}`
      : `${title}, circle of ${counted(rolesIn(circles, id), 'role')}, led by ${filler}`
  return (
    <Link
      to={kind === 'role' ? `/roles/${encodeURIComponent(id)}` : into(id)}
      aria-label={label}
      className="picture-link"
    >
      <title>{label}</title>
      {shape}
      {words}
    </Link>
  )
}

/** Of a circle that holds others, the name stands over its upper edge. */
function hasHeading(circles: readonly Circle[], { kind, id }: PlacedCircle): boolean {
  return kind === 'circle' && rolesIn(circles, id) > 0
}

function rolesIn(circles: readonly Circle[], id: string): number {
  return circles.find((circle) => circle.id === id)?.roles.length ?? 0
}

const SMALLEST = 34 // radius below which no word can be read

function Words({
  one: { title, people, x, y, r },
}: {
  readonly one: PlacedCircle
}): React.ReactNode {
  if (r < SMALLEST) return null
  const size = Math.min(Math.max(r / 4.2, 11), 26)
  const lines = linesIn(title, r, size)
  const person = r > 60 && people.length > 0 ? people.join(', ') : undefined
  const top = y - ((lines.length - 1) * size * 1.2 + (person === undefined ? 0 : size)) / 2
  return (
    <text x={x} y={top} fontSize={size} textAnchor="middle" dominantBaseline="middle">
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : size * 1.2}>
          {line}
        </tspan>
      ))}
      {person !== undefined && (
        <tspan x={x} dy={size * 1.3} fontSize={size * 0.8} className="picture-people">
          {linesIn(person, r, size * 0.8)[0]}
        </tspan>
      )}
    </text>
  )
}

function Heading({ one: { title, x, y, r } }: { readonly one: PlacedCircle }): React.ReactNode {
  if (r < SMALLEST * 1.6) return null
  const size = Math.min(Math.max(r / 9, 12), 24)
  return (
    <text
      x={x}
      y={y - r + size * 0.2}
      fontSize={size}
      textAnchor="middle"
      dominantBaseline="middle"
      className="picture-heading"
    >
      {linesIn(title, r * 0.9, size)[0]}
    </text>
  )
}
