import type { Contract } from '../../../contracts/index.ts'
import { isXmlContract } from '../../walks/wsdl-nodes.ts'
import { parsePaths, PathMistake, walkGraph } from '../json-path/index.ts'
import type { PathExpression, WalkListener } from '../json-path/index.ts'
import type { IndexedGraph } from '../graph/create-document-graph.ts'
import type { RulesetRule, UnsupportedRule } from '../model.ts'
import { TimeLimitError, withinTime } from '../within-time.ts'
import { runXPathRules } from '../x-path/run-x-path-rules.ts'
import { builtInOutcomes } from './built-in-outcomes.ts'
import type { BuiltInOutcome } from './built-in-outcomes.ts'
import { contractGraph } from './contract-graph.ts'
import type { RulesetOutcome } from './rule-outcome.ts'
import { RulesetAllowance } from './ruleset-allowance.ts'
import { isForContract, rulesetFormatsOf } from './ruleset-formats.ts'
import { RulesetRuleRun } from './ruleset-rule-run.ts'

/**
 * The last resort, for what no budget counts: long searches that end just within their limit, again and again. As
 * long as a server lets one contract take.
 */
const WALK_MILLISECONDS = 20_000

export interface RulesetOutcomes {
  /** Of each rule that judges contracts of this format. */
  readonly outcomes: ReadonlyMap<RulesetRule, RulesetOutcome>
  /** Of what is judged with every ruleset. */
  readonly builtIn: readonly BuiltInOutcome[]
}

/** Whether a rule of a ruleset has anything to say about contracts of a format. */
export function rulesetRuleJudges(rule: RulesetRule, contract: Contract): boolean {
  const formats = rulesetFormatsOf(contract)
  const language = isXmlContract(contract.model) ? 'x-path' : 'json-path'
  return (
    isForContract(rule.formats, formats) &&
    rule.given.some((given) => given.language === language && isForContract(given.formats, formats))
  )
}

/** Whether a rule that is not supported would have something to say about a contract. */
export function isUnsupportedFor({ formats }: UnsupportedRule, contract: Contract): boolean {
  return isForContract(formats, rulesetFormatsOf(contract))
}

/**
 * Applies rules of rulesets to a contract: of JSON and YAML all of them in one walk over the document as written
 * and one over the document with its references followed, of XML one after the other. A rule that throws at a place
 * is not judged there, and its outcome says so; the others go on.
 *
 * @param allowance what they may take together
 */
export async function runRulesets(
  contract: Contract,
  rules: readonly RulesetRule[],
  allowance = new RulesetAllowance(),
): Promise<RulesetOutcomes> {
  const graph = contractGraph(contract)
  const judging = rules.filter((rule) => rulesetRuleJudges(rule, contract))
  if (graph === undefined) return { outcomes: await runXPathRules(contract, judging), builtIn: [] }
  const formats = rulesetFormatsOf(contract)
  const builtIn = builtInOutcomes(graph)
  const runs = judging.map((rule) => new RulesetRuleRun(rule, graph, allowance))
  try {
    withinTime(WALK_MILLISECONDS, () => {
      for (const resolved of [true, false]) {
        const walked = runs.filter(({ rule }) => rule.resolved === resolved)
        walkFor(graph, resolved, walked, formats)
      }
    })
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error
    for (const run of runs) run.miss(`judging by rulesets was ended: ${error.message}`)
  }
  return { outcomes: new Map(runs.map((run) => [run.rule, run.outcome()])), builtIn }
}

function walkFor(
  graph: IndexedGraph,
  resolved: boolean,
  runs: readonly RulesetRuleRun[],
  formats: ReadonlySet<string>,
): void {
  const askers = new Map<string, RulesetRuleRun[]>()
  for (const run of runs) {
    for (const { language, expression, formats: only } of run.rule.given) {
      if (language !== 'json-path' || !isForContract(only, formats)) continue
      const known = askers.get(expression)
      if (known === undefined) askers.set(expression, [run])
      else known.push(run)
    }
  }
  const expressions: PathExpression[] = []
  const askersOf: (readonly RulesetRuleRun[])[] = []
  for (const [text, asking] of askers) {
    for (const expression of readable(text, asking)) {
      expressions.push(expression)
      askersOf.push(asking)
    }
  }
  const listener: WalkListener = {
    chosen: (index, site, name) => {
      for (const run of askersOf[index] ?? []) run.judge(site, name)
    },
    fault: (index, place, reason) => {
      for (const run of askersOf[index] ?? []) run.missAt(place, reason)
    },
    exhausted: (index, reason) => {
      for (const run of askersOf[index] ?? []) run.miss(reason)
    },
  }
  walkGraph(graph, expressions, resolved, listener)
}

function readable(text: string, runs: readonly RulesetRuleRun[]): readonly PathExpression[] {
  try {
    return parsePaths(text)
  } catch (error) {
    if (!(error instanceof PathMistake)) throw error
    const reason = `the path expression ${text} cannot be used: ${error.message} (column ${error.column})`
    for (const run of runs) run.miss(reason)
    return []
  }
}
