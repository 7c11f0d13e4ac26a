import type { Contract } from '../../contracts/index.ts'
import type { UddiExport } from '../../discovery/index.ts'
import { assertionResult } from '../assertion-result.ts'
import { findRule } from '../catalogue.ts'
import { OutcomeOverEntries } from '../outcome-over-entries.ts'
import type { AssertionResult, DiscoveryJudged, JudgedUddiEntry } from '../model.ts'
import { asPack, type Policy } from '../policy.ts'
import type { Problem, Rule, RuleContext } from '../rule.ts'
import { RuleRun, type RuleOutcome } from '../rule-run.ts'
import type { DiscoveryKind } from './discovery-nodes.ts'
import { entriesOf, type JudgedEntries } from './judged-entries.ts'
import { PublishedDescription } from './published-description.ts'
import { UddiRegistry } from './uddi-registry.ts'

/** What was exported of a registry, and where the description is said to be published. */
export interface DiscoveryData {
  readonly exports: readonly UddiExport[]
  /** The address that overviewURLs have for the description, where its file name does not tell. */
  readonly publishedAt?: string
}

/** What the rules about discovery data make of the entries of a registry. */
export interface DiscoveryJudgement {
  readonly outcomes: ReadonlyMap<string, RuleOutcome>
  readonly summary: DiscoveryJudged
}

/** One entry with what came of the rules that are about it. */
interface EntryOutcomes {
  readonly type: JudgedUddiEntry['type']
  readonly name: string
  readonly outcomes: readonly RuleOutcome[]
}

/**
 * Judges what a registry has about a description by the policies' rules about discovery data; each entry by itself, as
 * the WS-I analyzer does, and so are prerequisites.
 *
 * @param assertions whether the results of every single entry are told, too
 */
export function judgeDiscovery(
  { exports, publishedAt }: DiscoveryData,
  contract: Contract,
  policies: readonly Policy[],
  assertions: boolean,
): DiscoveryJudgement {
  const model = contract.model.kind === 'wsdl' ? contract.model : undefined
  const description = new PublishedDescription(model, publishedAt)
  const entries = entriesOf(new UddiRegistry(exports), description)
  const rules = rulesOf(policies)
  const judged = judgeEntries(entries, rules)
  const merged = new Map(rules.map((rule) => [rule.id, mergedOutcome(rule, judged, entries)]))
  const count = entries.tModels.length + entries.bindingTemplates.length
  return {
    outcomes: merged,
    summary: {
      sources: exports.map(({ file, version, digest }) => ({ source: file, version, digest })),
      judged: rules.length > 0 ? count : 0,
      leftOut: entries.leftOut,
      ...(assertions && { entries: resultsOf(judged, policies) }),
    },
  }
}

function rulesOf(policies: readonly Policy[]): readonly Rule[] {
  const ids = new Set(policies.flatMap((policy) => asPack(policy).rules.map(({ id }) => id)))
  return [...ids].flatMap((id) => {
    const rule = findRule(id)
    return rule?.family === 'discovery' ? [rule] : []
  })
}

function judgeEntries(entries: JudgedEntries, rules: readonly Rule[]): readonly EntryOutcomes[] {
  const { tModels, bindingTemplates } = entries
  return [
    ...tModels.map((node) => ({
      type: 'tModel' as const,
      name: node.name,
      outcomes: outcomesAt(node, 'TModel', rules),
    })),
    ...bindingTemplates.map((node) => ({
      type: 'bindingTemplate' as const,
      name: node.name,
      outcomes: outcomesAt(node, 'BindingTemplate', rules),
    })),
    ...(tModels.length + bindingTemplates.length === 0
      ? []
      : [
          {
            type: 'registry' as const,
            name: entries.registry.exports.map(({ file }) => file).join(', '),
            outcomes: outcomesAt(entries, 'Registry', rules),
          },
        ]),
  ]
}

/** Rules about discovery data are given none: an entry brings along what they ask. */
const NO_CONTEXT = {} as RuleContext<unknown>

function outcomesAt(
  node: unknown,
  kind: DiscoveryKind,
  rules: readonly Rule[],
): readonly RuleOutcome[] {
  const runs = rules.filter(({ target }) => target === kind).map((rule) => new RuleRun(rule, true))
  const byId = new Map(runs.map((run) => [run.rule.id, run]))
  for (const run of runs) void run.judge(node, NO_CONTEXT)
  return runs.map((run) => run.outcome(byId))
}

/** What came of a rule at all entries, with what was not there to be judged. */
function mergedOutcome(
  rule: Rule,
  judged: readonly EntryOutcomes[],
  { missing }: JudgedEntries,
): RuleOutcome {
  const merged = new OutcomeOverEntries(rule)
  const problems: Problem[] = []
  for (const { outcomes } of judged) {
    for (const outcome of outcomes) {
      if (outcome.rule !== rule) continue
      merged.add(outcome)
      problems.push(...outcome.problems.filter((problem) => merged.keeps(problem)))
    }
  }
  merged.leaveOpen(rule.target === 'BindingTemplate' ? missing.templates : missing.tModels)
  return { ...merged.outcome, problems }
}

function resultsOf(
  judged: readonly EntryOutcomes[],
  policies: readonly Policy[],
): readonly JudgedUddiEntry[] {
  return judged.map(({ type, name, outcomes }) => ({
    type,
    id: name,
    assertions: Object.fromEntries(
      policies.map((policy) => {
        const severities = new Map(
          asPack(policy).rules.map(({ id, severity }) => [id, severity] as const),
        )
        const named = outcomes.flatMap((outcome): [string, AssertionResult][] => {
          const severity = severities.get(outcome.rule.id)
          return severity === undefined
            ? []
            : [[outcome.rule.id, assertionResult(outcome, severity)]]
        })
        return [policy.id, Object.fromEntries(named)]
      }),
    ),
  }))
}
