import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import type { SiteSteps } from '../graph/site-steps.ts'
import type { SourceSite } from '../graph/source-site.ts'

/** What a function looks at, and the names that led there from what the expression chose. */
export interface FieldTarget {
  readonly value: DataValue | undefined
  readonly site: SourceSite
  readonly property: string | undefined
  /** Names that could not be followed from the site on. */
  readonly missing: readonly string[]
}

/** The field that stands for each name of an object. */
const EACH_NAME = '@key'

/** Finds what a function looks at, from what an expression has chosen. */
export type FindTargets = (
  steps: SiteSteps,
  site: SourceSite,
  value: DataValue,
) => readonly FieldTarget[]

/**
 * Reads what the `field` of a rule says. What a function looks at is the value that an expression chose, or the
 * field of it that the rule names. A field of something that has no members is the thing itself, as the
 * ecosystem's linter takes it.
 */
export function fieldTargets(field: string | undefined): FindTargets {
  if (field === undefined) return (_, site, value) => [itself(site, value)]
  const inside = field === EACH_NAME ? namesIn : followerOf(tokensOfField(field))
  return (steps, site, value) =>
    typeof value === 'object' && value !== null ? inside(steps, site, value) : [itself(site, value)]
}

const NOTHING: readonly string[] = []

function itself(site: SourceSite, value: DataValue): FieldTarget {
  return { value, site, property: undefined, missing: NOTHING }
}

function followerOf(tokens: readonly string[]) {
  const last = tokens.at(-1)
  return (steps: SiteSteps, site: SourceSite): readonly FieldTarget[] => {
    const { end, missing } = steps.follow(site, tokens)
    const [first] = missing
    const found = steps.valueAt(end)
    if (first === undefined) return [{ value: found, site: end, property: last, missing }]
    return [{ value: ownLength(found, missing), site: end, property: first, missing }]
  }
}

function namesIn(steps: SiteSteps, site: SourceSite, value: object): readonly FieldTarget[] {
  const names = Object.keys(value)
  if (names.length === 0) return [{ value: undefined, site, property: undefined, missing: [] }]
  return names.map((name) => ({
    value: name,
    site: steps.follow(site, [name]).end,
    property: name,
    missing: [],
  }))
}

/** A list and a text have a length although no member of that name is written. */
function ownLength(value: DataValue, rest: readonly string[]): number | undefined {
  if (rest.length !== 1 || rest[0] !== 'length') return undefined
  return isDataArray(value) || typeof value === 'string' ? value.length : undefined
}

/** The names in a field such as `a.b[0]` or `a["b.c"]`. */
function tokensOfField(field: string): readonly string[] {
  const tokens: string[] = []
  const part = /[^.[\]]+|\[(?:(-?\d+)|(["'])((?:(?!\2)[^\\]|\\.)*)\2)\]/g
  for (const [text, index, quote, quoted] of field.matchAll(part)) {
    tokens.push(index ?? (quote === undefined ? text : (quoted ?? '').replaceAll(/\\(.)/g, '$1')))
  }
  return tokens
}
