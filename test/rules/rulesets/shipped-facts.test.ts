/** Small documents with what the ecosystem's linter (6.16) finds in them by the rulesets of its makers. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readContract } from '../../../src/contracts/index.ts'
import { lintContract, loadRuleset, OPENAPI_FUNCTIONS } from '../../../src/rules/index.ts'
import { shippedRulesetSource } from '../../../src/shipped/rulesets.ts'

interface Fact {
  readonly name: string
  /** That which judges it; else `spectral:oas`. */
  readonly ruleset?: string
  /** The rules that it is about; none: all. */
  readonly rules: readonly string[]
  readonly document: unknown
  readonly found: readonly string[]
}

const text = readFileSync(new URL('shipped-facts.yaml', import.meta.url), 'utf8')
const facts = parse(text) as readonly Fact[]

test.each(facts.map((fact) => [fact.name, fact] as const))(
  '%s',
  async (_, { ruleset = 'spectral:oas', rules, document, found }) => {
    const loaded = await loadRuleset(
      { file: 'all.yaml', text: `extends: [[${ruleset}, all]]` },
      (reference) => {
        const source = reference.kind === 'shipped' ? shippedRulesetSource(reference.id) : undefined
        return source && { kind: 'text', ...source, isShipped: true }
      },
      { shippedFunctions: OPENAPI_FUNCTIONS },
    )
    if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
    const bytes = new TextEncoder().encode(JSON.stringify(document))
    const contract = await readContract({ entry: { name: 'document.json', bytes } })
    const packs = [loaded.ruleset.forDocument()]
    const { findings } = await lintContract(contract, { source: 'document.json', packs })
    const lines = findings
      .filter(({ rule }) => rules.length === 0 || rules.includes(rule))
      .map(({ severity, rule, location: { pointer } }) => `${severity} ${rule} ${pointer}`)
    expect([...new Set(lines)].sort()).toEqual([...found].sort())
  },
)
