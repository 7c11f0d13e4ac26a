import type { Circle } from '../../../api/schemas.ts'

/** A role of one circle that takes part in another one. */
export interface CircleLink {
  readonly role: string
  /** The circle whose role it is. */
  readonly from: string
  /** The circle that it takes part in. */
  readonly into: string
}

export function linksBetween(circles: readonly Circle[]): readonly CircleLink[] {
  return circles.flatMap(({ id: into, links = [] }) =>
    links.flatMap((role) => {
      const home = circleOfRole(circles, role)
      return home === undefined ? [] : [{ role, from: home.id, into }]
    }),
  )
}

export function circleOfRole(circles: readonly Circle[], role: string): Circle | undefined {
  return circles.find(({ roles }) => roles.some(({ id }) => id === role))
}
