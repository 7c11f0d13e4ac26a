import { createHash } from 'node:crypto'
import Database from 'libsql'
import { canonicalJson } from '../../src/audit/canonical-json.ts'
import { type Checkpoint, signCheckpoint } from '../../src/audit/checkpoint.ts'
import { type LedgerFault, loadOrCreateSigningKey } from '../../src/audit/index.ts'
import { type LedgerPlace, makeLedgerPlace } from './ledger-place.ts'

let place: LedgerPlace

/** 25 entries, with checkpoints over 10, 20 and 25. */
beforeEach(async () => {
  place = await makeLedgerPlace()
  const { ledger, happen, store } = await place.open('key', 10)
  for (const count of [10, 10, 5]) {
    await happen(count)
    await ledger.relay()
  }
  await ledger.close()
  await store.close()
})

afterEach(() => place.dispose())

const id = (sequence: number): string => `'${String(sequence).padStart(15, '0')}'`

async function faultAfter(
  ...statements: readonly string[]
): Promise<{ readonly fault: LedgerFault | undefined; readonly sequence: number | undefined }> {
  place.tamper(...statements)
  const { ok, problem } = await (await place.open()).ledger.verify()
  expect(ok).toBe(problem === undefined)
  return { fault: problem?.fault, sequence: problem?.sequence }
}

interface Entry {
  sequence: number
  event: Record<string, unknown>
  previousHash: string
  hash: string
}

function hashOf({ event, sequence, previousHash }: Entry): string {
  const text = canonicalJson({ ...event, sequence, previousHash })
  return createHash('sha256').update(text).digest('hex')
}

/** Alters one entry and makes the chain whole again from there on, as somebody with time would. */
function rewriteFrom(sequence: number): void {
  const database = new Database(`${place.folder}/concordat.sqlite`)
  const rows = database.prepare('SELECT id, body FROM ledger ORDER BY id').all() as {
    id: string
    body: string
  }[]
  let previous = ''
  for (const row of rows) {
    const entry = JSON.parse(row.body) as Entry
    if (entry.sequence === sequence) entry.event['subject'] = 'note:forged'
    if (entry.sequence > sequence) entry.previousHash = previous
    entry.hash = hashOf(entry)
    previous = entry.hash
    if (entry.sequence >= sequence)
      database
        .prepare('UPDATE ledger SET body = ? WHERE id = ?')
        .run([JSON.stringify(entry), row.id])
  }
  database.close()
}

