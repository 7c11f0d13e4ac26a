import { readFileSync } from 'node:fs'
import { readContract, type Contract } from '../../../src/contracts/index.ts'
import { loadRuleset, OPENAPI_FUNCTIONS, type DocumentExample } from '../../../src/rules/index.ts'
import type { RulesetRule } from '../../../src/rules/rulesets/model.ts'
import { runRulesets } from '../../../src/rules/rulesets/run/run-rulesets.ts'
import { shippedRulesetRules } from '../../../src/shipped/ruleset-rules.ts'
import {
  SHIPPED_RULESETS,
  shippedRuleset,
  shippedRulesetSource,
} from '../../../src/shipped/rulesets.ts'

/** All rules of a ruleset, also those that are not recommended. */
async function allRulesOf(id: string): Promise<readonly RulesetRule[]> {
  const source = shippedRulesetSource(id)
  if (source === undefined) throw new Error(`${id} does not ship.`)
  const result = await loadRuleset(
    { file: 'all.yaml', text: `extends: [[${id}, all]]` },
    () => ({ kind: 'text', ...source, isShipped: true }),
    { shippedFunctions: OPENAPI_FUNCTIONS },
  )
  if (!result.ok) throw new Error(result.mistakes.map(({ message }) => message).join('\n'))
  return result.ruleset.forDocument().rules
}

async function contractOf({ document }: DocumentExample): Promise<Contract> {
  const bytes = new TextEncoder().encode(JSON.stringify(document))
  const contract = await readContract({ entry: { name: 'example.json', bytes } })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

describe.each(SHIPPED_RULESETS.map(({ id }) => id))('%s', (id) => {
  const documented = shippedRulesetRules(id)

  test('loads without mistakes, and can judge by every rule', async () => {
    const ruleset = (await shippedRuleset(id))?.forDocument()
    expect(ruleset?.unsupported).toEqual([])
    const recommended = documented.filter(({ isRecommended }) => isRecommended)
    expect(ruleset?.rules.map((rule) => rule.id)).toEqual(recommended.map((rule) => rule.id))
    const severities = ruleset?.rules.map(({ severity }) => severity)
    expect(severities).toEqual(recommended.map(({ severity }) => severity))
  })

  test('has all its rules where a ruleset extends it as a whole', async () => {
    const all = await allRulesOf(id)
    expect(all.map((rule) => rule.id)).toEqual(documented.map((rule) => rule.id))
  })

  test.each(documented.map((rule) => [rule.id, rule] as const))(
    '%s holds for its good examples, and finds its bad ones where they say',
    async (ruleId, { documentation }) => {
      const rule = (await allRulesOf(id)).find((one) => one.id === ruleId)
      if (rule === undefined) throw new Error(`${ruleId} is not a rule.`)
      const { examples } = documentation
      expect(examples.filter(({ at }) => at === undefined).length).toBeGreaterThan(0)
      expect(examples.filter(({ at }) => at !== undefined).length).toBeGreaterThan(0)
      for (const example of examples) {
        const { outcomes } = await runRulesets(await contractOf(example), [rule])
        const outcome = outcomes.get(rule)
        const result = example.at === undefined ? 'passed' : 'violated'
        expect(outcome).toMatchObject({ unjudged: [] })
        const pointers = [...new Set(outcome?.problems.map(({ at }) => at.pointer))]
        expect(pointers).toEqual(example.at ?? [])
        expect([ruleId, outcome?.result]).toEqual([
          ruleId,
          example.at === undefined && CHOOSES_ONLY_BAD.has(ruleId) ? 'notApplicable' : result,
        ])
        for (const { message } of outcome?.problems ?? []) expect(message).toMatch(/^[A-Z].*\.$/s)
      }
    },
  )

  test('has titles that say what is asked for, and reasons of whole sentences', () => {
    for (const { documentation } of documented) {
      expect(documentation.title).toMatch(/^(?:Require|Forbid|Prefer|Limit|Report) /)
      expect(documentation.rationale).toMatch(/\.$/)
      expect(documentation.requirements.length).toBeGreaterThan(0)
    }
  })
})

/** Rules whose expression already chooses what is wrong, so that nothing is judged where all is well. */
const CHOOSES_ONLY_BAD: ReadonlySet<string> = new Set([
  'oas2-anyOf',
  'oas2-oneOf',
  'oas3-callbacks-in-callbacks',
  'oas3_1-servers-in-webhook',
  'oas3_1-callbacks-in-webhook',
  'oas3_2-no-deprecated-xml-attribute',
])

test('a ruleset that does not ship is undefined', () => {
  expect(shippedRuleset('no-such-ruleset')).toBeUndefined()
  expect(shippedRulesetSource('../rule-packs/wsdl-core')).toBeUndefined()
})

test('regular expressions of rulesets that ship need no look-around and no back reference', () => {
  for (const { id } of SHIPPED_RULESETS) {
    const text = readFileSync(`policies/rulesets/${id}.yaml`, 'utf8')
    expect(text).not.toMatch(/\(\?[=!<]|\\[1-9]/)
  }
})
