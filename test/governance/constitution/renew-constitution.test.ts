import {
  actionsWithoutGrant,
  openConstitutionalAuthority,
  openPoliciesInForce,
  RATIFICATIONS,
  renewConstitution,
  type Constitution,
} from '../../../src/governance/index.ts'
import type { Governance } from '../../../src/governance/circles/apply-changes.ts'
import { openGovernanceRecord } from '../../../src/governance/circles/governance-record.ts'
import type { Action, Actor } from '../../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { changed, founded, shipped, withPayments } from '../support/governed.ts'
import { versionEvent } from '../support/version-event.ts'

const ratifiedAt = '2026-01-10T08:00:00.000Z'
const clock = (): Date => new Date('2026-11-22T12:00:00.000Z')
const system: Actor = { kind: 'system', id: 'system', name: 'Concordat' }
const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada' }
const startup = shipped('startup')

let store: Store
let ids = 0
const newId = (): string => `id-${++ids}`

beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
})
afterEach(() => store.close())

/** As version 1.1.0 was: without circle roles, ways of deciding, notice periods, and what came with them. */
function firstText(): Constitution {
  return {
    id: 'startup',
    version: '1.1.0',
    title: 'Startup constitution',
    preamble: 'One person gets the registry going.',
    fourEyes: false,
    circle: { id: 'anchor', title: 'Anchor circle', purpose: 'Services that others can rely on.' },
    roles: [
      {
        id: 'anchor-lead',
        title: 'Lead of the anchor circle',
        purpose: 'Gets the registry going.',
        domains: [''],
        accountabilities: ['Registering domains and services'],
        filledBy: 'administrator',
      },
    ],
    articles: [
      {
        id: 'operation',
        title: 'Operating the registry',
        text: 'Whoever has access to the store restores access to accounts.',
        grants: { system: true, actions: ['account.create', 'account.reset-password'] },
      },
      {
        id: 'lead',
        title: 'The lead decides',
        text: 'The lead holds everything.',
        grants: { role: 'anchor-lead', actions: ['service.register', 'constitution.ratify'] },
      },
    ],
    policies: [
      {
        id: 'ours',
        pack: 'wsdl-core',
        title: 'What was in force',
        scope: 'true',
        enforcement: 'gate',
      },
    ],
    compatibility: [
      { id: 'ours', level: 'full', scope: 'true', because: 'That was ratified then.' },
    ],
  }
}

/** What a first run of the oldest version wrote: nothing but these members. */
async function writtenByTheFirstVersion(constitution = firstText()): Promise<void> {
  const ratifications = await store.collection(RATIFICATIONS)
  const assignments = [{ role: 'anchor-lead', person: 'ada' }]
  const first = { number: 1, constitution, assignments, ratifiedBy: 'ada', ratifiedAt }
  await ratifications.insert('1', first, [])
}

/** A registry that was founded by the oldest version and has this governance since. */
async function since(governance: Governance): Promise<void> {
  await writtenByTheFirstVersion()
  const next = { governance: { ...governance, number: 2 }, at: new Date(ratifiedAt), by: 'ada' }
  const record = await openGovernanceRecord(store)
  const events = [versionEvent(2, ratifiedAt)]
  expect(await record.add({ ...next, origin: { kind: 'adopted' }, touches: [], events })).toBe(true)
}

const older = (governance: Governance): Governance => ({
  ...governance,
  constitution: { ...governance.constitution, version: '1.2.0' },
})

async function isAllowed(actor: Actor, action: Action): Promise<boolean> {
  const authority = await openConstitutionalAuthority(store)
  const thing = { subject: 'service:payments/orders', domain: 'payments' }
  return (await authority.decide({ actor, action, thing, at: clock() })).allowed
}

const renew = (text = startup) => renewConstitution({ store, clock, newId, startup: text })
const inForce = async () => (await openGovernanceRecord(store)).inForce()

