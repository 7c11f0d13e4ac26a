import { shippedPolicyFacts } from '../../../src/shipped/policies.ts'
import { NOTHING } from '../../../src/maturity/facts/nothing.ts'
import { FACTS } from '../../../src/maturity/facts/catalogue.ts'
import {
  createPolicyCategories,
  isOtherwise,
  type PolicyCategories,
} from '../../../src/maturity/facts/policies/policy-categories.ts'
import { withSecurity } from '../../../src/maturity/facts/security/with-security.ts'
import type { PolicyInForce, VersionListItem, VersionView } from '../../../src/registry/index.ts'
import { StoreError } from '../../../src/store/index.ts'
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
    categories: { byPolicy: new Map([['secure', 'security']]), mandated: [] },
  })
  expect(items?.map((item) => item.counted)).toEqual(counted)
})

const both = ['interoperability', 'security'] as const
const enforced = judged('pass', 'gate')
const covered: readonly (readonly [
  when: string,
  conformance: readonly Conformance[],
  mandated: PolicyCategories['mandated'],
  counted: boolean,
])[] = [
  ['one of each category is enforced', [secure(enforced), about('other', enforced)], both, true],
  ['one about security alone is', [secure(enforced)], both, false],
  ['one about interoperability alone is', [about('other', enforced)], both, false],
  [
    'the one about security only advises',
    [secure(judged('pass', 'advise')), about('other', enforced)],
    both,
    false,
  ],
  ['nothing but interoperability is mandated', [about('other', enforced)], both.slice(0, 1), true],
  ['nothing is mandated any more', [about('other', enforced)], [], false],
]

test.each(covered)('policy_coverage when %s', (_, conformance, mandated, counted) => {
  const services = [entry('orders', { version: { conformance: [...conformance] } })]
  const items = FACTS.get('policy_coverage')?.items({
    ...{ ...NOTHING, services, at: AT },
    categories: { byPolicy: new Map([['secure', 'security']]), mandated },
  })
  expect(items?.map((item) => item.counted)).toEqual([counted])
})

test.each([
  [
    'it fails one about security alone',
    [secure(judged('fail', 'gate')), about('other', enforced)],
    [true],
  ],
  ['it fails one about interoperability', [secure(enforced), other], [false]],
  ['one about security alone applies', [secure(enforced)], []],
])('interop_pass_share when %s', (_, conformance, counted) => {
  const services = [entry('orders', { version: { conformance } })]
  const items = FACTS.get('interop_pass_share')?.items({
    ...{ ...NOTHING, services, at: AT },
    categories: { byPolicy: new Map([['secure', 'security']]), mandated: both },
  })
  expect(items?.map((item) => item.counted)).toEqual(counted)
})

test('contracts are counted anew when what they were counted by is otherwise', () => {
  const known: PolicyCategories = { byPolicy: new Map([['secure', 'security']]), mandated: both }
  const become = (...policies: [string, PolicyCategories['mandated'][number]][]) =>
    isOtherwise(known, { ...known, byPolicy: new Map(policies) })
  expect([
    become(['secure', 'security'], ['more', 'security']),
    become(['secure', 'interoperability']),
    become(), // repealed
    isOtherwise(known, { ...known, mandated: ['interoperability'] }),
  ]).toEqual([false, true, true, true])
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
  const read = createPolicyCategories({ list }, { find: shippedPolicyFacts })
  const { byPolicy, mandated } = await read(AT)
  expect([...byPolicy].filter(([, about]) => about === 'security').map(([id]) => id)).toEqual([
    'apis',
    'messages',
  ])
  expect(mandated).toEqual(['interoperability', 'security'])
  expect(asked).toEqual([AT])
})

describe('what older versions say of security is read from their contracts', () => {
  const version = (number: number, more: Partial<VersionListItem> = {}): VersionListItem => {
    const [one] = entry('orders', { version: { ...more, version: `1.${number}.0` } }).versions
    if (one === undefined) throw new RangeError('The fixture has a version')
    return one
  }
  const security = { operations: 2, secured: 1 }
  const reader = (why?: Error) => {
    const read: string[] = []
    const of = (number: string): Promise<VersionView> => {
      read.push(number)
      if (why !== undefined) return Promise.reject(why)
      return Promise.resolve({ summary: { security } } as unknown as VersionView)
    }
    return { read, of }
  }

  test('of those in operation, in formats that say it, that do not have it yet', async () => {
    const { read, of } = reader()
    const known = { operations: 1, secured: 1 }
    const versions = [
      version(5),
      version(4, { security: known }),
      version(3, { phase: 'planning' }),
      version(2, { format: 'graphql' }),
      version(1, { format: 'wsdl-1.1' }),
    ]
    const said = await withSecurity(versions, of)
    expect(said.map((one) => one.security)).toEqual([
      security,
      known,
      undefined,
      undefined,
      security,
    ])
    expect(read).toEqual(['1.5.0', '1.1.0'])
  })

  test('of no more than twenty', async () => {
    const { read, of } = reader()
    const versions = Array.from({ length: 25 }, (_, index) => version(25 - index))
    const said = await withSecurity(versions, of)
    expect(said.filter((one) => one.security !== undefined)).toHaveLength(20)
    expect(read.at(-1)).toBe('1.6.0')
  })

  test('and nothing is said of one that cannot be read, unless the store fails', async () => {
    const versions = [version(1)]
    const unreadable = await withSecurity(versions, reader(new Error('unreadable')).of)
    expect(unreadable.map((one) => one.security)).toEqual([undefined])
    const failing = withSecurity(versions, reader(new StoreError('unavailable', 'gone')).of)
    await expect(failing).rejects.toThrow('gone')
  })
})
