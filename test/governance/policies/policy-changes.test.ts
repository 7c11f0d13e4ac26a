import { readFileSync } from 'node:fs'
import {
  loadConstitution,
  openConstitutionalAuthority,
  openGovernance,
  openPoliciesInForce,
  policyChangeMistakes,
  ratifyFirstConstitution,
  type Governance,
  type PolicyChange,
} from '../../../src/governance/index.ts'
import type { PolicyImpact } from '../../../src/governance/policies/policy-life.ts'
import { packageRoot } from '../../../src/package-root.ts'
import {
  DOMAINS,
  type Actor,
  type PoliciesInForce,
  type PolicySubject,
} from '../../../src/registry/index.ts'
import { LIFECYCLES, OPEN_POLICY_LIFE } from '../support/governed.ts'
import { shippedPack, shippedPackIds } from '../../../src/shipped/packs.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'

const startup = loadConstitution(
  readFileSync(`${packageRoot}policies/constitutions/startup.yaml`, 'utf8'),
  'startup.yaml',
)
const packs = { ids: shippedPackIds, find: shippedPack }
const WSDL: PolicySubject = {
  service: {
    id: 'payments/orders',
    registeredAs: 'payments/orders',
    domain: 'payments',
    name: 'orders',
    kind: 'atomic',
    tags: [],
  },
  contract: { format: 'wsdl-1.1', version: '1.0.0', state: 'draft' },
}

const ADA: Actor = { kind: 'person', id: 'admin', name: 'admin' }

let store: Store
let now: Date
let governance: Governance
let policies: PoliciesInForce
let impact: PolicyImpact
let ids = 0

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  now = new Date('2027-01-01T10:00:00.000Z')
  impact = { state: 'known', versions: 0 }
  const clock = (): Date => now
  const newId = (): string => `id-${++ids}`
  const administrator = { kind: 'person', id: 'admin', name: 'admin' } as const
  await ratifyFirstConstitution({ store, clock, newId, constitution: startup, administrator })
  policies = await openPoliciesInForce(store, (id) => shippedPack(id)?.version, clock)
  governance = await openGovernance({
    store,
    authority: await openConstitutionalAuthority(store),
    packs,
    lifecycles: LIFECYCLES,
    policyLife: { ...OPEN_POLICY_LIFE, impact: () => Promise.resolve(impact) },
    waivers: {
      hindrance: () => Promise.resolve(undefined),
      askedBy: () => Promise.resolve(undefined),
      grantAdopted: () => Promise.resolve(undefined),
    },
    registry: undefined as never, // nothing here looks at services
    policies,
    clock,
    newId,
    ownerOf: () => Promise.resolve(undefined),
    policiesFor: () => Promise.resolve([]),
    circleFacts: {
      due: () => Promise.resolve([]),
      metrics: () => Promise.resolve([]),
      changes: () => Promise.resolve([]),
    },
    hasAccount: () => Promise.resolve(true),
    duties: { register: () => undefined, schedule: () => Promise.resolve() },
    notices: { tell: () => Promise.resolve() },
    constitutions: [startup],
  })
})
afterEach(() => store.close())

const propose = (...changes: readonly PolicyChange[]) =>
  governance.proposals.make(ADA, {
    title: 'Services fit together',
    circle: 'anchor',
    example: 'A client could not read a contract.',
    rationale: 'Services have to fit together.',
    changes: [...changes],
  })

const approve = ({ id }: { readonly id: string }) =>
  governance.proposals.step(ADA, id, {
    kind: 'approve',
    role: 'anchor-lead',
    approves: true,
    text: 'Needed.',
  })

const adopt = async (...changes: readonly PolicyChange[]) => approve(await propose(...changes))

const idsFor = async (subject: PolicySubject): Promise<readonly string[]> =>
  (await policies.for(subject)).map(({ id }) => id)
const policy = async (id: string) => (await policies.list()).find((one) => one.id === id)

