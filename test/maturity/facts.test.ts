import { readFileSync } from 'node:fs'
import { packageRoot } from '../../src/package-root.ts'
import { sharedFolder } from '../support/shared.ts'
import { FACTS } from '../../src/maturity/facts/catalogue.ts'
import { countFacts } from '../../src/maturity/facts/count-facts.ts'
import type { Fact, FactArea, FactItem } from '../../src/maturity/facts/fact.ts'
import type { PolicyCategories } from '../../src/maturity/facts/policies/policy-categories.ts'
import { NOTHING } from '../../src/maturity/facts/nothing.ts'
import type { PortfolioService } from '../../src/maturity/portfolio.ts'
import type {
  ObservedOnDay,
  ServiceView,
  SubscriptionView,
  TransitionDecision,
  VersionListItem,
  WaiverView,
} from '../../src/registry/index.ts'

const at = new Date('2026-11-22T10:00:00Z')
const longAgo = '2025-06-01T00:00:00Z'
const lately = '2026-11-01T00:00:00Z'

const service = (name: string, more: Partial<ServiceView> = {}): ServiceView => ({
  id: `d/${name}`,
  domain: 'd',
  name,
  title: name,
  purpose: 'A purpose.',
  kind: 'atomic',
  integrationLevel: 'service',
  owner: 'owner',
  capability: 'Capability',
  activity: 'operations',
  tags: [],
  links: [{ title: 'Ask us', url: 'https://help.example' }],
  endpoints: [{ environment: 'production', url: 'https://d.example' }],
  objectives: [],
  latest: undefined,
  versionCount: 1,
  consumerCount: 0,
  revision: 1,
  createdAt: longAgo,
  updatedAt: longAgo,
  ...more,
})

const version = (name: string, more: Partial<VersionListItem> = {}): VersionListItem => ({
  service: `d/${name}`,
  version: '1.0.0',
  format: 'openapi-3.0',
  digest: `sha256:${name}`,
  files: [],
  entry: 'a.yaml',
  state: 'operational',
  phase: 'operation',
  frozen: true,
  lifecycle: { id: 'contract-version', version: '1.0.0' },
  verdict: 'pass',
  conformance: [conformance('pass', 'gate')],
  compatibility: compared('honest'),
  documentation: { hasDescription: true, operations: 2, describedOperations: 2 },
  author: 'admin',
  reason: undefined,
  deprecatedAt: undefined,
  sunsetAt: undefined,
  revision: 1,
  createdAt: lately,
  updatedAt: lately,
  ...more,
})

function compared(
  advice: NonNullable<VersionListItem['compatibility']>['advice'],
  more: Partial<NonNullable<VersionListItem['compatibility']>> = {},
): NonNullable<VersionListItem['compatibility']> {
  return {
    requirement: { level: 'backward', because: 'b' },
    verdict: 'compatible',
    against: [{ version: '1.0.0', digest: 'sha256:before' }],
    recommendedBump: 'minor',
    advice,
    breaking: 0,
    mayBreak: 0,
    asOf: lately,
    engine: '1',
    ...more,
  }
}

function conformance(
  verdict: 'pass' | 'fail' | 'indeterminate',
  enforcement: 'gate' | 'advise',
): VersionListItem['conformance'][number] {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 }
  return { policy: 'core', policyVersion: '1.0.0', enforcement, verdict, counts }
}

const use = (name: string, more: Partial<SubscriptionView> = {}): SubscriptionView => ({
  id: `${name}-use`,
  consumer: 'shop',
  consumerKind: 'application',
  service: `d/${name}`,
  range: '^1.0.0',
  operations: [],
  lifecycle: { id: 'subscription', version: '1.0.0' },
  environment: 'production',
  objectives: [{ metric: 'availability', target: 99, unit: 'percent' }],
  state: 'active',
  revision: 1,
  createdAt: longAgo,
  updatedAt: longAgo,
  ...more,
})

