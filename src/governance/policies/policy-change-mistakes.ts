import { isDeepStrictEqual } from 'node:util'
import { compileExpression } from '../../expressions/index.ts'
import type { RulePacks } from '../../registry/index.ts'
import { PolicyChangeError, withChanges, type PolicyChange } from './policy-changes.ts'
import type { PolicyTerms } from './policy-terms.ts'

/** What scopes can ask; anything else is absent for every contract, and would leave it undecided for ever. */
const SCOPE_NAMES: ReadonlySet<string> = new Set([
  'service',
  'service.id',
  'service.domain',
  'service.name',
  'service.kind',
  'service.tags',
  'contract',
  'contract.format',
  'contract.version',
  'contract.state',
])

/** A contract to try scopes on: whether one can be evaluated does not depend on the values, but for their types. */
const SAMPLE = {
  service: { id: 'a/b', domain: 'a', name: 'b', kind: 'atomic', tags: ['c'] },
  contract: { format: 'wsdl-1.1', version: '1.0.0', state: 'draft' },
}

export interface PolicyChangeMistake {
  /** Which of the changes, from 0. */
  readonly change: number
  readonly message: string
}

/**
 * What stands in the way of making changes, before anybody decides about them: policies that are not in force, packs
 * and rules that are not installed, scopes that cannot be evaluated, changes that change nothing.
 */
export function policyChangeMistakes(
  policies: readonly PolicyTerms[],
  changes: readonly PolicyChange[],
  packs: RulePacks,
): readonly PolicyChangeMistake[] {
  const mistakes: PolicyChangeMistake[] = []
  let present = policies
  for (const [index, change] of changes.entries()) {
    const say = (message: string): void => void mistakes.push({ change: index, message })
    try {
      const next = withChanges(present, [change], (terms) => terms)
      for (const message of mistakesOf(next, change, packs)) say(message)
      if (isDeepStrictEqual(definite(next), definite(present)))
        say(`It is so already: ${change.kind} changes nothing.`)
      present = next
    } catch (error) {
      if (!(error instanceof PolicyChangeError)) throw error
      say(error.message)
    }
  }
  return mistakes
}

function definite(policies: readonly PolicyTerms[]): unknown {
  return JSON.parse(JSON.stringify(policies))
}

function* mistakesOf(
  policies: readonly PolicyTerms[],
  change: PolicyChange,
  packs: RulePacks,
): Iterable<string> {
  if (change.kind === 'policy.remove') return
  const id = change.kind === 'policy.put' ? change.policy.id : change.policy
  const policy = policies.find((one) => one.id === id)
  if (policy === undefined) return
  const scopeMistake = mistakeOfScope(policy.scope)
  if (scopeMistake !== undefined) yield scopeMistake
  const pack = packs.find(policy.pack)
  if (pack === undefined) {
    yield `There is no rule pack ${policy.pack}; installed are ${packs.ids().join(', ')}.`
    return
  }
  const asked =
    change.kind === 'policy.severity' ? [change.rule] : Object.keys(policy.severities ?? {})
  const rules = new Set(pack.rules.map((rule) => rule.id))
  for (const rule of asked) {
    if (!rules.has(rule)) yield `The rule pack ${pack.id} has no rule ${rule}.`
  }
}

function mistakeOfScope(scope: string): string | undefined {
  const expression = compileExpression(scope)
  const unknown = expression.names.filter((name) => !SCOPE_NAMES.has(name))
  if (unknown.length > 0) {
    return `A scope cannot ask ${unknown.join(', ')}; it can ask ${[...SCOPE_NAMES].filter((name) => name.includes('.')).join(', ')}.`
  }
  const answer = expression.evaluate(SAMPLE)
  if (!answer.ok) return `The scope cannot be evaluated: ${answer.error}.`
  if (typeof answer.value !== 'boolean') return 'The scope has to answer true or false.'
  return undefined
}