describe('adopting a proposal with policy changes', () => {
  const GATED = {
    id: 'gated',
    pack: 'ws-i-ssbp-1.0',
    version: '^1.0.0',
    title: 'Simple binding',
    scope: 'true',
    enforcement: 'gate',
  } as const

  test('stays accepted while its effect is being worked out, and is carried out afterwards', async () => {
    impact = { state: 'computing' }
    const { id, state } = await adopt({ kind: 'policy.put', policy: GATED })
    expect(state).toBe('accepted')
    await governance.performRounds()
    expect((await governance.proposals.get(id)).state).toBe('accepted')
    expect(await policy('gated')).toBeUndefined()
    impact = { state: 'known', versions: 3 }
    await governance.performRounds()
    expect((await governance.proposals.get(id)).state).toBe('adopted')
    expect(await policy('gated')).toMatchObject({ enforcement: 'gate' })
  })

  test('says why, where its effect could not be worked out', async () => {
    impact = { state: 'unknown', problem: 'The scope cannot be evaluated.' }
    const { state, outcome } = await adopt({ kind: 'policy.put', policy: GATED })
    expect(state).toBe('not-applicable')
    expect(outcome?.reason).toContain(
      'The effect could not be worked out: The scope cannot be evaluated.',
    )
  })

  test('puts a policy in force, and says by which decision, since when and why', async () => {
    const terms = {
      id: 'ssbp-for-all',
      pack: 'ws-i-ssbp-1.0',
      version: '^1.0.0',
      title: 'All SOAP services use the simple binding',
      scope: 'contract.format == "wsdl-1.1"',
      enforcement: 'block',
      graceUntil: '2027-02-01',
      severities: { BP2406: 'warning' },
    } as const
    const { id } = await adopt({ kind: 'policy.put', policy: terms })
    expect(await idsFor(WSDL)).toContain('ssbp-for-all')
    expect(await policy('ssbp-for-all')).toMatchObject({
      pinned: '^1.0.0',
      packVersion: shippedPack('ws-i-ssbp-1.0')?.version,
      enforcement: 'advise',
      grace: { enforcement: 'block', until: '2027-02-01T00:00:00.000Z' },
      severities: { BP2406: 'warning' },
      decision: {
        kind: 'proposal',
        id,
        title: 'Services fit together',
        by: 'admin for the role anchor-lead',
      },
      decidedBy: 'Services fit together, adopted by admin for the role anchor-lead',
      reason: 'Services have to fit together.',
      since: '2027-01-01T10:00:00.000Z',
    })
    const events = await store.outbox.pending(20)
    expect(events.find(({ subject }) => subject === 'policy:ssbp-for-all')).toMatchObject({
      action: 'policy.put-in-force',
      actor: { kind: 'system' },
      at: '2027-01-01T10:00:00.000Z',
      reason: 'Services fit together',
      change: { proposal: id, governance: 2 },
    })
  })

  test('grace ends by the clock alone', async () => {
    await adopt({
      kind: 'policy.enforcement',
      policy: 'ws-i-ssbp-1.0',
      enforcement: 'gate',
      graceUntil: '2027-01-02',
    })
    expect(await policy('ws-i-ssbp-1.0')).toMatchObject({ enforcement: 'advise' })
    now = new Date('2027-01-01T23:59:59.999Z')
    expect(await policy('ws-i-ssbp-1.0')).toMatchObject({ enforcement: 'advise' })
    now = new Date('2027-01-02T00:00:00.000Z')
    const biting = await policy('ws-i-ssbp-1.0')
    expect(biting?.enforcement).toBe('gate')
    expect(biting?.grace).toBeUndefined()
  })

  test('changes what it names, and leaves other policies as they were decided', async () => {
    const before = await policies.list()
    now = new Date('2027-01-05T10:00:00.000Z')
    await adopt(
      { kind: 'policy.scope', policy: 'wsdl-core', scope: 'service.kind == "gateway"' },
      { kind: 'policy.severity', policy: 'ws-i-bp-1.1', rule: 'BP2406', severity: 'off' },
      { kind: 'policy.remove', policy: 'ws-i-ssbp-1.0' },
    )
    expect(await idsFor(WSDL)).toEqual(['ws-i-bp-1.1'])
    expect((await policy('ws-i-bp-1.1'))?.severities).toEqual({ BP2406: 'off' })
    expect(await policy('openapi-core')).toEqual(before.find(({ id }) => id === 'openapi-core'))
    await adopt({
      kind: 'policy.severity',
      policy: 'ws-i-bp-1.1',
      rule: 'BP2406',
      severity: 'pack',
    })
    expect((await policy('ws-i-bp-1.1'))?.severities).toBeUndefined()
  })

  test('keeps what was in force at any moment before, and every period of a policy', async () => {
    now = new Date('2027-01-05T10:00:00.000Z')
    await adopt({ kind: 'policy.enforcement', policy: 'wsdl-core', enforcement: 'block' })
    now = new Date('2027-01-09T10:00:00.000Z')
    await adopt({ kind: 'policy.remove', policy: 'wsdl-core' })
    const enforcementAt = async (at: string): Promise<unknown> =>
      (await policies.list(new Date(at))).find(({ id }) => id === 'wsdl-core')?.enforcement
    expect(await enforcementAt('2026-12-31T00:00:00Z')).toBeUndefined()
    expect(await enforcementAt('2027-01-02T00:00:00Z')).toBe('gate')
    expect(await enforcementAt('2027-01-06T00:00:00Z')).toBe('block')
    expect(await enforcementAt('2027-01-10T00:00:00Z')).toBeUndefined()
    const periods = await policies.history('wsdl-core')
    expect(periods.map(({ policy: one, from, until }) => [one.enforcement, from, until])).toEqual([
      ['block', '2027-01-05T10:00:00.000Z', '2027-01-09T10:00:00.000Z'],
      ['gate', '2027-01-01T10:00:00.000Z', '2027-01-05T10:00:00.000Z'],
    ])
    expect((await policies.history('openapi-core'))[0]?.until).toBeUndefined()
    expect(await policies.history('none')).toEqual([])
  })

  test('a pin that the installed pack does not meet leaves nothing that judges', async () => {
    await adopt({ kind: 'policy.pin', policy: 'wsdl-core', version: '^9.0.0' })
    expect(await policy('wsdl-core')).toMatchObject({ packVersion: '^9.0.0', pinned: '^9.0.0' })
  })

  test('happens once, however often it is approved at the same moment', async () => {
    const made = await propose({ kind: 'policy.remove', policy: 'wsdl-core' })
    const approved = await Promise.allSettled([approve(made), approve(made), approve(made)])
    expect(approved.some(({ status }) => status === 'fulfilled')).toBe(true)
    await governance.proposals.advanceDue()
    expect(await governance.proposals.get(made.id)).toMatchObject({
      state: 'adopted',
      outcome: { version: 2 },
    })
    expect((await governance.constitutions.inForce()).number).toBe(2)
    const repealed = (await store.outbox.pending(50)).filter(
      ({ action }) => action === 'policy.repealed',
    )
    expect(repealed).toHaveLength(1)
  })

  test('two proposals about different policies both take effect', async () => {
    const one = await propose({ kind: 'policy.remove', policy: 'wsdl-core' })
    const other = await propose({ kind: 'policy.remove', policy: 'openapi-core' })
    await approve(one)
    await approve(other)
    expect((await policies.list()).map(({ id }) => id)).toEqual(['ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
    expect((await policies.history('wsdl-core')).map(({ until }) => until)).toEqual([
      '2027-01-01T10:00:00.000Z',
    ])
  })

  test('changes of circles and roles go on with each policy as it was decided', async () => {
    await adopt({ kind: 'policy.enforcement', policy: 'wsdl-core', enforcement: 'block' })
    const before = await policies.list()
    now = new Date('2027-01-03T10:00:00.000Z')
    await governance.circles.assign(ADA, 'anchor-lead', { person: 'bo', reason: 'A second one.' })
    await governance.constitutions.ratify(ADA, { constitution: 'startup', reason: 'Its new text.' })
    // They stay what they were, and say that they were decided before.
    expect(await policies.list()).toEqual(before.map((policy) => ({ ...policy, legacy: true })))
    expect(await policies.history('wsdl-core')).toHaveLength(2)
  })
})

describe('nothing else changes policies', () => {
  const REMOVE: PolicyChange = { kind: 'policy.remove', policy: 'wsdl-core' }
  const refused = (code: string): Error => expect.objectContaining({ code }) as Error
  afterEach(async () => {
    expect(await idsFor(WSDL)).toEqual(['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
    expect((await governance.constitutions.inForce()).number).toBe(1)
  })

  test('a proposal that nobody has decided about, or that was withdrawn', async () => {
    const made = await propose(REMOVE)
    await governance.proposals.advanceDue()
    await governance.proposals.step(ADA, made.id, { kind: 'withdraw' })
    await expect(approve(made)).rejects.toThrow(refused('proposal-step-refused'))
  })

  test('a proposal that was rejected', async () => {
    const made = await propose(REMOVE)
    await governance.proposals.step(ADA, made.id, {
      kind: 'approve',
      role: 'anchor-lead',
      approves: false,
      text: 'No.',
    })
    await expect(approve(made)).rejects.toThrow(refused('proposal-step-refused'))
  })

  test('a proposal of which one change cannot be made, as a whole', async () => {
    const proposed = propose(REMOVE, { kind: 'policy.remove', policy: 'none' })
    await expect(proposed).rejects.toThrow(refused('change-refused'))
  })

  test('nobody has the authority, the administrator neither', async () => {
    const authority = await openConstitutionalAuthority(store)
    const actors: readonly Actor[] = [
      ADA,
      { kind: 'token', id: 'admin', name: 'admin by token "ci"' },
      { kind: 'anonymous', id: 'anonymous', name: 'anonymous' },
    ]
    for (const actor of actors) {
      for (const action of ['policy.change', 'proposal.adopt'] as const) {
        const thing = { subject: 'policy:wsdl-core', domain: '' }
        const { allowed } = await authority.decide({ actor, action, thing, at: now })
        expect(allowed).toBe(false)
      }
    }
  })
})

test.each<[string, PolicyChange]>([
  ['There is no policy none in force', { kind: 'policy.grace', policy: 'none' }],
  [
    'There is no rule pack missing',
    {
      kind: 'policy.put',
      policy: { id: 'a', pack: 'missing', title: 'A', scope: 'true', enforcement: 'gate' },
    },
  ],
  [
    'has no rule NONE1',
    { kind: 'policy.severity', policy: 'wsdl-core', rule: 'NONE1', severity: 'off' },
  ],
  [
    'A scope cannot ask service.team',
    { kind: 'policy.scope', policy: 'wsdl-core', scope: 'service.team == "a"' },
  ],
  ['answer true or false', { kind: 'policy.scope', policy: 'wsdl-core', scope: 'service.id' }],
  ['changes nothing', { kind: 'policy.enforcement', policy: 'wsdl-core', enforcement: 'gate' }],
])('a change is refused before anybody decides: %s', (words, change) => {
  const mistakes = policyChangeMistakes(startup.policies, [change], packs)
  expect(mistakes).toEqual([{ change: 0, message: expect.stringContaining(words) as string }])
})

describe('a policy that names a domain which is moved afterwards', () => {
  const terms = {
    id: 'payments-only',
    pack: 'ws-i-ssbp-1.0',
    title: 'Payments use the simple binding',
    enforcement: 'advise',
  } as const
  const { service } = WSDL
  const at = (domain: string): PolicySubject => ({
    ...WSDL,
    service: { ...service, domain, id: `${domain}/${service.name}` },
  })
  let moves = 0
  /** The domain of a first path, which had these paths one after the other. */
  const moveAlong = async (...paths: readonly string[]) => {
    now = new Date('2027-02-01T10:00:00.000Z')
    const moved = now.toISOString()
    const domains = await store.collection(DOMAINS)
    const [first = ''] = paths
    const present = {
      path: paths.at(-1) ?? '',
      title: first,
      paths: [...paths],
      moved: true as const,
      ordinal: (moves += 1),
      former: paths.slice(0, -1).map((path) => ({ path, until: moved })),
      createdAt: moved,
      updatedAt: moved,
    }
    const known = await domains.get(first)
    if (known === undefined) await domains.insert(first, present, [])
    else await domains.replace(first, known.revision, present, [])
  }
  const move = () => moveAlong('payments', 'finance/payments')

  test('goes on to apply there, also among many that are asked about at once', async () => {
    await adopt({
      kind: 'policy.put',
      policy: { ...terms, scope: 'service.domain == "payments"' },
    })
    expect(await idsFor(at('payments'))).toContain('payments-only')
    expect(await idsFor(at('finance/payments'))).not.toContain('payments-only')
    await move()
    expect(await idsFor(at('finance/payments'))).toContain('payments-only')
    const snapshot = await policies.snapshot()
    expect(snapshot.for(at('finance/payments')).map(({ id }) => id)).toContain('payments-only')
    expect(await idsFor(at('finance'))).not.toContain('payments-only')
  })

  test('is read by present names when it was decided on after the move', async () => {
    await move()
    now = new Date('2027-03-01T10:00:00.000Z')
    await adopt({
      kind: 'policy.put',
      policy: { ...terms, scope: '!service.domain.startsWith("finance")' },
    })
    expect(await idsFor(at('finance/payments'))).not.toContain('payments-only')
  })

  describe('and leaves it out', () => {
    const without = (scope: string) => adopt({ kind: 'policy.put', policy: { ...terms, scope } })
    const applies = async (domain: string) => (await idsFor(at(domain))).includes('payments-only')

    test.each([
      ['service.domain != "payments"', 'finance/payments'],
      ['!service.domain.startsWith("payments")', 'finance/payments'],
      ['!(service.domain in ["payments", "web"])', 'finance/payments'],
      ['!service.id.startsWith("payments/")', 'finance/payments'],
    ])('%s goes on to leave it out', async (scope, there) => {
      await without(scope)
      expect(await applies('payments')).toBe(false)
      await move()
      expect(await applies(there)).toBe(false)
      expect(await applies('finance')).toBe(true)
    })

    test('goes on to leave it out in each place that it is moved to', async () => {
      await without('service.domain != "payments"')
      await moveAlong('payments', 'finance/payments', 'till')
      expect(await applies('till')).toBe(false)
    })

    test('goes on to leave out what lies in it', async () => {
      await without('!service.domain.startsWith("payments")')
      await move()
      await moveAlong('payments/cards', 'finance/payments/cards')
      expect(await applies('finance/payments/cards')).toBe(false)
    })

    test('applies to what has left the domain that it leaves out', async () => {
      await without('!service.domain.startsWith("sandbox")')
      expect(await applies('sandbox/web')).toBe(false)
      await moveAlong('sandbox/web', 'web')
      expect(await applies('web')).toBe(true)
      // And that domain being moved afterwards changes nothing about it.
      await moveAlong('sandbox', 'playground')
      expect(await applies('web')).toBe(true)
      expect(await applies('playground')).toBe(false)
    })

    test('goes on to apply to what is moved into the domain that it leaves out', async () => {
      await without('!service.domain.startsWith("finance")')
      await move()
      expect(await applies('finance/payments')).toBe(true)
    })

    test('one for the new place applies to what comes there', async () => {
      await without('service.domain.startsWith("finance")')
      await move()
      expect(await applies('finance/payments')).toBe(true)
    })
  })
})
