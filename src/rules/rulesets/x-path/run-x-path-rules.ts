import type { Contract, XmlElement } from '../../../contracts/index.ts'
import { isXmlContract } from '../../walks/wsdl-nodes.ts'
import type { RulesetRule } from '../model.ts'
import type { RulesetOutcome } from '../run/rule-outcome.ts'
import { TimeLimitError, withinTime } from '../within-time.ts'
import { loadXPathEngine } from './x-path-engine.ts'
import { XPathRuleRun } from './x-path-rule-run.ts'
import { DocumentNode } from './xml-nodes.ts'

/** For all rules of rulesets in all documents of a contract; the largest contracts take some seconds of it. */
const ALL_MILLISECONDS = 10_000

/**
 * Applies rules with XPaths to a WSDL or schema contract: to its entry document and, each once, to the
 * documents that it imports. An expression that takes too long leaves its rule not evaluated; the others go on.
 *
 * @param rules those that judge contracts of this format
 * @param milliseconds for all of them together
 */
export async function runXPathRules(
  contract: Contract,
  rules: readonly RulesetRule[],
  milliseconds = ALL_MILLISECONDS,
): Promise<ReadonlyMap<RulesetRule, RulesetOutcome>> {
  const roots = rootsOf(contract)
  if (rules.length === 0 || roots.length === 0) return new Map()
  const engine = await loadXPathEngine()
  const documents = roots.map((root) => new DocumentNode(root))
  const runs = rules.map((rule) => new XPathRuleRun(rule, engine))
  const waiting = new Set(runs)
  try {
    withinTime(milliseconds, () => {
      for (const run of runs) {
        for (const document of documents) run.judge(document)
        waiting.delete(run)
      }
    })
  } catch (error) {
    if (!(error instanceof TimeLimitError)) throw error
    for (const run of waiting) {
      run.giveUp(`the time for the XPaths of all rules was used up: ${error.message}`)
    }
  }
  return new Map(runs.map((run) => [run.rule, run.outcome()]))
}

/** The roots of a contract's XML documents, the entry's first. */
function rootsOf({ model }: Contract): readonly XmlElement[] {
  if (!isXmlContract(model)) return []
  const documents = model.kind === 'xsd' ? [] : model.documents
  const elements = [...documents, ...model.schemas.schemas].map(({ element }) => element)
  return [...new Set(elements.map(rootOf))]
}

function rootOf(element: XmlElement): XmlElement {
  let root = element
  while (root.parent !== undefined) root = root.parent
  return root
}
