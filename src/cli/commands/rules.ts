import { CHANGE_KINDS } from '../../compatibility/index.ts'
import { findRule, type RulePack } from '../../rules/index.ts'
import { shippedPolicyFacts, shippedPolicyIds } from '../../shipped/index.ts'
import { changeKindInWords } from '../catalogue/change-kind-in-words.ts'
import { entryNamed, mentions, ruleEntries, type RuleEntry } from '../catalogue/rule-entry.ts'
import { ruleInWords } from '../catalogue/rule-in-words.ts'
import { usageError } from '../exit-status.ts'
import { counted, writeNotice, writeReport } from '../output.ts'

/** What commander makes of the options of `rules list`. */
export interface RuleListFlags {
  readonly policy?: string
  readonly for?: string
  readonly text?: string
  readonly format: 'stylish' | 'json'
}

/** What commander makes of the options of `rules show`. */
export interface RuleShowFlags {
  readonly ruleset?: string
  readonly format: 'stylish' | 'json'
}

/** `concordat rules list`: the policies that ship, and what each of their rules asks for. */
export async function listRules(flags: RuleListFlags): Promise<void> {
  const policies = policiesAsked(flags)
  const entries = new Map(
    ruleEntries(policies)
      .filter((entry) => flags.text === undefined || mentions(entry, flags.text))
      .map((entry) => [entry.id, entry]),
  )
  if (flags.format === 'json') {
    const listed = [...entries.values()].filter((entry) => isListed(entry, flags))
    await writeReport(
      `${JSON.stringify({ policies: policies.map(factsOf), rules: listed }, undefined, 2)}\n`,
      undefined,
    )
    return
  }
  const blocks = policies.flatMap((pack) => {
    const rules = pack.rules.filter(({ id }) => entries.has(id) || flags.text === undefined)
    if (rules.length === 0) return []
    const lines = rules.map(({ id, name = id, severity, unchecked }) => {
      const why = unchecked ?? 'not implemented in this version'
      const title = entries.get(id)?.title ?? `(not evaluated: ${why})`
      const by = name === id ? '' : ` (${id})`
      return `  ${name.padEnd(32)} ${severity.padEnd(8)} ${title}${by}\n`
    })
    return [
      `${pack.id} ${pack.version}  ${pack.title} (${pack.formats.join(', ')})\n${lines.join('')}`,
    ]
  })
  if (blocks.length === 0) {
    await writeNotice('No rule is like that; leave an option out to see more.')
    return
  }
  await writeReport(blocks.join('\n'), undefined)
}

/** What is said about waivers is in no policy, and listed where nothing narrows the list to some. */
function isListed({ policies, judges }: RuleEntry, flags: RuleListFlags): boolean {
  const isNarrowed = flags.policy !== undefined || flags.for !== undefined
  return policies.length > 0 || (judges === undefined && !isNarrowed)
}

function policiesAsked(flags: RuleListFlags): readonly RulePack[] {
  const ids = shippedPolicyIds()
  if (flags.policy !== undefined && !ids.includes(flags.policy)) {
    throw usageError(`There is no policy "${flags.policy}"; there are ${ids.join(', ')}.`)
  }
  const packs = ids
    .filter((id) => flags.policy === undefined || id === flags.policy)
    .map((id) => shippedPolicyFacts(id))
    .filter((pack) => pack !== undefined)
  const { for: format } = flags
  if (format === undefined) return packs
  const formats = [...new Set(packs.flatMap((pack) => pack.formats))]
  if (!formats.some((one) => one === format)) {
    throw usageError(`No policy judges the format "${format}"; they judge ${formats.join(', ')}.`)
  }
  return packs.filter((pack) => pack.formats.some((one) => one === format))
}

function factsOf({ id, version, title, description, formats, rules }: RulePack) {
  return { id, version, title, description, formats, rules }
}

