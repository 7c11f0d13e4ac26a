import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findRule, lintContract } from '../../../src/rules/index.ts'
import { restInteroperabilityRules } from '../../../src/rules/rest-interoperability/rest-interoperability-rules.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { defaultPolicyIds, shippedPack } from '../../../src/shipped/packs.ts'
import { exampleContract } from '../../support/example-contracts.ts'
import { readContract } from '../../../src/contracts/index.ts'

const pack = shippedPack('rest-interoperability-1.0')
if (pack === undefined) throw new Error('The profile does not ship.')

test('the profile has every requirement once, in the order of their numbers', () => {
  const ids = pack.rules.map(({ id }) => id)
  expect(ids).toEqual(restInteroperabilityRules.map(({ id }) => id))
  expect(ids).toEqual([...new Set(ids)].sort())
  expect(ids.length).toBeGreaterThanOrEqual(45)
})

test('every requirement names a published standard, and is as severe in the profile as by itself', () => {
  for (const { id, severity } of pack.rules) {
    expect([id, findRule(id)?.severity]).toEqual([id, severity])
    const [source = ''] = findRule(id)?.requirements ?? []
    expect([id, source]).toEqual([
      id,
      expect.stringMatching(/^(?:RFC \d+|OpenAPI|JSON Schema|ISO \d+|Semantic Versioning)/),
    ])
  }
})

test('its page has a section for each requirement', () => {
  const page = readFileSync(
    path.join(packageRoot, 'docs/profiles/rest-interoperability-1.0.md'),
    'utf8',
  )
  for (const { id, title } of restInteroperabilityRules)
    expect(page).toContain(`### ${id}: ${title}\n`)
})

test.each(['openapi-2.0', 'openapi-3.0', 'openapi-3.1', 'openapi-3.2'] as const)(
  'it judges %s where nothing else is asked for',
  (format) => {
    expect(pack.formats).toContain(format)
    expect(defaultPolicyIds(format)).toEqual(['openapi-core', 'rest-interoperability-1.0'])
  },
)

test.each(['berths-3.0.yaml', 'berths-3.1.yaml', 'berths-3.2.yaml'])(
  'nothing is reported on %s',
  async (name) => {
    const contract = await exampleContract({ contract: name })
    const result = await lintContract(contract, { source: name, packs: [pack] })
    expect(result).toMatchObject({ verdict: 'pass', findings: [] })
  },
)

/** Hints that the contract of this product does not follow, each with its reason. */
const OWN_FINDINGS: readonly (readonly [rule: string, pointer: string])[] = [
  // Plain JSON with the members to change is what the contract's clients send since its first version.
  ['RI2009', '/paths/~1services~1{domain}~1{name}/patch/requestBody'],
  // What a consumer can deal with are values of any type that a contract can enumerate.
  ['RI3012', '/components/schemas/FieldList/properties/fields/items/properties/values/items/type'],
  // A token is shown once and never read again; a transition is read with what it is one of, and so are an
  // offer of ownership, an answer, a role's filling and the constitution. Accounts and assessments are read in lists.
  ['RI5002', '/paths/~1tokens/post/responses/201'],
  ['RI5002', '/paths/~1accounts/post/responses/201'],
  ['RI5002', '/paths/~1governance~1ratifications/post/responses/201'],
  ['RI5002', '/paths/~1governance~1roles~1{roleId}~1assignments/post/responses/201'],
  ['RI5002', '/paths/~1governance~1roles~1{roleId}~1surrogates/post/responses/201'],
  ['RI5002', '/paths/~1maturity~1models~1{modelId}~1assessments/post/responses/201'],
  [
    'RI5002',
    '/paths/~1maturity~1models~1{modelId}~1questions~1{questionId}~1answers/post/responses/201',
  ],
  ['RI5002', '/paths/~1services~1{domain}~1{name}~1handover/post/responses/201'],
  ['RI5002', '/paths/~1services~1{domain}~1{name}~1merge/post/responses/201'],
  [
    'RI5002',
    '/paths/~1services~1{domain}~1{name}~1endpoints~1{endpoint}~1transitions/post/responses/201',
  ],
  ['RI5002', '/paths/~1services~1{domain}~1{name}~1transitions/post/responses/201'],
  [
    'RI5002',
    '/paths/~1services~1{domain}~1{name}~1versions~1{version}~1transitions/post/responses/201',
  ],
  ['RI5002', '/paths/~1subscriptions~1{subscriptionId}~1transitions/post/responses/201'],
  // A version never changes once it is there, so that there is nothing to overwrite.
  ['RI5006', '/paths/~1services~1{domain}~1{name}~1versions~1{version}/put'],
  // More than 500 is reduced and never refused.
  ['RI5008', '/paths/~1dependencies/get/parameters/2'],
  ['RI5008', '/paths/~1dependencies~1weak-points/get/parameters/0'],
  ['RI5008', '/paths/~1search/get/parameters/2'],
  ['RI5008', '/components/parameters/limit'],
]

test('the contract of this product conforms fully', async () => {
  const name = 'specs/concordat.openapi.yaml'
  const bytes = readFileSync(path.join(packageRoot, name))
  const contract = await readContract({ entry: { name, bytes } })
  const result = await lintContract(contract, { source: name, packs: [pack] })
  expect(result.verdict).toBe('pass')
  expect(result.policies[0]).toMatchObject({ counts: { error: 0, warning: 0 }, notEvaluated: [] })
  const found = result.findings.map(({ rule, location }) => [rule, location.pointer])
  expect(found.sort()).toEqual(OWN_FINDINGS.map((one) => [...one]).sort())
})
