import { findRule, lintContract, type Rule } from '../../../src/rules/index.ts'
import { shippedPack, shippedPackIds } from '../../../src/shipped/packs.ts'
import {
  exampleContract,
  exampleDiscovery,
  exampleMessages,
} from '../../support/example-contracts.ts'

/** The rules that can fail an assertion of a profile, by their ids; a rule that only reports asks for nothing. */
const rules = new Map(
  shippedPackIds()
    .filter((id) => id.startsWith('ws-i-'))
    .flatMap((id) => shippedPack(id)?.rules ?? [])
    .flatMap(({ id }) => findRule(id) ?? [])
    .filter(({ informational }) => informational !== true)
    .map((rule) => [rule.id, rule]),
)

/** The findings of one rule on the examples that break it. */
async function findingsOn({ id, severity, examples }: Rule) {
  const all = []
  for (const example of examples.filter(({ at }) => at !== undefined)) {
    const contract = await exampleContract(example)
    const [messages, entries] = [exampleMessages(example), exampleDiscovery(example)]
    const { findings } = await lintContract(contract, {
      source: example.contract,
      packs: [
        {
          id: 'one-rule',
          version: '1.0.0',
          title: id,
          description: id,
          formats: [contract.format],
          includes: [],
          rules: [{ id, severity }],
        },
      ],
      ...(messages !== undefined && { messages }),
      ...(entries !== undefined && { discovery: { exports: [entries] } }),
    })
    all.push(...findings)
  }
  return all
}

test('the rules of all nine profiles are looked at', () => {
  expect(rules.size).toBeGreaterThan(150)
})

test.each([...rules])('%s says what to do about each of its findings', async (id, rule) => {
  const findings = await findingsOn(rule)
  const isShown = rule.examples.some(({ at }) => at !== undefined)
  expect(findings.length > 0).toBe(isShown)
  expect([
    id,
    findings.filter(({ fix }) => fix === undefined || !/^[A-Z].*\.$/s.test(fix)),
  ]).toEqual([id, []])
})
