import {
  findRule,
  helpFor,
  rulePageIn,
  RULES,
  WAIVER_RULES,
  type DocumentExample,
  type RuleExample,
  type RulePack,
  type Severity,
} from '../../rules/index.ts'
import { SHIPPED_RULESETS, shippedRulesetRules } from '../../shipped/index.ts'
import { rulePages } from '../rule-pages.ts'

/** What the catalogue tells of a rule, whatever it comes from. */
export interface RuleEntry {
  readonly id: string
  readonly aliases: readonly string[]
  readonly title: string
  readonly rationale: string
  /** With `{name}` for what differs from finding to finding. */
  readonly message: string
  /** Where no policy chooses another one. */
  readonly severity: Severity
  /** Numbers or sections of the standard that it comes from. */
  readonly requirements: readonly string[]
  /** Rules that must hold before this one says anything. */
  readonly prerequisites: readonly string[]
  /** The kind of node that it looks at; undefined for what is said about waivers or declared. */
  readonly judges: string | undefined
  readonly policies: readonly { readonly id: string; readonly severity: Severity }[]
  readonly examples: readonly RuleExample[]
  /** The examples of a rule that a ruleset declares. */
  readonly documents: readonly DocumentExample[]
  readonly help: string
}

/** Every rule that ships, in the order of the catalogue, with the policies among these that ask it. */
export function ruleEntries(policies: readonly RulePack[]): readonly RuleEntry[] {
  const pages = rulePages()
  const rules = RULES.map((rule): RuleEntry => ({ ...entryOf(rule), judges: rule.target }))
  const declared = SHIPPED_RULESETS.flatMap((ruleset) =>
    shippedRulesetRules(ruleset.id).map(({ id, severity, documentation }): RuleEntry => ({
      ...entryOf({ ...documentation, id, severity, message: documentation.title, examples: [] }),
      documents: documentation.examples,
      judges: undefined,
    })),
  )
  const about = Object.values(WAIVER_RULES).map((rule): RuleEntry => ({
    ...entryOf(rule),
    judges: undefined,
  }))
  return [...rules, ...declared, ...about]

  function entryOf(rule: FactsOf): Omit<RuleEntry, 'judges'> {
    const { id, aliases = [], title, rationale, message, severity, requirements } = rule
    return {
      id,
      aliases,
      title,
      rationale,
      message,
      severity,
      requirements,
      prerequisites: rule.prerequisites ?? [],
      policies: policies.flatMap((policy) => {
        const asked = policy.rules.find((one) => one.id === id)
        return asked === undefined ? [] : [{ id: policy.id, severity: asked.severity }]
      }),
      examples: rule.examples,
      documents: [],
      help: pages === undefined ? helpFor(id) : rulePageIn(pages, id),
    }
  }
}

type FactsOf = Pick<RuleEntry, 'id' | 'title' | 'rationale' | 'message' | 'severity'> & {
  readonly aliases?: readonly string[]
  readonly requirements: readonly string[]
  readonly prerequisites?: readonly string[]
  readonly examples: readonly RuleExample[]
}

/** The entry with this id or alias. */
export function entryNamed(name: string, entries: readonly RuleEntry[]): RuleEntry | undefined {
  const id = findRule(name)?.id ?? name
  return entries.find((entry) => entry.id === id)
}

/** Whether all words stand in what the catalogue tells of a rule, in any case. */
export function mentions(entry: RuleEntry, text: string): boolean {
  const { id, aliases, title, rationale, message, requirements } = entry
  const told = [id, ...aliases, title, rationale, message, ...requirements].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => told.includes(word))
}
