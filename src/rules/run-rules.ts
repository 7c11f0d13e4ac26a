import type { Contract } from '../contracts/index.ts'
import { walkFormat } from './formats/format-nodes.ts'
import type { NodeVisitor } from './walks/node-visitor.ts'
import { walkOpenApi } from './openapi/open-api-nodes.ts'
import type { Rule, RuleContext } from './rule.ts'
import { RuleRun, type RuleOutcome } from './rule-run.ts'
import { walkXmlContract } from './walks/walk-xml-contract.ts'
import { isXmlContract } from './walks/wsdl-nodes.ts'

/**
 * Applies all rules in one walk over the contract's model. A rule that throws is not evaluated further, and
 * its outcome says so; the others go on.
 */
export async function runRules(
  contract: Contract,
  rules: readonly Rule[],
): Promise<readonly RuleOutcome[]> {
  const prerequisites = new Set(rules.flatMap((rule) => rule.prerequisites ?? []))
  const runs = rules.map(
    (rule) => new RuleRun(rule, rule.prerequisites !== undefined || prerequisites.has(rule.id)),
  )
  if (runs.length > 0) await walk(contract, runs)
  const byId = new Map(runs.map((run) => [run.rule.id, run]))
  return runs.map((run) => run.outcome(byId))
}

async function walk(contract: Contract, runs: readonly RuleRun[]): Promise<void> {
  const { model } = contract
  const context = contextOf(contract)
  const pending: Promise<void>[] = []
  const visitorFor = <Nodes>(family: Rule['family']): NodeVisitor<Nodes> => {
    const byTarget = groupByTarget(runs.filter((run) => run.rule.family === family))
    return {
      visit(kind, node) {
        const judging = byTarget.get(kind)
        if (judging === undefined) return
        for (const run of judging) {
          const unfinished = run.judge(node, context)
          if (unfinished !== undefined) pending.push(unfinished)
        }
      },
      absent(kind, reason) {
        for (const run of byTarget.get(kind) ?? []) run.miss(reason)
      },
    }
  }
  if (model.kind === 'openapi') walkOpenApi(model, visitorFor('openapi'))
  if (isXmlContract(model)) walkXmlContract(model, visitorFor('xml'))
  if (model.kind === 'recognised') walkFormat(contract, model, visitorFor('format'))
  await Promise.all(pending)
}

function groupByTarget(runs: readonly RuleRun[]): ReadonlyMap<string, readonly RuleRun[]> {
  const groups = new Map<string, RuleRun[]>()
  for (const run of runs) {
    const group = groups.get(run.rule.target)
    if (group === undefined) groups.set(run.rule.target, [run])
    else group.push(run)
  }
  return groups
}

function contextOf(contract: Contract): RuleContext<unknown> {
  const results = new Map<unknown, unknown>()
  return {
    contract,
    model: contract.model,
    once<Result>(compute: (model: unknown, contract: Contract) => Result): Result {
      if (!results.has(compute)) results.set(compute, compute(contract.model, contract))
      return results.get(compute) as Result
    },
  }
}
