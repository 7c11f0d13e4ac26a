import type { Contract, XmlElement } from '../../../contracts/index.ts'
import type { RulesetRule } from '../model.ts'
import type { RulesetOutcome } from '../run/rule-outcome.ts'
import { loadXPathEngine } from './x-path-engine.ts'
import { XPathRuleRun } from './x-path-rule-run.ts'
import { DocumentNode } from './xml-nodes.ts'

/**
 * Applies rules with XPaths to a WSDL or schema contract: to its entry document and, each once, to the
 * documents that it imports. An expression that takes too long leaves its rule not evaluated; the others go on.
 *
 * @param rules those that judge contracts of this format
 */
export async function runXPathRules(
  contract: Contract,
  rules: readonly RulesetRule[],
): Promise<ReadonlyMap<RulesetRule, RulesetOutcome>> {
  const roots = rootsOf(contract)
  if (rules.length === 0 || roots.length === 0) return new Map()
  const engine = await loadXPathEngine()
  const documents = roots.map((root) => new DocumentNode(root))
  return new Map(
    rules.map((rule) => {
      const run = new XPathRuleRun(rule, engine)
      for (const document of documents) run.judge(document)
      return [rule, run.outcome()]
    }),
  )
}

/** The roots of a contract's XML documents, the entry's first. */
function rootsOf({ model }: Contract): readonly XmlElement[] {
  const roots = new Set<XmlElement>()
  if (model.kind === 'wsdl') for (const one of model.documents) roots.add(rootOf(one.element))
  if (model.kind === 'wsdl' || model.kind === 'xsd') {
    for (const schema of model.schemas.schemas) roots.add(rootOf(schema.element))
  }
  return [...roots]
}

function rootOf(element: XmlElement): XmlElement {
  let root = element
  while (root.parent !== undefined) root = root.parent
  return root
}
