/** A path of the description (`/api/v1/services/{domain}/{name}`), ready to be compared. */
export type PathPattern = readonly ({ readonly fixed: string } | { readonly parameter: string })[]

export function pathPattern(path: string): PathPattern {
  return path
    .slice(1)
    .split('/')
    .map((segment) => {
      const parameter = /^\{(\w+)\}$/.exec(segment)?.[1]
      return parameter === undefined ? { fixed: segment } : { parameter }
    })
}

/** The parameters of a path that the pattern fits; undefined when it does not. */
export function parametersIn(
  pattern: PathPattern,
  segments: readonly string[],
): Record<string, string> | undefined {
  if (segments.length !== pattern.length) return undefined
  const parameters: Record<string, string> = {}
  for (const [place, part] of pattern.entries()) {
    const segment = segments[place] ?? ''
    if ('parameter' in part) parameters[part.parameter] = segment
    else if (part.fixed !== segment) return undefined
  }
  return parameters
}

/** Whether a path exists that both patterns fit. */
export function overlap(one: PathPattern, other: PathPattern): boolean {
  return (
    one.length === other.length &&
    one.every((part, place) => {
      const facing = other[place]
      return !('fixed' in part && facing && 'fixed' in facing) || part.fixed === facing.fixed
    })
  )
}
