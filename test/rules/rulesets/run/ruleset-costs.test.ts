import { readContract } from '../../../../src/contracts/index.ts'
import { WalkExhausted } from '../../../../src/rules/rulesets/json-path/walk-exhausted.ts'
import { WalkMemory } from '../../../../src/rules/rulesets/json-path/walk-memory.ts'
import type { RulesetRule } from '../../../../src/rules/rulesets/model.ts'
import {
  RulesetAllowance,
  type RulesetBounds,
} from '../../../../src/rules/rulesets/run/ruleset-allowance.ts'
import { runRulesets } from '../../../../src/rules/rulesets/run/run-rulesets.ts'
import { runXPathRules } from '../../../../src/rules/rulesets/x-path/run-x-path-rules.ts'
import { mistakesOf, rulesetOf } from '../document/memory-rulesets.ts'

const DESCRIPTION = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: {} }
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

async function contractOf(text: string) {
  const contract = await readContract({
    entry: { name: 'a', bytes: new TextEncoder().encode(text) },
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

async function judge(
  rules: readonly RulesetRule[],
  document: object,
  bounds: Partial<RulesetBounds> = {},
) {
  const contract = await contractOf(JSON.stringify({ ...DESCRIPTION, ...document }))
  const { outcomes } = await runRulesets(contract, rules, new RulesetAllowance(bounds))
  return [...outcomes.values()]
}

async function rulesOf(rules: Readonly<Record<string, object>>) {
  return (await rulesetOf(JSON.stringify({ rules }))).rules
}

test('files that extend each other on endless ways are each read and laid upon the others once', async () => {
  const files = Object.fromEntries(
    numbers(60).map((one) => {
      const below = `r${one + 1}.yaml`
      const text = `extends: [${Array.from({ length: 20 }, () => below).join()}]\nrules: {rule-${one}: {given: $, then: {function: truthy}}, nope: hint}`
      return [`r${one}.yaml`, text]
    }),
  )
  const { rules } = await rulesetOf({
    ...files,
    'r60.yaml': 'rules: {nope: {given: $, then: {function: truthy}}}',
  })
  expect(rules).toHaveLength(61)
  const mistakes = await mistakesOf({ ...files, 'r60.yaml': 'rules: {}' })
  expect(mistakes).toHaveLength(60)
})

test('values that all rules judge are counted together, and a list by its items', async () => {
  const then = { function: 'alphabetical' }
  const rules = await rulesOf(
    Object.fromEntries(numbers(10).map((one) => [`rule-${one}`, { given: '$.x', then }])),
  )
  const outcomes = await judge(rules, { x: numbers(100) }, { judgements: 550 })
  expect(outcomes.map(({ result }) => result)).toEqual([
    ...numbers(5).map(() => 'passed'),
    ...numbers(5).map(() => 'undecided'),
  ])
  expect(outcomes[5]?.unjudged).toEqual(['the rules together judged as many values as they may'])
})

test('problems that all rules report are counted together', async () => {
  const rules = await rulesOf({
    one: { given: '$.x[*]', then: { function: 'falsy' } },
    two: { given: '$.x[*]', then: { function: 'falsy' } },
  })
  const outcomes = await judge(rules, { x: numbers(100).map((one) => one + 1) }, { problems: 150 })
  expect(outcomes.map(({ problems }) => problems.length)).toEqual([75, 75])
  expect(outcomes[1]?.unjudged).toEqual([
    'the rule found more than is reported; correct what is reported and check again',
  ])
})

test('rules that may remember nothing more find the same', async () => {
  const rules = await rulesOf({
    falsy: { given: '$..a', then: { function: 'falsy' } },
    names: { given: '$.x..~', then: { function: 'pattern', functionOptions: { notMatch: 'b' } } },
  })
  const document = { x: [{ a: 1 }, { a: 0, b: { a: 2 } }] }
  const all = await judge(rules, document)
  expect(all.map(({ problems }) => problems.length)).toEqual([2, 1])
  expect(await judge(rules, document, { remembered: 0 })).toEqual(all)
})

test('a search that is ended for its time costs as much as very many values', async () => {
  const match = '^(a|a?)+(?=b)$'
  const then = { function: 'pattern', functionOptions: { match } }
  const rules = await rulesOf({
    slow: { given: '$.info.title', then },
    next: { given: '$.info.version', then: { function: 'truthy' } },
  })
  const info = { title: 'a'.repeat(40), version: '1' }
  const outcomes = await judge(rules, { info }, { judgements: 1_000_000 })
  expect(outcomes[0]?.unjudged[0]).toContain('was given up')
  expect(outcomes[1]?.unjudged).toEqual(['the rules together judged as many values as they may'])
})

test('what expressions remember of their combinations of steps has a bound', () => {
  const memory = new WalkMemory()
  const remember = () => {
    for (const states of numbers(10_000)) memory.hold(states)
  }
  expect(remember).toThrow(
    new WalkExhausted('the expressions can be in more combinations of steps than are tried'),
  )
})

test('XPaths of all rules have a time together, and the rules that are left say so', async () => {
  const given = '//*[count(//*[count(//*[count(//*) > 1]) > 1]) > 1]'
  const rules = Object.fromEntries(
    numbers(4).map((one) => [`r${one}`, { given, then: { function: 'truthy' } }]),
  )
  const ruleset = await rulesetOf(JSON.stringify({ formats: ['wsdl-1.1'], rules }))
  const messages = numbers(500)
    .map((one) => `<message name="m${one}"/>`)
    .join('')
  const contract = await contractOf(
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">${messages}</definitions>`,
  )
  const outcomes = await runXPathRules(contract, ruleset.rules, 300)
  expect([...outcomes.values()].map(({ result, unjudged }) => [result, ...unjudged])).toEqual(
    numbers(4).map(() => [
      'undecided',
      'the rule was given up: the time for the XPaths of all rules was used up: it took more than 300 ms',
    ]),
  )
})

test.each([
  [
    { given: '$', then: { field: 'a.'.repeat(1_500), function: 'truthy' } },
    'field has more than 2000 characters.',
  ],
])('what is too long in a rule is a mistake: %#', async (rule, message) => {
  expect(await mistakesOf(JSON.stringify({ rules: { mine: rule } }))).toEqual([
    expect.stringContaining(message),
  ])
})

test('a glob of an override that cannot be used is a mistake at its place', async () => {
  const override = { files: ['*.yaml', '{1..9999}.yaml'], rules: { mine: 'off' } }
  const rules = { mine: { given: '$', then: { function: 'truthy' } } }
  expect(await mistakesOf(JSON.stringify({ rules, overrides: [override] }))).toEqual([
    'a.yaml:1:94: The glob {1..9999}.yaml has a range of more than 1000 names.',
  ])
})
