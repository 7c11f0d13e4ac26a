import type { DataDocument } from '../../../contracts/index.ts'
import type { Severity } from '../../model.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { GraphReference } from '../graph/document-graph.ts'
import type { Ruleset } from '../model.ts'
import type { RulesetOutcome, RulesetProblem } from './rule-outcome.ts'

/** Problems of one kind that are reported; see `RulesetRuleRun`. */
const MOST_PROBLEMS = 10_000

type InvalidTarget = Exclude<GraphReference['target'], { kind: 'node' }>
type InvalidReference = GraphReference & { readonly target: InvalidTarget }

/** What the ecosystem's linter checks beside the rules of any ruleset, under its own ids. */
export interface BuiltInOutcome extends RulesetOutcome {
  readonly id: 'invalid-ref' | 'parser'
  readonly severityOf: (
    problem: RulesetProblem,
    options: Ruleset['parserOptions'],
  ) => Severity | undefined
}

/** A severity by itself, or the option of a ruleset that says it. */
type SeverityOrOption = Severity | keyof Ruleset['parserOptions']

/**
 * `invalid-ref`: a reference that leads nowhere. `parser`: a key that a document repeats, or that is no text. How bad
 * that is the ruleset's `parserOptions` say for the entry document, and nobody for those that it refers to.
 */
export function builtInOutcomes(graph: IndexedGraph): readonly BuiltInOutcome[] {
  const [entry, ...others] = graph.documents
  const parser: (readonly [RulesetProblem, SeverityOrOption])[] = []
  const add = (problems: readonly RulesetProblem[], severity: SeverityOrOption): void => {
    for (const problem of problems) parser.push([problem, severity])
  }
  add(repeatedKeys(entry), 'duplicateKeys')
  add(nonTextKeys(entry), 'incompatibleValues')
  for (const document of others) {
    add(repeatedKeys(document), 'error')
    add(nonTextKeys(document), 'warning')
  }
  return [
    outcomeOf(
      'invalid-ref',
      invalidReferences(graph).map((problem) => [problem, 'error']),
    ),
    outcomeOf('parser', parser),
  ]
}

function outcomeOf(
  id: BuiltInOutcome['id'],
  problems: readonly (readonly [RulesetProblem, SeverityOrOption])[],
): BuiltInOutcome {
  const isFull = problems.length > MOST_PROBLEMS
  const severities = new Map(problems.slice(0, MOST_PROBLEMS))
  return {
    id,
    result: problems.length > 0 ? 'violated' : 'passed',
    problems: [...severities.keys()],
    unjudged: isFull ? ['there is more than is reported; correct it and check again'] : [],
    severityOf: (problem, options) => {
      const severity = severities.get(problem)
      if (severity !== 'duplicateKeys' && severity !== 'incompatibleValues') return severity
      const asked = options[severity]
      return asked === 'off' ? undefined : asked
    },
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

function repeatedKeys({ duplicateKeys, source }: DataDocument): readonly RulesetProblem[] {
  return duplicateKeys.flatMap(({ pointer, key, places }) => {
    const [, repeated] = places
    if (repeated === undefined) return []
    return {
      at: source.location(pointer, repeated.start, repeated.end),
      message: `The key "${key}" is written ${places.length} times; the last value counts.`,
    }
  })
}

function nonTextKeys({ nonTextKeys: keys, source }: DataDocument): readonly RulesetProblem[] {
  return keys.map(({ pointer, key, type, start, end }) => ({
    at: source.location(pointer, start, end),
    message: `The key ${key} is a ${type} and no text; write it in quotes.`,
  }))
}