/** A service that counts for every fact for which more is better, and for none where less is. */
const sound = (name: string, more: Partial<PortfolioService> = {}): PortfolioService => ({
  service: service(name, {
    kind: 'process',
    objectives: [{ metric: 'availability', target: 99, unit: 'percent' }],
    endpoints: [
      { environment: 'production', url: 'https://a.example' },
      { environment: 'production', url: 'https://b.example' },
    ],
  }),
  owner: 'owner',
  ownerFilled: {},
  versions: [version(name)],
  decisions: [decision(name)],
  usedBy: [use(name), use(name, { id: `${name}-use-2`, consumer: 'till' })],
  uses: [use('elsewhere')],
  ...more,
})

const decision = (name: string, more: Partial<TransitionDecision> = {}): TransitionDecision => ({
  id: `${name}-decision`,
  subject: `version:d/${name}@1.0.0`,
  transition: 'activate',
  from: 'certified',
  to: 'operational',
  allowed: true,
  authority: { allowed: true, role: 'anchor-lead', reasons: [] },
  conditions: [
    {
      id: 'c',
      title: 'C',
      expression: '!request.isAuthor',
      holds: 'yes',
      explanation: '',
      facts: { 'request.isAuthor': false },
    },
  ],
  lifecycle: { id: 'contract-version', version: '1.0.0' },
  policies: [],
  actor: 'admin',
  reason: undefined,
  at: lately,
  ...more,
})

function documented(describedOperations: number): NonNullable<VersionListItem['documentation']> {
  return { hasDescription: true, operations: 10, describedOperations }
}

const waiver = (more: Partial<WaiverView>): WaiverView => ({
  id: 'odd-waiver',
  rule: 'core-rule',
  scope: { domain: 'd', service: 'd/odd' },
  reason: 'For now.',
  owner: 'owner',
  until: '2027-01-01',
  state: 'granted',
  requestedBy: 'anna',
  requestedAt: longAgo,
  revision: 2,
  ...more,
})

/** A day on which a service called itself once, and others called it so many times. */
function callsOn(day: string, { others }: { readonly others: number }): ObservedOnDay {
  const own = { id: 'd/odd', calls: 1, errors: 0 }
  return { day, calls: 1 + others, errors: 0, consumers: [own], versions: [] }
}

function askedForAuthor(isAuthor: boolean): TransitionDecision['conditions'][number] {
  return { ...at0(decision('a').conditions), facts: { 'request.isAuthor': isAuthor } }
}

function at0<T>(items: readonly T[]): T {
  const [first] = items
  if (first === undefined) throw new Error('there is none')
  return first
}

const retired = (sunsetAt: string | undefined): VersionListItem =>
  version('odd', { state: 'retired', phase: 'retirement', sunsetAt })

const draft = (more: Partial<VersionListItem>): VersionListItem =>
  version('odd', { state: 'draft', phase: 'planning', frozen: false, ...more })

const breaks = (before: string): VersionListItem['compatibility'] =>
  compared('version-too-low', {
    verdict: 'breaking',
    breaking: 1,
    against: [{ version: before, digest: 'sha256:before' }],
  })

const atLevel = (integrationLevel: ServiceView['integrationLevel']): Partial<PortfolioService> => ({
  service: service('odd', { integrationLevel }),
  usedBy: [use('odd')],
})

/** Areas whose facts have tests of their own in `facts/`. */
const HELD_ELSEWHERE: readonly FactArea[] = ['governance', 'operation', 'security']

const NINE = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']

/** Every contract is to be under a policy about interoperability. */
const CATEGORIES: PolicyCategories = {
  byPolicy: new Map([['core', 'interoperability']]),
  mandated: ['interoperability'],
}

/** The fact over services, each handed over by itself as if it were a piece of its own. */
function factOver(id: string, services: readonly PortfolioService[], domain?: string): Fact {
  const definition = FACTS.get(id)
  if (definition === undefined) throw new Error(`there is no fact ${id}`)
  const items: FactItem[] = []
  const count = countFacts({
    at,
    domain,
    composing: new Set(
      services.flatMap(({ service: { id: name, kind } }) => (kind === 'process' ? [name] : [])),
    ),
    categories: CATEGORIES,
    definitions: [definition],
    onItem: (item) => items.push(item),
  })
  for (const one of services) count.add([one])
  const counted = count.figures().get(id)
  if (counted === undefined) throw new Error(`${id} was not counted`)
  return { ...counted.figure, items }
}

