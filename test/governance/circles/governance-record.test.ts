import type { Governance } from '../../../src/governance/circles/apply-changes.ts'
import {
  openGovernanceRecord,
  type GovernanceRecord,
} from '../../../src/governance/circles/governance-record.ts'
import { openConstitutionalAuthority, RATIFICATIONS } from '../../../src/governance/index.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'
import { AT, changed, founded } from '../support/governed.ts'
import { versionEvent } from '../support/version-event.ts'

let store: Store
let record: GovernanceRecord
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  record = await openGovernanceRecord(store)
})
afterEach(() => store.close())

const add = (governance: Governance, by = record): Promise<boolean> =>
  by.add({
    ...{ governance, at: AT, by: 'ada', origin: { kind: 'assigned' }, touches: [] },
    events: [versionEvent(governance.number, AT.toISOString())],
  })

const withClerk = (): Governance =>
  changed(
    founded('holacracy'),
    'anchor',
    { kind: 'role.create', role: 'clerk', circle: 'anchor', title: 'Clerk', purpose: 'x' },
    { kind: 'role.assign', role: 'clerk', person: 'cy' },
  )

describe('the version in force', () => {
  test('is the newest at once, also where another server wrote it', async () => {
    expect(await record.latest()).toBeUndefined()
    await add(founded('holacracy'))
    expect((await record.latest())?.number).toBe(1)
    const authority = await openConstitutionalAuthority(store)
    const cy = { kind: 'person', id: 'cy', name: 'cy' } as const
    const thing = { subject: 'proposal:1', domain: '', circle: 'anchor' }
    const mayPropose = async (): Promise<boolean> =>
      (await authority.decide({ actor: cy, action: 'proposal.make', thing, at: AT })).allowed
    expect(await mayPropose()).toBe(false)
    const other = await openGovernanceRecord(store)
    expect(await add(withClerk(), other)).toBe(true)
    expect((await record.latest())?.number).toBe(2)
    expect(await mayPropose()).toBe(true)
  })

  test('is read once: afterwards only whether another one follows it', async () => {
    await add(founded('holacracy'))
    let searches = 0
    const counting: Store = {
      ...store,
      collection: async (declaration) => {
        const collection = await store.collection(declaration)
        const find: typeof collection.find = (options) => {
          if (declaration.name === RATIFICATIONS.name) searches++
          return collection.find(options)
        }
        return {
          get: (id) => collection.get(id),
          count: (where) => collection.count(where),
          find,
        } as typeof collection
      },
      contents: store.contents,
    }
    const counted = await openGovernanceRecord(counting)
    const first = await counted.latest()
    expect(await counted.latest()).toEqual(first)
    expect(searches).toBe(1)
    await add(withClerk())
    expect((await counted.latest())?.organisation.assignments.at(-1)?.person).toBe('cy')
    expect(searches).toBe(2)
  })

  test('says who fills what in its organisation alone', async () => {
    await add(withClerk())
    const ratifications = await store.collection(RATIFICATIONS)
    const stored = await ratifications.get('2')
    expect(stored?.value.organisation).toMatch(/^sha256:/)
    expect(stored?.value).not.toHaveProperty('assignments')
    expect((await record.get(2))?.organisation).toEqual(withClerk().organisation)
  })
})