describe('the constitution of a first run by an older version', () => {
  test('is renewed, so that duties are performed and people may do what is new', async () => {
    await writtenByTheFirstVersion()
    expect(await isAllowed(system, 'duty.perform')).toBe(false)
    expect(await isAllowed(ada, 'waiver.request')).toBe(false)
    expect(await renew()).toEqual({ kind: 'renewed', from: '1.1.0', to: startup.version })
    expect(await isAllowed(system, 'duty.perform')).toBe(true)
    expect(await isAllowed(ada, 'waiver.request')).toBe(true)
    expect((await inForce()).constitution).toEqual({
      ...startup,
      policies: firstText().policies,
      compatibility: firstText().compatibility,
    })
  })

  test('is renewed in the name of the process, with an entry of the ledger that gives the reason', async () => {
    await writtenByTheFirstVersion()
    await renew()
    const reason = `This version of the program brings version ${startup.version} of the constitution of the first run; 1.1.0 was in force, as it was ratified.`
    expect(await inForce()).toMatchObject({
      number: 2,
      by: 'system',
      origin: { kind: 'ratified', reason },
    })
    expect(await store.outbox.pending(10)).toEqual([
      expect.objectContaining({
        action: 'constitution.renewed',
        actor: { kind: 'system', id: 'system', name: 'Concordat' },
        subject: `constitution:startup@${startup.version}`,
        reason,
      }),
    ])
  })

  test('leaves who decided the policies in force, and since when', async () => {
    await writtenByTheFirstVersion()
    await renew()
    const policies = await openPoliciesInForce(store, () => '1.0.0', clock)
    expect(await policies.list()).toEqual([
      expect.objectContaining({
        id: 'ours',
        decidedBy: 'Startup constitution, ratified by ada',
        since: ratifiedAt,
      }),
    ])
  })

  test('is renewed once, also by two servers at the same moment', async () => {
    await writtenByTheFirstVersion()
    const both = await Promise.all([renew(), renew()])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['current', 'renewed'])
    expect(await renew()).toEqual({ kind: 'current' })
    expect((await inForce()).number).toBe(2)
    expect(await store.outbox.pending(10)).toHaveLength(1)
  })

  test('keeps circles, roles, what was amended of them, and who fills them', async () => {
    const organised = changed(older(withPayments('startup')), 'anchor', {
      kind: 'circle.amend',
      circle: 'anchor',
      purpose: 'What we amended.',
    })
    await since(organised)
    expect((await renew()).kind).toBe('renewed')
    expect((await inForce()).organisation).toEqual(organised.organisation)
  })

  test('gives roles that only the newer text knows, and fills those that are for the administrator', async () => {
    await writtenByTheFirstVersion()
    const [lead] = startup.roles
    if (lead === undefined) throw new Error('a startup constitution has a lead')
    const keeper = { ...lead, id: 'keeper', title: 'Keeper', domains: [] }
    await renew({ ...startup, roles: [...startup.roles, keeper] })
    const { organisation } = await inForce()
    expect(organisation.roles.map(({ id, changedIn }) => [id, changedIn])).toEqual([
      ['anchor-lead', 1],
      ['keeper', 2],
    ])
    expect(organisation.assignments.map(({ role, person }) => [role, person])).toEqual([
      ['anchor-lead', 'ada'],
      ['keeper', 'ada'],
    ])
  })
})

describe('left alone is', () => {
  test('a registry that has no constitution yet', async () => {
    expect(await renew()).toEqual({ kind: 'current' })
  })

  test('a text that is newer than that of this version', async () => {
    await writtenByTheFirstVersion({ ...firstText(), version: '1.10.0' })
    expect(await renew({ ...startup, version: '1.9.0' })).toEqual({ kind: 'current' })
    expect((await inForce()).number).toBe(1)
  })

  test('a text that a proposal amended', async () => {
    const amended = older(founded('startup'))
    await since({ ...amended, constitution: { ...amended.constitution, changedIn: 2 } })
    expect(await renew()).toEqual({ kind: 'own' })
    expect((await inForce()).number).toBe(2)
  })

  test('another constitution', async () => {
    await since(founded('board'))
    expect(await renew()).toEqual({ kind: 'own' })
    expect((await inForce()).constitution.id).toBe('board')
  })

  test('everything, where the newer text does not let the process do this', async () => {
    await writtenByTheFirstVersion()
    const silent = startup.articles.filter(({ id }) => id !== 'renewal')
    expect(await renew({ ...startup, articles: silent })).toEqual({
      kind: 'impossible',
      reasons: [
        `Concordat fills no role that may renew constitution:startup@${startup.version}.`,
        'The Startup constitution grants this to nobody; it would take an adopted proposal.',
      ],
    })
    expect((await inForce()).number).toBe(1)
  })
})

test('what a constitution grants to nobody is told in the order of the text that does', () => {
  const governance = founded('startup')
  expect(actionsWithoutGrant(governance, startup)).toEqual([])
  const withoutDuties = {
    ...governance,
    constitution: {
      ...startup,
      articles: startup.articles.filter(({ id }) => id !== 'duties' && id !== 'renewal'),
    },
  }
  expect(actionsWithoutGrant(withoutDuties, startup)).toEqual([
    'duty.perform',
    'constitution.renew',
  ])
})
