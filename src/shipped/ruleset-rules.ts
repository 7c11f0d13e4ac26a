/** What people read about the rules of the rulesets that ship; no contract is judged by it. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  arrayMember,
  DEFAULT_LIMITS,
  isDataArray,
  isDataObject,
  memberOf,
  objectMember,
  readData,
  SourceText,
  stringMember,
  type DataValue,
} from '../contracts/index.ts'
import { packageRoot } from '../package-root.ts'
import type { DocumentExample, PackRule, RuleDocumentation, Severity } from '../rules/index.ts'

export interface ShippedRulesetRule extends PackRule {
  readonly documentation: RuleDocumentation
  /** Whether the policy has it without being extended. */
  readonly isRecommended: boolean
}

const known = new Map<string, readonly ShippedRulesetRule[]>()

const SEVERITIES: ReadonlyMap<DataValue | undefined, Severity> = new Map([
  ['error', 'error'],
  ['info', 'info'],
  ['hint', 'hint'],
])

/**
 * All rules of a ruleset that ships, recommended or not, in the order of its file.
 * @throws Error naming a rule that is not documented, or documentation of none
 */
export function shippedRulesetRules(id: string): readonly ShippedRulesetRule[] {
  const made = known.get(id) ?? readRules(id)
  known.set(id, made)
  return made
}

function readRules(id: string): readonly ShippedRulesetRule[] {
  const rules = objectMember(dataOf(`${id}.yaml`), 'rules') ?? {}
  const documentation = dataOf(`documentation/${id}.yaml`)
  const stale = isDataObject(documentation)
    ? Object.keys(documentation).filter((rule) => !Object.hasOwn(rules, rule))
    : []
  if (stale.length > 0) throw new Error(`${id} has no rule ${stale.join(', ')}.`)
  return Object.entries(rules).map(([rule, definition]) => {
    const pages = objectMember(documentation, rule)
    const rationale = stringMember(pages, 'rationale')
    if (rationale === undefined) throw new Error(`The rule ${rule} of ${id} is not documented.`)
    return {
      id: rule,
      severity: SEVERITIES.get(memberOf(definition, 'severity')) ?? 'warning',
      isRecommended: memberOf(definition, 'recommended') !== false,
      documentation: {
        title: stringMember(definition, 'description') ?? rule,
        rationale: rationale.trim(),
        requirements: arrayMember(pages, 'requirements').map(String),
        examples: arrayMember(pages, 'examples').map(exampleOf),
      },
    }
  })
}

function exampleOf(value: DataValue): DocumentExample {
  const at = memberOf(value, 'at')
  const document = memberOf(value, 'document') ?? null
  return at === undefined || !isDataArray(at) ? { document } : { document, at: at.map(String) }
}

function dataOf(name: string): DataValue {
  const file = `policies/rulesets/${name}`
  const text = readFileSync(path.join(packageRoot, file), 'utf8')
  return readData(new SourceText(file, text), DEFAULT_LIMITS).value
}