/** `concordat rules show`: one rule in full, that ships or that a ruleset has, or one kind of change. */
export async function showRule(name: string, { format, ruleset }: RuleShowFlags): Promise<void> {
  if (ruleset !== undefined && (await showOwnRule(name, ruleset, format))) return
  const policies = shippedPolicyIds()
    .map((id) => shippedPolicyFacts(id))
    .filter((pack) => pack !== undefined)
  const entries = ruleEntries(policies)
  const entry = entryNamed(name, entries)
  if (entry === undefined) {
    const kind = CHANGE_KINDS.find(({ id }) => id === name)
    if (kind !== undefined) {
      const text =
        format === 'json' ? `${JSON.stringify(kind, undefined, 2)}\n` : changeKindInWords(kind)
      await writeReport(text, undefined)
      return
    }
    const like = [
      ...entries.filter(({ id }) => isLike(id, name)),
      // The shortest first: they have the fewest words that were not asked for.
      ...CHANGE_KINDS.filter(({ id }) => hasWordsOf(id, name)).sort(
        (one, other) => one.id.length - other.id.length,
      ),
    ].slice(0, 5)
    const advice =
      like.length > 0
        ? `is ${like.map(({ id }) => id).join(' or ')} meant?`
        : '"concordat rules list" names them all.'
    throw usageError(`There is no rule "${name}"; ${advice}`)
  }
  await writeReport(
    format === 'json' ? `${JSON.stringify(entry, undefined, 2)}\n` : ruleInWords(entry),
    undefined,
  )
}

/**
 * False for a rule that the ruleset takes over from a policy that ships, which is shown as such.
 * @throws CommandError (status 2) when the ruleset cannot be used, or has no such rule
 */
async function showOwnRule(
  name: string,
  file: string,
  format: 'stylish' | 'json',
): Promise<boolean> {
  const { loadRuleset } = await import('../lint/policy-choice.ts')
  const { ownRule, ownRuleIds, ownRuleInWords } = await import('../catalogue/ruleset-rule.ts')
  const ruleset = (await loadRuleset(file, undefined)).forDocument()
  const rule = ownRule(name, ruleset)
  if (rule === undefined) {
    const id = findRule(name)?.id ?? name
    if (ruleset.packRules.some((one) => one.id === id)) return false
    const like = ownRuleIds(ruleset).filter((one) => isLike(one, name))
    const named = like.length > 0 ? like : ownRuleIds(ruleset)
    throw usageError(
      `${file} has no rule "${name}" in force; it has ${named.slice(0, 10).join(', ')}${named.length > 10 ? ` and ${named.length - 10} more` : ''}.`,
    )
  }
  const text =
    format === 'json' ? `${JSON.stringify(rule, undefined, 2)}\n` : ownRuleInWords(rule, file)
  await writeReport(text, undefined)
  return true
}

/** `response-property-removed` is short for `response-required-property-removed` and for others. */
function hasWordsOf(id: string, name: string): boolean {
  const words = new Set(id.split('-'))
  return name.includes('-') && name.split('-').every((word) => words.has(word))
}

function isLike(id: string, name: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, '')
  const [one, other] = [id.toLowerCase(), name.toLowerCase()]
  return (
    one.includes(other) ||
    other.includes(one) ||
    (digits(one) !== '' && digits(one) === digits(other))
  )
}

/** `concordat rules test`: loads a policy, and judges the examples of its rules by them. */
export async function testRules(name: string, format: 'stylish' | 'json'): Promise<void> {
  const { testPolicy } = await import('../catalogue/test-policy.ts')
  const report = await testPolicy(name)
  const { policy, rules, examples, failed, unavailable } = report
  const lines = [
    `${policy}: ${counted(rules, 'rule')}, ${counted(examples, 'example')}`,
    ...failed.map(({ rule, contract, why }) => `  ${rule}: in ${contract} ${why}`),
    ...unavailable.map(({ rule, reason }) => `  ${rule} cannot be judged: ${reason}`),
    failed.length + unavailable.length === 0 ? 'All is well.' : '',
  ].filter((line) => line !== '')
  await writeReport(
    format === 'json' ? `${JSON.stringify(report, undefined, 2)}\n` : `${lines.join('\n')}\n`,
    undefined,
  )
  if (failed.length + unavailable.length > 0) {
    const { endWith, EXIT } = await import('../exit-status.ts')
    endWith(EXIT.findings)
  }
}
