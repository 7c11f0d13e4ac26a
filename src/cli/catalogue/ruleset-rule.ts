import type { Ruleset } from '../../rules/index.ts'
import { visible } from '../reporters/display-text.ts'

/** What a ruleset of one's own says of one of its rules; the members are those of the ruleset's format. */
export interface OwnRule {
  readonly id: string
  readonly description?: string | undefined
  readonly message?: string | undefined
  /** Absent for one that cannot be judged. */
  readonly severity?: string
  readonly documentationUrl?: string | undefined
  /** Absent: whatever the format. */
  readonly formats?: readonly string[] | undefined
  /** With aliases put in. */
  readonly given: readonly string[]
  readonly then: readonly { readonly field?: string | undefined; readonly function: string }[]
  /** Why it cannot be judged. */
  readonly unsupported?: string
}

/** A rule in force of a ruleset; undefined where there is none, or it is taken over from a policy that ships. */
export function ownRule(id: string, ruleset: Ruleset): OwnRule | undefined {
  const rule = ruleset.rules.find((one) => one.id === id)
  if (rule !== undefined) {
    const { description, message, severity, documentationUrl, formats, given, then } = rule
    return {
      id,
      description,
      message,
      severity,
      documentationUrl,
      formats,
      given: [...new Set(given.map(({ expression }) => expression))],
      then: then.map(({ field, function: name }) => ({ field, function: name })),
    }
  }
  const unsupported = ruleset.unsupported.find((one) => one.id === id)
  return (
    unsupported && {
      id,
      formats: unsupported.formats,
      given: [],
      then: [],
      unsupported: unsupported.reason,
    }
  )
}

/** The ids of all rules in force. */
export function ownRuleIds({ rules, packRules, unsupported }: Ruleset): readonly string[] {
  return [...rules, ...packRules, ...unsupported].map(({ id }) => id)
}

/** Such a rule for people. */
export function ownRuleInWords(rule: OwnRule, file: string): string {
  const facts = [
    ['Finding', rule.message ?? ''],
    ['Severity', rule.severity ?? ''],
    ['Ruleset', file],
    ['Formats', rule.formats?.join(', ') ?? 'all'],
    ...rule.given.map((expression) => ['Given', expression]),
    ...rule.then.map((then) => [
      'Then',
      then.field === undefined ? then.function : `${then.field}: ${then.function}`,
    ]),
    ['Page', rule.documentationUrl ?? ''],
    ['Not judged', rule.unsupported ?? ''],
  ].filter(([, value]) => value !== '')
  const width = Math.max(...facts.map(([name = '']) => name.length)) + 2
  const lines = [
    rule.description === undefined ? rule.id : `${rule.id}: ${rule.description}`,
    '',
    ...facts.map(([name = '', value = '']) => `${`${name}:`.padEnd(width)} ${value}`),
  ]
  return `${lines.map(visible).join('\n')}\n`
}
