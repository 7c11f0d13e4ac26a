import { joinPointer } from '../../../contracts/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { GraphReference } from '../graph/document-graph.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems of one kind that are reported; see `RulesetRuleRun`. */
const MOST_PROBLEMS = 10_000

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

function invalidReferences(graph: IndexedGraph): readonly RulesetProblem[] {
  return graph.brokenReferences().flatMap(({ from, uri, target }): readonly RulesetProblem[] => {
    if (target.kind === 'node') return []
    const at = graph.locate(graph.memberAsWritten(from, '$ref') ?? from)
    return [{ at, message: `The reference "${uri}" ${whyInvalid(target)}.` }]
  })
}

function whyInvalid(target: Exclude<GraphReference['target'], { kind: 'node' }>): string {
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