/** The fact over nine sound services and one that is as given, with its decision. */
function factWith(
  id: string,
  odd: Partial<PortfolioService>,
  oddDecision: Partial<TransitionDecision> = {},
): Fact {
  return factOver(id, [
    ...NINE.map((name) => sound(name)),
    sound('odd', { decisions: [decision('odd', oddDecision)], ...odd }),
  ])
}

const oddItem = ({ items }: Fact): Fact['items'][number] | undefined =>
  items.find(({ id }) => /^(?:d\/|waiver:)?odd/.test(id))

interface Row {
  readonly fact: string
  readonly when: string
  readonly odd?: Partial<PortfolioService>
  readonly oddDecision?: Partial<TransitionDecision>
  readonly counted: boolean
}

const rows: readonly Row[] = [
  { fact: 'owner_share', when: 'the service names a role', counted: true },
  {
    fact: 'owner_share',
    when: 'only its domain has one',
    odd: { service: service('odd', { owner: undefined }), owner: 'domain-role' },
    counted: true,
  },
  {
    fact: 'owner_share',
    when: 'nobody does',
    odd: { service: service('odd', { owner: undefined }), owner: undefined },
    counted: false,
  },
  {
    fact: 'owner_share',
    when: 'nobody is assigned to the role',
    odd: { ownerFilled: undefined },
    counted: false,
  },
  {
    fact: 'owner_share',
    when: 'the last term ends in the course of the day',
    odd: { ownerFilled: { until: '2026-11-22T01:00:00.000Z' } },
    counted: true,
  },
  {
    fact: 'owner_share',
    when: 'the last term ended at the beginning of the day',
    odd: { ownerFilled: { until: '2026-11-22T00:00:00.000Z' } },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'one facet is missing',
    odd: { service: service('odd', { purpose: undefined }) },
    counted: true,
  },
  {
    fact: 'described_share',
    when: 'two are',
    odd: { service: service('odd', { purpose: undefined, endpoints: [] }) },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'its purpose is missing and nobody fills the role that owns it',
    odd: { service: service('odd', { purpose: undefined }), ownerFilled: undefined },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'its purpose is missing and no link leads to help',
    odd: { service: service('odd', { purpose: undefined, links: [] }) },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'its purpose is missing and no policy applies to its contract',
    odd: {
      service: service('odd', { purpose: undefined }),
      versions: [version('odd', { conformance: [] })],
    },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'it has no contract, and so no policy for one',
    odd: { versions: [] },
    counted: false,
  },
  {
    fact: 'described_share',
    when: 'neither capability nor activity is known',
    odd: { service: service('odd', { capability: undefined, activity: undefined }) },
    counted: true,
  },
  { fact: 'contract_share', when: 'a version is in operation', counted: true },
  { fact: 'contract_share', when: 'there is no version', odd: { versions: [] }, counted: false },
  { fact: 'lifecycle_share', when: 'a gate let it pass', counted: true },
  {
    fact: 'lifecycle_share',
    when: 'the gate refused',
    oddDecision: { allowed: false },
    counted: false,
  },
  { fact: 'interop_pass_share', when: 'every enforced policy passes', counted: true },
  ...(['fail', 'indeterminate'] as const).map((verdict) => ({
    fact: 'interop_pass_share',
    when: `the verdict of one is ${verdict}`,
    odd: { versions: [version('odd', { conformance: [conformance(verdict, 'gate')] })] },
    counted: false,
  })),
  { fact: 'policy_coverage', when: 'a policy of the one category is enforced', counted: true },
  {
    fact: 'policy_coverage',
    when: 'one only advises',
    odd: { versions: [version('odd', { conformance: [conformance('pass', 'advise')] })] },
    counted: false,
  },
  { fact: 'gate_share', when: 'the gate had conditions', counted: true },
  {
    fact: 'gate_share',
    when: 'one did not hold',
    oddDecision: { conditions: [askedForAuthor(false), { ...askedForAuthor(true), holds: 'no' }] },
    counted: false,
  },
  { fact: 'reuse_multi_share', when: 'two consumers use it', counted: true },
  {
    fact: 'reuse_multi_share',
    when: 'one consumer does, twice',
    odd: { usedBy: [use('odd'), use('odd', { id: 'odd-again' })] },
    counted: false,
  },
  { fact: 'orphan_share', when: 'somebody uses it', counted: false },
  { fact: 'orphan_share', when: 'nobody does', odd: { usedBy: [] }, counted: true },
  {
    fact: 'orphan_share',
    when: 'nobody agreed to, and somebody called it 30 days ago',
    odd: { usedBy: [], observed: [callsOn('2026-10-23', { others: 1 })] },
    counted: false,
  },
  {
    fact: 'orphan_share',
    when: 'it was called 31 days ago and today',
    odd: {
      usedBy: [],
      observed: [callsOn('2026-10-22', { others: 9 }), callsOn('2026-11-22', { others: 9 })],
    },
    counted: true,
  },
  {
    fact: 'orphan_share',
    when: 'it called itself alone',
    odd: { usedBy: [], observed: [callsOn('2026-11-21', { others: 0 })] },
    counted: true,
  },
  { fact: 'duplicate_rate', when: 'its contract is its own', counted: false },
  {
    fact: 'duplicate_rate',
    when: 'another has the same',
    odd: { versions: [version('odd', { digest: 'sha256:b' })] },
    counted: true,
  },
  { fact: 'sla_share', when: 'an objective is agreed', counted: true },
  {
    fact: 'sla_share',
    when: 'none is',
    odd: { usedBy: [use('odd', { objectives: [] })] },
    counted: false,
  },
  { fact: 'on_deprecated_share', when: 'a version in service serves it', counted: false },
  {
    fact: 'on_deprecated_share',
    when: 'only one past its sunset does',
    odd: { versions: [version('odd', { sunsetAt: '2026-11-21T00:00:00Z' })] },
    counted: true,
  },
  { fact: 'four_eyes_share', when: 'somebody else approved', counted: true },
  {
    fact: 'four_eyes_share',
    when: 'the author did',
    oddDecision: { conditions: [askedForAuthor(true)] },
    counted: false,
  },
  {
    fact: 'notice_kept_share',
    when: 'its sunset had come',
    odd: { versions: [retired('2026-10-31T00:00:00Z')] },
    oddDecision: { to: 'retired' },
    counted: true,
  },
  {
    fact: 'notice_kept_share',
    when: 'its sunset was still to come',
    odd: { versions: [retired('2026-11-02T00:00:00Z')] },
    oddDecision: { to: 'retired' },
    counted: false,
  },
  {
    fact: 'notice_kept_share',
    when: 'no sunset was announced',
    odd: { versions: [retired(undefined)] },
    oddDecision: { to: 'retired' },
    counted: false,
  },
  {
    fact: 'stalled_share',
    when: 'a draft was changed lately',
    odd: { versions: [draft({ updatedAt: '2026-10-24T00:00:00Z' })] },
    counted: false,
  },
  {
    fact: 'stalled_share',
    when: 'nobody touched it for a month',
    odd: { versions: [draft({ updatedAt: '2026-10-22T00:00:00Z' })] },
    counted: true,
  },
  { fact: 'version_discipline', when: 'the number is honest', counted: true },
  ...(['version-too-low', 'version-too-high'] as const).map((advice) => ({
    fact: 'version_discipline',
    when: `the advice is ${advice}`,
    odd: { versions: [version('odd', { compatibility: compared(advice) })] },
    counted: false,
  })),
  { fact: 'unannounced_break_rate', when: 'nothing breaks', counted: false },
  {
    fact: 'unannounced_break_rate',
    when: 'a change breaks and the major number stays',
    odd: { versions: [version('odd', { version: '1.1.0', compatibility: breaks('1.0.0') })] },
    counted: true,
  },
  ...[
    ['2.0.0', '1.0.0'],
    ['0.2.0', '0.1.0'],
  ].map(([number = '', before = '']) => ({
    fact: 'unannounced_break_rate',
    when: `${number} breaks what ${before} promised`,
    odd: { versions: [version('odd', { version: number, compatibility: breaks(before) })] },
    counted: false,
  })),
  { fact: 'event_share', when: 'it speaks HTTP alone', counted: false },
  {
    fact: 'event_share',
    when: 'it has a contract for events',
    odd: { versions: [version('odd', { format: 'asyncapi-3' })] },
    counted: true,
  },
  { fact: 'multi_endpoint_share', when: 'it answers on two hosts', counted: true },
  {
    fact: 'multi_endpoint_share',
    when: 'it answers on one, twice',
    odd: {
      service: service('odd', {
        endpoints: [
          { environment: 'production', url: 'https://a.example/1' },
          { environment: 'production', url: 'https://a.example/2' },
          { environment: 'staging', url: 'https://b.example' },
        ],
      }),
    },
    counted: false,
  },
  { fact: 'dep_service_share', when: 'what is used is a service', counted: true },
  { fact: 'dep_service_share', when: 'it is data', odd: atLevel('data'), counted: false },
  { fact: 'dep_data_share', when: 'what is used is data', odd: atLevel('data'), counted: true },
  {
    fact: 'dep_data_share',
    when: 'it is an application',
    odd: atLevel('application'),
    counted: false,
  },
  { fact: 'dep_integrated_share', when: 'it is a process', odd: atLevel('process'), counted: true },
  { fact: 'dep_integrated_share', when: 'it is data', odd: atLevel('data'), counted: false },
  { fact: 'composite_share', when: 'the process uses a service', counted: true },
  {
    fact: 'composite_share',
    when: 'a composite uses it',
    odd: { service: service('odd'), usedBy: [use('odd', { consumer: 'd/b' })], uses: [] },
    counted: true,
  },
  {
    fact: 'composite_share',
    when: 'it is no composite and only an application uses it',
    odd: { service: service('odd') },
    counted: false,
  },
  { fact: 'process_complete_share', when: 'nothing is missing', counted: true },
  {
    fact: 'process_complete_share',
    when: 'it has no objective',
    odd: { service: service('odd', { kind: 'process' }) },
    counted: false,
  },
  {
    fact: 'process_complete_share',
    when: 'nobody fills the role that owns it',
    odd: { ownerFilled: undefined },
    counted: false,
  },
  {
    fact: 'breaking_share',
    when: 'it breaks somebody under a new major number',
    odd: { versions: [version('odd', { version: '2.0.0', compatibility: breaks('1.0.0') })] },
    counted: true,
  },
  { fact: 'breaking_share', when: 'it breaks nobody', counted: false },
  { fact: 'documented_share', when: 'it explains itself', counted: true },
  {
    fact: 'documented_share',
    when: 'seven of ten operations are described',
    odd: { versions: [version('odd', { documentation: documented(7) })] },
    counted: false,
  },
  {
    fact: 'documented_share',
    when: 'eight of ten operations are described',
    odd: { versions: [version('odd', { documentation: documented(8) })] },
    counted: true,
  },
  {
    fact: 'waived_share',
    when: 'a waiver lasts until today',
    odd: { waivers: [waiver({ until: '2026-11-22' })] },
    counted: true,
  },
  {
    fact: 'waived_share',
    when: 'a waiver ended yesterday',
    odd: { waivers: [waiver({ until: '2026-11-21', state: 'lapsed' })] },
    counted: false,
  },
  {
    fact: 'waived_share',
    when: 'a waiver was asked for',
    odd: { waivers: [waiver({ state: 'requested' })] },
    counted: false,
  },
  {
    fact: 'dispensation_expired_share',
    when: 'the contract keeps its policies by then',
    odd: { waivers: [waiver({ until: '2026-11-21', state: 'lapsed' })] },
    counted: false,
  },
  {
    fact: 'dispensation_expired_share',
    when: 'it still fails one',
    odd: {
      waivers: [waiver({ until: '2026-11-21', state: 'lapsed' })],
      versions: [version('odd', { conformance: [conformance('fail', 'gate')] })],
    },
    counted: true,
  },
  { fact: 'override_share', when: 'the gate held', counted: false },
  {
    fact: 'override_share',
    when: 'a condition did not hold',
    oddDecision: { conditions: [{ ...askedForAuthor(false), holds: 'no' }] },
    counted: true,
  },
  { fact: 'process_linked_share', when: 'the process uses a service', counted: true },
  { fact: 'process_linked_share', when: 'it uses none', odd: { uses: [] }, counted: false },
]

