import type { Authority, Duties, DutyAtHand, DutyRequest } from '../../../src/registry/index.ts'
import { RegistryError } from '../../../src/registry/index.ts'
import { createDuties } from '../../../src/registry/duties/create-duties.ts'
import { DUTIES } from '../../../src/registry/duties/duty-document.ts'
import { createPermits } from '../../../src/registry/permits.ts'
import {
  openSqliteStore,
  type Collection,
  type CollectionDeclaration,
  type Store,
} from '../../../src/store/index.ts'
import { z } from 'zod'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What performing leaves behind: one document for each duty, however often it is repeated. */
const LETTERS: CollectionDeclaration<{ text: string }> = {
  name: 'letters',
  schema: z.object({ text: z.string() }),
  indexes: [],
}

let store: Store
let letters: Collection<{ text: string }>
let now: number
let isAllowed: boolean
let ids: number
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
  letters = await store.collection(LETTERS)
  now = Date.parse('2027-01-01T08:00:00.000Z')
  isAllowed = true
  ids = 0
})
afterEach(() => store.close())

const authority: Authority = {
  decide: () => Promise.resolve({ allowed: isAllowed, role: undefined, reasons: ['So be it.'] }),
}

/** A server on the store. @param perform takes the place of writing the letter */
async function openNode(
  perform: (atHand: DutyAtHand, write: () => Promise<unknown>) => Promise<unknown> = (_, write) =>
    write(),
): Promise<Duties> {
  const clock = (): Date => new Date(now)
  const duties = createDuties({
    duties: await store.collection(DUTIES),
    permits: createPermits(authority, clock),
    clock,
    newId: () => `id-${(ids += 1)}`,
  })
  duties.register({
    id: 'letter',
    title: 'Write a letter',
    perform: async (atHand) => {
      const { id } = atHand.duty
      await perform(atHand, async () => {
        if ((await letters.get(id)) === undefined) await letters.insert(id, { text: id }, [])
      })
      return 'A letter was written.'
    },
  })
  return duties
}

/** Node 20 has no Promise.withResolvers. */
function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}

function letter(key: string, inDays = 0): DutyRequest {
  const dueAt = new Date(now + inDays * DAY).toISOString()
  return { key, kind: 'letter', subject: 'service:a/b', domain: 'a', dueAt }
}

const written = (): Promise<number> => letters.count()
async function performedEvents(): Promise<number> {
  const events = await store.outbox.pending(1_000)
  return events.filter(({ action }) => action === 'duty.performed').length
}

test('a duty is performed when it is due, once, and the ledger tells what came of it', async () => {
  const node = await openNode()
  await node.schedule(letter('a', 3))
  await node.schedule(letter('a', 3))
  expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
  now += 3 * DAY
  expect(await node.performDue()).toEqual({ performed: 1, failed: 0 })
  await node.schedule(letter('a'))
  expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
  expect((await node.list()).items).toEqual([
    {
      id: 'a',
      kind: 'letter',
      title: 'Write a letter',
      subject: 'service:a/b',
      state: 'done',
      dueAt: '2027-01-04T08:00:00.000Z',
      failures: 0,
      performedAt: '2027-01-04T08:00:00.000Z',
      outcome: 'A letter was written.',
    },
  ])
  expect(await store.outbox.pending(10)).toEqual([
    {
      id: 'id-2',
      at: '2027-01-04T08:00:00.000Z',
      actor: { kind: 'system', id: 'system', name: 'Concordat' },
      action: 'duty.performed',
      subject: 'service:a/b',
      change: {
        duty: 'a',
        kind: 'letter',
        dueAt: '2027-01-04T08:00:00.000Z',
        outcome: 'A letter was written.',
      },
    },
  ])
})

test('two servers on one store share the duties and perform none twice', async () => {
  const performed: string[] = []
  const nodes = await Promise.all(
    ['one', 'two'].map(() =>
      openNode(async ({ duty }, write) => {
        performed.push(duty.id)
        await write()
      }),
    ),
  )
  const keys = Array.from({ length: 30 }, (_, index) => `duty-${String(index).padStart(2, '0')}`)
  for (const key of keys) await nodes[0]?.schedule(letter(key))
  const runs = await Promise.all(nodes.map((node) => node.performDue()))
  expect(runs.reduce((sum, run) => sum + run.performed, 0)).toBe(30)
  expect(performed.toSorted()).toEqual(keys)
  expect(await performedEvents()).toBe(30)
})

test.each([
  { when: 'before the effect', effectFirst: false },
  { when: 'between the effect and the mark', effectFirst: true },
])('a server that dies $when loses nothing and doubles nothing', async ({ effectFirst }) => {
  const reached = deferred()
  const dying = await openNode(async (_, write) => {
    if (effectFirst) await write()
    reached.resolve()
    await new Promise(() => undefined) // it never comes back
  })
  await dying.schedule(letter('a'))
  void dying.performDue()
  await reached.promise
  const other = await openNode()
  expect(await other.performDue()).toEqual({ performed: 0, failed: 0 }) // the lease still runs
  now += 2 * MINUTE
  expect(await other.performDue()).toEqual({ performed: 1, failed: 0 })
  expect([await written(), await performedEvents()]).toEqual([1, 1])
})

