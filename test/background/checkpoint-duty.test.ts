import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createLedger, loadOrCreateSigningKey, type Ledger } from '../../src/audit/index.ts'
import { checkpointDuty, scheduleCheckpoint } from '../../src/background/checkpoint-duty.ts'
import { createDuties } from '../../src/registry/duties/create-duties.ts'
import { DUTIES } from '../../src/registry/duties/duty-document.ts'
import { createPermits } from '../../src/registry/permits.ts'
import type { Duties } from '../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../src/store/index.ts'
import { z } from 'zod'

const MINUTE = 60_000
const NOTES = { name: 'notes', schema: z.object({ text: z.string() }), indexes: [] }

let folder: string
let store: Store
let now: number
let ids: number
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-checkpoint-'))
  store = await openSqliteStore({ path: ':memory:' })
  now = Date.parse('2027-01-01T08:00:00.000Z')
  ids = 0
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

interface Node {
  readonly ledger: Ledger
  readonly duties: Duties
}

/** A server on the store; what one leaves when it crashes is what the next one finds. */
async function openNode(key = 'key'): Promise<Node> {
  const clock = (): Date => new Date(now)
  const signingKey = await loadOrCreateSigningKey(join(folder, `${key}.pem`))
  const ledger = await createLedger({ store, clock, signingKey })
  const allowed = { allowed: true, role: undefined, reasons: ['So be it.'] }
  const duties = createDuties({
    duties: await store.collection(DUTIES),
    permits: createPermits({ decide: () => Promise.resolve(allowed) }, clock),
    clock,
    newId: () => `id-${(ids += 1)}`,
  })
  duties.register(checkpointDuty(ledger))
  return { ledger, duties }
}

async function happen(): Promise<void> {
  const id = `note ${(ids += 1)}`
  const notes = await store.collection(NOTES)
  const event = {
    id,
    at: new Date(now).toISOString(),
    actor: { kind: 'person' as const, id: 'ada', name: 'Ada' },
    action: 'note.written',
    subject: 'note',
    change: {},
  }
  await notes.insert(id, { text: id }, [event])
}

/** What a server does regularly. */
async function goOn({ ledger, duties }: Node): Promise<number> {
  await ledger.relay()
  await scheduleCheckpoint(ledger, duties)
  const { performed } = await duties.performDue()
  await ledger.relay()
  return performed
}

async function outcomes({ duties }: Node): Promise<readonly (string | undefined)[]> {
  return (await duties.list({ state: 'done' })).items.map(({ outcome }) => outcome)
}

test('what happened is signed an hour later, and an idle registry signs nothing more', async () => {
  const node = await openNode()
  await happen()
  expect(await goOn(node)).toBe(0)
  expect((await node.duties.list()).items).toMatchObject([
    { kind: 'checkpoint.sign', subject: 'ledger', dueAt: '2027-01-01T09:00:00.000Z' },
  ])
  now += 61 * MINUTE
  expect(await goOn(node)).toBe(1)
  expect(await node.ledger.checkpoints()).toBe(1)
  expect(await outcomes(node)).toEqual(['Checkpoint 1 was signed.'])
  for (let hour = 0; hour < 5; hour++) {
    now += 61 * MINUTE
    expect(await goOn(node)).toBe(0)
  }
  expect(await node.ledger.checkpoints()).toBe(1)
})

test('a crash before anything was scheduled loses nothing', async () => {
  const first = await openNode()
  await happen()
  await first.ledger.relay() // and then it was killed
  now += 61 * MINUTE
  const second = await openNode()
  expect(await goOn(second)).toBe(1)
  expect(await second.ledger.checkpoints()).toBe(1)
})

test('two servers sign it once', async () => {
  const nodes = [await openNode(), await openNode()]
  await happen()
  for (const node of nodes) await goOn(node)
  now += 61 * MINUTE
  const performed = await Promise.all(nodes.map(goOn))
  expect(performed.reduce((sum, one) => sum + one)).toBe(1)
  expect(await nodes[0]?.ledger.checkpoints()).toBe(1)
})

test('what was signed meanwhile is not signed again', async () => {
  const node = await openNode()
  await happen()
  await goOn(node)
  await node.ledger.seal()
  now += 61 * MINUTE
  expect(await goOn(node)).toBe(1)
  expect(await outcomes(node)).toEqual(['It was signed already.'])
  expect(await node.ledger.checkpoints()).toBe(1)
})

test('a server whose key was replaced fails the duty, and one with the new key performs it', async () => {
  const [old, renewed] = [await openNode('old'), await openNode('new')]
  await happen()
  await old.ledger.seal()
  await happen()
  await renewed.ledger.seal()
  await happen()
  await goOn(old)
  now += 61 * MINUTE
  expect(await old.duties.performDue()).toEqual({ performed: 0, failed: 1 })
  expect((await old.duties.list({ state: 'failing' })).items[0]?.lastError).toContain(
    'signs nothing any more',
  )
  now += MINUTE
  expect(await goOn(renewed)).toBe(1)
  expect(await renewed.ledger.checkpoints()).toBe(3)
  expect(await renewed.ledger.verify()).toMatchObject({ ok: true })
})