describe('a fact counts each item for a reason', () => {
  test.each(rows)('$fact when $when: $counted', ({ fact, odd, oddDecision, counted }) => {
    const computed = factWith(fact, odd ?? {}, oddDecision)
    expect(oddItem(computed)).toMatchObject({ counted, because: expect.any(String) as string })
    if (computed.value !== null) {
      expect(computed.value).toBe(computed.numerator / computed.denominator)
    }
  })

  test('every fact is judged both ways here', () => {
    const judged = (id: string): readonly boolean[] =>
      rows.filter(({ fact }) => fact === id).map(({ counted }) => counted)
    const shares = [...FACTS.values()].filter(
      ({ unit, area }) => unit === 'share' && !HELD_ELSEWHERE.includes(area),
    )
    for (const { id } of shares) expect([id, new Set(judged(id)).size]).toEqual([id, 2])
  })
})

test('the mean of reuse adds up distinct consumers', () => {
  const { value, numerator, denominator } = factWith('reuse_mean', { usedBy: [] })
  expect([numerator, denominator, value]).toEqual([18, 10, 1.8])
})

test('a retired service leaves the population', () => {
  const retired = { versions: [version('odd', { state: 'retired', phase: 'retirement' })] }
  expect(factWith('owner_share', retired).denominator).toBe(9)
})