describe('a ledger in whose file', () => {
  it('nothing was changed is whole', async () => {
    expect(await faultAfter()).toEqual({ fault: undefined, sequence: undefined })
  })

  const cases: {
    name: string
    statements: readonly string[]
    fault: LedgerFault
    sequence: number
  }[] = [
    {
      name: 'a subject was altered',
      statements: [
        `UPDATE ledger SET body = json_set(body, '$.event.subject', 'note:x') WHERE id = ${id(7)}`,
      ],
      fault: 'altered',
      sequence: 7,
    },
    {
      name: 'a change was altered deep within',
      statements: [
        `UPDATE ledger SET body = json_set(body, '$.event.change.text', 'x') WHERE id = ${id(25)}`,
      ],
      fault: 'altered',
      sequence: 25,
    },
    {
      name: 'a reason was added',
      statements: [
        `UPDATE ledger SET body = json_set(body, '$.event.reason', 'x') WHERE id = ${id(1)}`,
      ],
      fault: 'altered',
      sequence: 1,
    },
    {
      name: 'an entry was removed from the middle',
      statements: [`DELETE FROM ledger WHERE id = ${id(13)}`],
      fault: 'removed',
      sequence: 13,
    },
    {
      name: 'the first entry was removed',
      statements: [`DELETE FROM ledger WHERE id = ${id(1)}`],
      fault: 'removed',
      sequence: 1,
    },
    {
      name: 'the end was cut off, behind an earlier checkpoint',
      statements: [`DELETE FROM ledger WHERE id > ${id(22)}`],
      fault: 'removed',
      sequence: 23,
    },
    {
      name: 'everything was removed but the checkpoints',
      statements: ['DELETE FROM ledger'],
      fault: 'removed',
      sequence: 1,
    },
    {
      name: 'two entries changed places',
      statements: [
        `UPDATE ledger SET id = 'aside' WHERE id = ${id(4)}`,
        `UPDATE ledger SET id = ${id(4)} WHERE id = ${id(5)}`,
        `UPDATE ledger SET id = ${id(5)} WHERE id = 'aside'`,
      ],
      fault: 'reordered',
      sequence: 4,
    },
    {
      name: 'an entry was removed and those behind it moved up',
      statements: [
        `DELETE FROM ledger WHERE id = ${id(24)}`,
        `UPDATE ledger SET id = ${id(24)} WHERE id = ${id(25)}`,
      ],
      fault: 'reordered',
      sequence: 24,
    },
    {
      name: 'a checkpoint was removed from the middle',
      statements: [`DELETE FROM "ledger-checkpoints" WHERE id = ${id(2)}`],
      fault: 'checkpoint-removed',
      sequence: 25,
    },
    {
      name: 'a checkpoint was altered',
      statements: [
        `UPDATE "ledger-checkpoints" SET body = json_set(body, '$.at', '2020-01-01T00:00:00Z') WHERE id = ${id(2)}`,
      ],
      fault: 'checkpoint-invalid',
      sequence: 20,
    },
    {
      name: 'a signature was damaged',
      statements: [
        `UPDATE "ledger-checkpoints" SET body = json_set(body, '$.signature', 'AAAA') WHERE id = ${id(1)}`,
      ],
      fault: 'checkpoint-invalid',
      sequence: 10,
    },
    {
      name: 'a key was replaced by something that is none',
      statements: [
        `UPDATE "ledger-checkpoints" SET body = json_set(body, '$.publicKey', 'x') WHERE id = ${id(1)}`,
      ],
      fault: 'checkpoint-invalid',
      sequence: 10,
    },
  ]
  for (const { name, statements, fault, sequence } of cases)
    it(`${name} tells so, and where`, async () => {
      expect(await faultAfter(...statements)).toEqual({ fault, sequence })
    })

  it('an entry was altered with its own hash tells so at the next one', async () => {
    rewriteFrom(7)
    const { problem } = await (await place.open()).ledger.verify()
    // The whole rest was chained anew, so only what was signed knows better.
    expect(problem).toMatchObject({ fault: 'rewritten', sequence: 10 })
  })

  it('an entry was replaced together with its hash, but not what follows, tells so', async () => {
    const database = new Database(`${place.folder}/concordat.sqlite`)
    const row = database.prepare(`SELECT body FROM ledger WHERE id = ${id(7)}`).get() as {
      body: string
    }
    const entry = JSON.parse(row.body) as Entry
    entry.event['subject'] = 'note:forged'
    entry.hash = hashOf(entry)
    database.prepare(`UPDATE ledger SET body = ? WHERE id = ${id(7)}`).run([JSON.stringify(entry)])
    database.close()
    const { problem } = await (await place.open()).ledger.verify()
    expect(problem).toMatchObject({ fault: 'rewritten', sequence: 8 })
  })

  it('the last checkpoint was signed anew by a stranger tells so', async () => {
    const stranger = await loadOrCreateSigningKey(`${place.folder}/stranger.pem`)
    const database = new Database(`${place.folder}/concordat.sqlite`)
    const row = database
      .prepare(`SELECT body FROM "ledger-checkpoints" WHERE id = ${id(3)}`)
      .get() as { body: string }
    const { publicKey, signature, ...statement } = JSON.parse(row.body) as Checkpoint
    expect([publicKey, signature]).not.toContain(stranger.publicKey)
    database
      .prepare(`UPDATE "ledger-checkpoints" SET body = ? WHERE id = ${id(3)}`)
      .run([JSON.stringify(signCheckpoint(statement, stranger))])
    database.close()
    const { problem } = await (await place.open()).ledger.verify()
    expect(problem).toMatchObject({ fault: 'unknown-key', sequence: 25 })
  })

  it('the end was cut off together with the checkpoints over it is not told, but is shorter', async () => {
    const before = await (await place.open()).ledger.verify()
    place.tamper(
      `DELETE FROM ledger WHERE id > ${id(20)}`,
      `DELETE FROM "ledger-checkpoints" WHERE id > ${id(2)}`,
    )
    const after = await (await place.open()).ledger.verify()
    expect(after.ok).toBe(true)
    expect([before.entries, after.entries]).toEqual([25, 20])
    expect(after.head).not.toBe(before.head)
  })
})
