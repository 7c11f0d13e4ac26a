import { joinPointer } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { GraphReference } from '../graph/document-graph.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems of one kind that are reported; see `RulesetRuleRun`. */
const MOST_PROBLEMS = 10_000

type InvalidTarget = Exclude<GraphReference['target'], { kind: 'node' }>
type InvalidReference = GraphReference & { readonly target: InvalidTarget }

/** What the ecosystem's linter checks beside the rules of any ruleset, under its own ids. */
export interface BuiltInOutcome extends RulesetOutcome {
  readonly id: 'invalid-ref' | 'parser'
}

/**
 * `invalid-ref`: a reference that leads nowhere. `parser`: a key that a document repeats, whose severity the
 * ruleset's `parserOptions` say.
 */
export function builtInOutcomes(graph: IndexedGraph): readonly BuiltInOutcome[] {
  return [
    outcomeOf('invalid-ref', invalidReferences(graph)),
    outcomeOf('parser', repeatedKeys(graph)),
  ]
}

function outcomeOf(id: BuiltInOutcome['id'], problems: readonly RulesetProblem[]): BuiltInOutcome {
  const isFull = problems.length > MOST_PROBLEMS
  return {
    id,
    result: problems.length > 0 ? 'violated' : 'passed',
    problems: problems.slice(0, MOST_PROBLEMS),
    unjudged: isFull ? ['there is more than is reported; correct it and check again'] : [],
  }
}

/**
 * What cannot be referred to is told once for all references to it, at the first: correcting it, or adding what
 * is missing, is one thing to do. A file that cannot be had is one such thing whatever is wanted from it.
 */
function invalidReferences(graph: IndexedGraph): readonly RulesetProblem[] {
  const byCause = new Map<string, { readonly first: InvalidReference; others: number }>()
  for (const { from, uri, target } of graph.brokenReferences()) {
    if (target.kind === 'node') continue
    const reference = { from, uri, target }
    const cause = causeOf(reference)
    const known = byCause.get(cause)
    if (known === undefined) byCause.set(cause, { first: reference, others: 0 })
    else known.others += 1
  }
  return [...byCause.values()].map(({ first, others }) => problemOf(first, others, graph))
}

function causeOf({ from, uri, target }: InvalidReference): string {
  const hash = uri.indexOf('#')
  const address = hash === -1 ? uri : uri.slice(0, hash)
  const file = fileOf(address, from.document.source.name)
  return target.kind === 'unavailable'
    ? `file ${file}`
    : `place ${file}${uri.slice(address.length)}`
}

/** The file that an address names, so that other spellings of the address are the same. */
function fileOf(address: string, from: string): string {
  try {
    return new URL(address, new URL(from, 'file:///')).href
  } catch {
    // No address at all: it is compared as it is written.
    return address
  }
}

function problemOf(
  { from, uri, target }: InvalidReference,
  others: number,
  graph: IndexedGraph,
): RulesetProblem {
  const at = graph.locate(graph.memberAsWritten(from, '$ref') ?? from)
  const more = others === 1 ? 'another reference asks' : `${others} other references ask`
  const also = others === 0 ? '' : `; ${more} for it, too`
  return { at, message: `The reference "${uri}" ${whyInvalid(target)}${also}.` }
}

function whyInvalid(target: InvalidTarget): string {
  const leads = target.kind === 'unavailable' ? 'cannot be followed' : 'leads nowhere'
  return `${leads}: ${target.reason}`
}

function repeatedKeys(graph: IndexedGraph): readonly RulesetProblem[] {
  const { document } = graph.root
  return document.duplicateKeys.flatMap(({ pointer, key, places }) =>
    places.slice(0, -1).map(({ start, end }) => ({
      at: document.source.location(joinPointer(pointer), start, end),
      message: `The key "${key}" is repeated; the last value counts.`,
    })),
  )
}