test('a server that comes back after its lease marks nothing a second time', async () => {
  const late = deferred()
  const reached = deferred()
  const slow = await openNode(async (_, write) => {
    reached.resolve()
    await late.promise
    await write()
  })
  await slow.schedule(letter('a'))
  const run = slow.performDue()
  await reached.promise
  now += 2 * MINUTE
  await (await openNode()).performDue()
  late.resolve()
  await run
  expect([await written(), await performedEvents()]).toEqual([1, 1])
})

test('a duty that fails waits longer each time, says why, and keeps no other one waiting', async () => {
  let isBroken = true
  const node = await openNode(({ duty }, write) =>
    isBroken && duty.id === 'a' ? Promise.reject(new Error('The post office is shut.')) : write(),
  )
  await node.schedule(letter('a'))
  await node.schedule(letter('b'))
  expect(await node.performDue()).toEqual({ performed: 1, failed: 1 })
  expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
  now += 31_000
  expect(await node.performDue()).toEqual({ performed: 0, failed: 1 })
  expect((await node.list({ state: 'failing' })).items).toMatchObject([
    {
      id: 'a',
      state: 'failing',
      failures: 2,
      lastError: 'The post office is shut.',
      retryAt: '2027-01-01T08:01:31.000Z',
    },
  ])
  expect(await node.figures()).toEqual({ waiting: 0, due: 1, failing: 1, overdueSeconds: 31 })
  isBroken = false
  now += 61_000
  expect(await node.performDue()).toEqual({ performed: 1, failed: 0 })
  expect(await node.figures()).toEqual({ waiting: 0, due: 0, failing: 0, overdueSeconds: 0 })
})

test('what the authority refuses, and what nobody knows how to do, fails where it can be seen', async () => {
  const node = await openNode()
  await node.schedule({ ...letter('a'), kind: 'dance' })
  await node.performDue()
  isAllowed = false
  await node.schedule(letter('b'))
  await node.performDue()
  expect((await node.list()).items.map(({ lastError }) => lastError)).toEqual([
    'No part of this server performs duties of the kind "dance"; run a version of Concordat that does.',
    'Concordat may not do what is due about service:a/b: So be it.',
  ])
  expect(await written()).toBe(0)
})

test('a clock that runs a year ahead and is put right again loses and doubles nothing', async () => {
  let isBroken = true
  const node = await openNode((_, write) =>
    isBroken ? Promise.reject(new Error('Not now.')) : write(),
  )
  await node.schedule(letter('soon', 1))
  await node.schedule(letter('later', 400))
  now += 365 * DAY
  // Its pause after the failure would last until next year.
  expect(await node.performDue()).toEqual({ performed: 0, failed: 1 })
  now -= 364 * DAY
  isBroken = false
  expect(await node.performDue()).toEqual({ performed: 1, failed: 0 })
  now += 365 * DAY
  expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
  now -= 365 * DAY
  expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
  now += 400 * DAY
  expect(await node.performDue()).toEqual({ performed: 1, failed: 0 })
  expect([await written(), await performedEvents()]).toEqual([2, 2])
})

test('a lease from a clock that ran ahead holds nobody up', async () => {
  const reached = deferred()
  const dying = await openNode(() => {
    reached.resolve()
    return new Promise(() => undefined)
  })
  await dying.schedule(letter('a'))
  now += 365 * DAY
  void dying.performDue()
  await reached.promise
  now -= 365 * DAY
  expect(await (await openNode()).performDue()).toEqual({ performed: 1, failed: 0 })
})

describe('a duty that follows from a write', () => {
  test('is there when the write has taken place, and not before', async () => {
    const node = await openNode()
    await node.announce([letter('a')], async () => {
      expect(await node.performDue()).toEqual({ performed: 0, failed: 0 })
    })
    expect(await node.performDue()).toEqual({ performed: 1, failed: 0 })
  })

  test('goes when the write is refused', async () => {
    const node = await openNode()
    const refused = node.announce([letter('a')], () =>
      Promise.reject(new RegistryError('stale-revision', 'Too late.')),
    )
    await expect(refused).rejects.toThrow('Too late.')
    expect((await node.list()).items).toEqual([])
  })

  test('is performed after its lease when the server died during the write', async () => {
    const dying = await openNode()
    const crash = dying.announce([letter('a')], () =>
      Promise.reject(new Error('The disk is full.')),
    )
    await expect(crash).rejects.toThrow('The disk is full.')
    now += 2 * MINUTE
    expect(await (await openNode()).performDue()).toEqual({ performed: 1, failed: 0 })
  })

  test('is performed again when a clock jumped over the write that it waited for', async () => {
    const seen: boolean[] = []
    let hasHappened = false
    const node = await openNode(() => Promise.resolve(seen.push(hasHappened)))
    await node.announce([letter('a')], async () => {
      now += 365 * DAY
      await node.performDue()
      hasHappened = true
    })
    await node.performDue()
    expect(seen).toEqual([false, true])
  })
})
