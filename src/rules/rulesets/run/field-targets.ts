import { isDataArray } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { Place } from '../graph/place-table.ts'
import type { SiteSteps } from '../graph/site-steps.ts'
import type { SourceSite } from '../graph/source-site.ts'
import { parsePaths, PathMistake, walkFrom } from '../json-path/index.ts'
import type { PathExpression } from '../json-path/index.ts'

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

/** An expression; `$ref` is the name of a member. */
const EXPRESSION = /^\$(?=[.[^~]|$)/

/** Finds what a function looks at, from what an expression has chosen. */
export type FindTargets = (site: SourceSite, value: DataValue) => readonly FieldTarget[]

/** The contract in which fields are looked for, and who is told where one could not be. */
export interface FieldSearch {
  readonly graph: IndexedGraph
  readonly steps: SiteSteps
  /** Whether references are followed. */
  readonly isResolved: boolean
  /** A filter of the field has no answer at a place. */
  readonly fault: (place: Place, reason: string) => void
  /** The field was not looked for everywhere. */
  readonly miss: (reason: string) => void
}

/**
 * Reads what the `field` of a rule says. What a function looks at is the value that an expression chose, or the
 * field of it that the rule names: a member, a path such as `a.b[0]`, `@key` for each name, or an expression of its
 * own that begins with `$`, which is the value. A field of something that has no members is the thing itself, as the
 * ecosystem's linter takes it.
 */
export function fieldTargets(field: string | undefined, search: FieldSearch): FindTargets {
  if (field === undefined) return (site, value) => [itself(site, value)]
  const inside = insideOf(field, search)
  return (site, value) =>
    typeof value === 'object' && value !== null ? inside(site, value) : [itself(site, value)]
}

type FindInside = (site: SourceSite, value: object) => readonly FieldTarget[]

function insideOf(field: string, search: FieldSearch): FindInside {
  const { steps } = search
  if (field === EACH_NAME) return (site, value) => namesIn(steps, site, value)
  if (EXPRESSION.test(field)) return chosenBy(field, search)
  return followerOf(steps, tokensOfField(field))
}

const NOTHING: readonly string[] = []

function absent(site: SourceSite): FieldTarget {
  return { value: undefined, site, property: undefined, missing: NOTHING }
}

function itself(site: SourceSite, value: DataValue): FieldTarget {
  return { value, site, property: undefined, missing: NOTHING }
}

/** What an expression chooses within a value; something that is not there when it chooses nothing. */
function chosenBy(field: string, search: FieldSearch): FindInside {
  const { graph, steps, isResolved, fault, miss } = search
  let expressions: readonly PathExpression[]
  try {
    expressions = parsePaths(field)
  } catch (error) {
    if (!(error instanceof PathMistake)) throw error
    miss(`the field ${field} cannot be used: ${error.message} (column ${error.column})`)
    return () => []
  }
  let found: FieldTarget[] = []
  const walk = walkFrom(graph, expressions, isResolved, {
    chosen: (_, site, name) => found.push(itself(site, name ?? steps.valueAt(site))),
    fault: (_, place, reason) => {
      fault(place, reason)
    },
    exhausted: (_, reason) => {
      miss(reason)
    },
  })
  return (site) => {
    found = []
    walk(site)
    return found.length > 0 ? found : [absent(site)]
  }
}

function followerOf(steps: SiteSteps, tokens: readonly string[]): FindInside {
  const last = tokens.at(-1)
  return (site) => {
    const { end, missing } = steps.follow(site, tokens)
    const [first] = missing
    const found = steps.valueAt(end)
    if (first === undefined) return [{ value: found, site: end, property: last, missing }]
    return [{ value: ownLength(found, missing), site: end, property: first, missing }]
  }
}

function namesIn(steps: SiteSteps, site: SourceSite, value: object): readonly FieldTarget[] {
  const names = Object.keys(value)
  if (names.length === 0) return [absent(site)]
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