test('of contracts each version in operation counts, a service without one once, and a draft not at all', () => {
  const versions = [version('odd', { version: '2.0.0' }), version('odd'), draft({})]
  expect(factWith('contract_share', { versions })).toMatchObject({ numerator: 11, denominator: 11 })
  expect(factWith('contract_share', { versions: [draft({})] })).toMatchObject({ denominator: 9 })
  const bare = factWith('contract_share', { versions: [] })
  expect([bare.numerator, bare.denominator]).toEqual([9, 10])
})

test('a transition without conditions has no gate that it could meet', () => {
  const { numerator, denominator } = factWith('gate_share', {}, { conditions: [] })
  expect([numerator, denominator]).toEqual([9, 9])
})

test.each(['described_share', 'process_complete_share'])(
  '%s changes on the day after the last term of the owner',
  (id) => {
    const { service: described } = sound('odd')
    const ownerFilled = { until: '2026-11-24T10:00:00.000Z' }
    const odd = sound('odd', { ownerFilled, service: { ...described, purpose: undefined } })
    const spans = FACTS.get(id)?.spans({ ...NOTHING, services: [odd] })
    expect(spans).toMatchObject([{ until: '2026-11-25' }, { from: '2026-11-25', counted: false }])
  },
)

test('a fact over too few items is unknown, not zero', () => {
  expect(factOver('owner_share', [sound('a')], 'd')).toMatchObject({
    scope: { domain: 'd' },
    value: null,
    numerator: 1,
    denominator: 1,
    unknownBecause: expect.any(String) as string,
  })
})

test('each fact is set beside its definition, in the order of the catalogue', () => {
  const page = readFileSync(`${packageRoot}docs/fact-definitions.md`, 'utf8')
  expect([...page.matchAll(/^\| `([a-z0-9_]+)`/gm)].map(([, id]) => id)).toEqual([...FACTS.keys()])
})

const shared = sharedFolder()
const testWithShared = shared === undefined ? test.skip : test

testWithShared(
  'own facts are those that the models do not define; of others they say which way is better and how many are needed',
  () => {
    const page = readFileSync(`${packageRoot}docs/fact-definitions.md`, 'utf8')
    const own = [...page.matchAll(/^\| `([a-z0-9_]+)` +\| own /gm)].map(([, id]) => id)
    const defined = readFileSync(`${shared ?? ''}maturity/models.yaml`, 'utf8')
    expect([...FACTS.keys()].filter((id) => !defined.includes(`\n  ${id}: {words:`))).toEqual(own)
    const lines = new Map(defined.split('\n').map((line) => [line.trim().split(':')[0], line]))
    for (const { id, better, minimum } of FACTS.values()) {
      const said = `dir: ${better}, minPopulation: ${minimum},`
      if (!own.includes(id)) expect(lines.get(id)).toContain(said)
    }
  },
)
