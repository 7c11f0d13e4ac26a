import type { Rule, RuleExample } from '../../rule.ts'
import type { SoapRule } from '../soap-rule.ts'

/**
 * A rule of the Basic Profile 1.1 as the Basic Profile 2.0 has it: about SOAP 1.2 elements. Its examples are the
 * same ones, in the contracts that are bound to SOAP 1.2.
 *
 * @param prerequisites ids of prerequisites that have a reading of their own, by the id in the profile before
 */
export function inSoap12(
  rule: SoapRule,
  prerequisites: ReadonlyMap<string, string> = new Map(),
): Rule {
  const reading = rule.inSoap12
  return {
    ...reading,
    id: soap12Id(rule),
    aliases: [],
    title: `${rule.title} (SOAP 1.2)`,
    rationale: `${rule.rationale} As ${rule.id}, in bindings to SOAP 1.2.`,
    examples: rule.examples.map(exampleInSoap12),
    ...(rule.prerequisites !== undefined && {
      prerequisites: rule.prerequisites.map((id) => prerequisites.get(id) ?? id),
    }),
  }
}

export function soap12Id({ id }: Pick<Rule, 'id'>): string {
  return `BP20-${id}`
}

function exampleInSoap12(example: RuleExample): RuleExample {
  const { contract, at } = example
  return {
    ...example,
    contract: contract.replace(/\.wsdl$/, '-soap12.wsdl'),
    ...(at !== undefined && { at: at.replaceAll('/soap:', '/soap12:') }),
  }
}
