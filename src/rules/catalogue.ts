import type { Rule } from './rule.ts'
import { formatRules } from './formats/format-rules.ts'
import { openApiRules } from './openapi/open-api-rules.ts'
import { restInteroperabilityRules } from './rest-interoperability/rest-interoperability-rules.ts'
import { wsdl20CoreRules } from './wsdl-20-core/wsdl-20-core-rules.ts'
import { wsdlCoreRules } from './wsdl-core/wsdl-core-rules.ts'
import { wsIRules } from './ws-i/ws-i-rules.ts'

/** Every rule that ships, in the order in which lists show them. */
export const RULES: readonly Rule[] = [
  ...wsdlCoreRules,
  ...wsdl20CoreRules,
  ...wsIRules,
  ...openApiRules,
  ...restInteroperabilityRules,
  ...formatRules,
]

const byName = new Map(
  RULES.flatMap((rule) => [rule.id, ...(rule.aliases ?? [])].map((name) => [name, rule] as const)),
)

/** The rule with this id or alias. */
export function findRule(name: string): Rule | undefined {
  return byName.get(name)
}
