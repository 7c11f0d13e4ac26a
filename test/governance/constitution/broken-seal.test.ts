import { brokenSeal } from '../../../src/governance/index.ts'
import {
  RATIFICATIONS,
  type Ratification,
} from '../../../src/governance/constitution/ratification.ts'
import type { Stored } from '../../../src/store/index.ts'
import { makeMongoPlace, mongodbUri } from '../../store/mongo/mongo-place.ts'
import { ADA, openGoverned, withClerks, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  await withClerks(governed)
})
afterEach(() => governed.close())

async function latest(): Promise<Stored<Ratification>> {
  const ratifications = await governed.store.collection(RATIFICATIONS)
  const { items } = await ratifications.find({ sort: ['-number'], limit: 1 })
  const [stored] = items
  if (stored === undefined) throw new Error('a constitution was ratified')
  return stored
}

/** Whoever can write the store, as the process never does. */
async function forge(change: (value: Ratification) => Ratification): Promise<void> {
  const { id, revision, value } = await latest()
  const ratifications = await governed.store.collection(RATIFICATIONS)
  await ratifications.replace(id, revision, change(value), [])
}

test('what was ratified, adopted, assigned, stood in for and declared is what the ledger says', async () => {
  const { breakdowns, circles } = governed.governance
  await circles.unassign(ADA, 'clerk', 'cy')
  await circles.nameSurrogate(ADA, 'clerk', {
    ...{ person: 'bo', surrogate: 'di', until: '2027-06-01', reason: 'On leave.' },
  })
  await breakdowns.declare(ADA, 'anchor', { reason: 'No meeting for months.' })
  expect((await latest()).value.number).toBe(8)
  expect(await brokenSeal(governed.store, 'all')).toBeUndefined()
})

test.each<[string, (value: Ratification) => Ratification]>([
  ['a policy', (value) => ({ ...value, constitution: { ...value.constitution, policies: [] } })],
  [
    'the constitution',
    (value) => ({ ...value, constitution: { ...value.constitution, fourEyes: false } }),
  ],
  ['who it is by,', (value) => ({ ...value, ratifiedBy: 'bo' })],
])('%s that was changed in the store is found', async (_what, change) => {
  await forge(change)
  const { number } = (await latest()).value
  expect(await brokenSeal(governed.store, 'in-force')).toContain(
    `Version ${number} of the governance is not what was decided: the ledger has sha256:`,
  )
})

test('circles and roles that were put in the place of others are found', async () => {
  const bytes = new TextEncoder().encode('{"circles":[],"roles":[],"assignments":[]}')
  const organisation = await governed.store.contents.put(bytes)
  await forge((value) => ({ ...value, organisation }))
  expect(await brokenSeal(governed.store, 'in-force')).toContain('is not what was decided')
})

test('a version that nobody decided is found, whatever it says of itself', async () => {
  const ratifications = await governed.store.collection(RATIFICATIONS)
  const { value } = await latest()
  const number = value.number + 1
  await ratifications.insert(String(number), { ...value, number, origin: { kind: 'assigned' } }, [])
  expect(await brokenSeal(governed.store, 'in-force')).toBe(
    `No decision in the ledger made version ${number} of the governance.`,
  )
})

test('taking the last decision away is found', async () => {
  const ratifications = await governed.store.collection(RATIFICATIONS)
  const { id, revision, value } = await latest()
  await ratifications.remove(id, revision, [])
  expect(await brokenSeal(governed.store, 'in-force')).toBe(
    `Version ${value.number} of the governance was decided, and is missing.`,
  )
})

test('a version that was taken away is missed', async () => {
  const ratifications = await governed.store.collection(RATIFICATIONS)
  const stored = await ratifications.get('2')
  await ratifications.remove('2', stored?.revision ?? 0, [])
  expect(await brokenSeal(governed.store, 'all')).toBe('Version 2 of the governance is missing.')
})

const TROUBLE = 'No decision in the ledger made version 5 of the governance.'

/** Puts a version in force that nobody decided, and takes it away again. */
async function put(node: Governed): Promise<() => Promise<void>> {
  const ratifications = await node.store.collection(RATIFICATIONS)
  const { items } = await ratifications.find({ sort: ['-number'], limit: 1 })
  const value = items[0]?.value
  if (value === undefined) throw new Error('a constitution was ratified')
  const number = value.number + 1
  const forged = { ...value, number, origin: { kind: 'assigned' as const } }
  const { revision } = await ratifications.insert(String(number), forged, [])
  return () => ratifications.remove(String(number), revision, [])
}

async function tensionsOf(node: Governed) {
  return (await node.governance.tensions.list({ by: 'system' })).items
}

test('a server that runs finds it, has one tension of it, and proposes to close that once it is mended', async () => {
  const { seals, tensions } = governed.governance
  await seals.look()
  expect(seals.trouble()).toBeUndefined()
  expect(await tensionsOf(governed)).toEqual([])
  const mend = await put(governed)
  await seals.look()
  await seals.look()
  const trouble = TROUBLE.replace('5', String((await latest()).value.number))
  expect(seals.trouble()).toBe(trouble)
  const [found, ...others] = await tensionsOf(governed)
  expect(others).toEqual([])
  expect(found).toMatchObject({
    key: 'seal-broken:constitution',
    role: 'anchor-lead',
    state: 'open',
    evidence: [{ text: trouble }],
  })
  expect(await tensions.check(found?.id ?? '')).toEqual({ gap: 'stands', says: trouble })
  await mend()
  await seals.look()
  expect(seals.trouble()).toBeUndefined()
  expect((await tensionsOf(governed))[0]?.proposedClosure?.text).toBe(
    'What is kept as the governance in force is what the ledger says was decided.',
  )
})

if (mongodbUri === undefined) {
  test.skip('seals on MongoDB: MONGODB_URI names no server', () => undefined)
} else {
  test('of servers on one MongoDB each finds it, what others decide meanwhile breaks nothing, and there is one tension', async () => {
    const place = await makeMongoPlace()
    const one = await openGoverned('holacracy', {}, await place.open())
    // It finds what is ratified already.
    const two = await openGoverned('startup', {}, await place.open())
    try {
      await withClerks(one)
      const nodes = [one, two]
      const deciding = ['di', 'ed'].reduce<Promise<unknown>>(
        (before, name) =>
          before.then(() => one.governance.circles.assign(ADA, 'clerk', { person: name })),
        Promise.resolve(),
      )
      for (let looks = 0; looks < 2; looks++) {
        await Promise.all(nodes.map(({ governance }) => governance.seals.look()))
        expect(nodes.map(({ governance }) => governance.seals.trouble())).toEqual([
          undefined,
          undefined,
        ])
      }
      await deciding
      await put(two)
      await Promise.all(nodes.map(({ governance }) => governance.seals.look()))
      for (const { governance } of nodes) {
        expect(governance.seals.trouble()).toContain('No decision in the ledger made version')
      }
      expect((await tensionsOf(one)).map(({ key }) => key)).toEqual(['seal-broken:constitution'])
    } finally {
      await one.close()
      await two.close()
      await place.dispose()
    }
  })
}
