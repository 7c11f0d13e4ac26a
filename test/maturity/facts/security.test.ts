import { shippedPolicyFacts } from '../../../src/shipped/policies.ts'
import { NOTHING } from '../../../src/maturity/facts/nothing.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import { createSecurityPolicies } from '../../../src/maturity/facts/security/security-policies.ts'
import type { PolicyInForce, VersionListItem } from '../../../src/registry/index.ts'
import { strictPolicy } from '../../registry/support/test-registry.ts'
import { AT, entry, judged } from '../report/portfolio-fixture.ts'

type Conformance = VersionListItem['conformance'][number]

const about = (policy: string, conformance: Conformance): Conformance => ({
  ...conformance,
  policy,
})
const secure = (conformance: Conformance): Conformance => about('secure', conformance)
const other = about('other', judged('fail', 'gate'))

const rows: readonly (readonly [
  fact: string,
  when: string,
  conformance: readonly Conformance[],
  counted: readonly boolean[],
])[] = [
  ['security_pass_share', 'it passes', [secure(judged('pass', 'gate')), other], [true]],
  ['security_pass_share', 'it fails', [secure(judged('fail', 'gate'))], [false]],
  [
    'security_pass_share',
    'nobody knows',
    [secure({ ...judged('pass', 'gate'), verdict: 'indeterminate' })],
    [false],
  ],
  ['security_pass_share', 'the policy only advises', [secure(judged('fail', 'advise'))], []],
  ['security_pass_share', 'only others apply', [other], []],
  ['security_coverage', 'a policy advises', [secure(judged('fail', 'advise'))], [true]],
  ['security_coverage', 'only others apply', [other], [false]],
]

test.each(rows)('%s when %s', (fact, _, conformance, counted) => {
  const services = [entry('orders', { version: { conformance: [...conformance] } })]
  const items = FACTS.get(fact)?.items({
    ...{ ...NOTHING, services, at: AT },
    securityPolicies: new Set(['secure']),
  })
  expect(items?.map((item) => item.counted)).toEqual(counted)
})

test.each([
  ['all of its operations', { operations: 2, secured: 2 }, [true]],
  ['one of two operations', { operations: 2, secured: 1 }, [false]],
  ['nothing, since it has no operations', { operations: 0, secured: 0 }, []],
  ['nothing that its format tells', undefined, []],
])('a contract that protects %s', (_, security, counted) => {
  const services = [entry('orders', { version: { security } })]
  const items = FACTS.get('declared_security_share')?.items({ ...NOTHING, services, at: AT })
  expect(items?.map((item) => item.counted)).toEqual(counted)
})

test('a policy is about security when its pack says so', async () => {
  const policy = (id: string, pack: string): PolicyInForce => ({
    ...strictPolicy('gate'),
    id,
    pack,
  })
  const asked: Date[] = []
  const list = (at?: Date): Promise<readonly PolicyInForce[]> => {
    if (at !== undefined) asked.push(at)
    return Promise.resolve([
      policy('apis', 'owasp-api-2023'),
      policy('messages', 'ws-i-bsp-1.1'),
      policy('core', 'openapi-core'),
      policy('gone', 'no-such-pack'),
    ])
  }
  const security = createSecurityPolicies({ list }, { find: shippedPolicyFacts })
  expect([...(await security(AT))]).toEqual(['apis', 'messages'])
  expect(asked).toEqual([AT])
})
