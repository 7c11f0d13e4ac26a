import mongoose from 'mongoose'
import type { LedgerFault } from '../../src/audit/index.ts'
import type { StoredDocument } from '../../src/store/mongo/stored-document.ts'
import { makeMongoPlace, mongodbUri } from '../store/mongo/mongo-place.ts'
import { type LedgerPlace, makeLedgerPlace } from './ledger-place.ts'

const id = (sequence: number): string => String(sequence).padStart(15, '0')

type Documents = mongoose.mongo.Collection<StoredDocument>

interface Tampered {
  readonly ledger: Documents
  readonly checkpoints: Documents
}

/** Puts the document of one place into another one, which has to be free. */
async function move(documents: Documents, from: string, to: string): Promise<void> {
  const document = await documents.findOne({ _id: from })
  if (document === null) throw new Error(`There is no document ${from}.`)
  await documents.deleteOne({ _id: from })
  await documents.insertOne({ ...document, _id: to })
}

const CASES: readonly {
  readonly name: string
  readonly tamper: (collections: Tampered) => Promise<unknown>
  readonly fault: LedgerFault
  readonly sequence: number
}[] = [
  {
    name: 'a subject was altered',
    tamper: ({ ledger }) =>
      ledger.updateOne({ _id: id(7) }, { $set: { 'value.event.subject': 'note:x' } }),
    fault: 'altered',
    sequence: 7,
  },
  {
    name: 'a change was altered deep within',
    tamper: ({ ledger }) =>
      ledger.updateOne({ _id: id(25) }, { $set: { 'value.event.change.text': 'x' } }),
    fault: 'altered',
    sequence: 25,
  },
  {
    name: 'an entry was removed from the middle',
    tamper: ({ ledger }) => ledger.deleteOne({ _id: id(13) }),
    fault: 'removed',
    sequence: 13,
  },
  {
    name: 'the end was cut off, behind an earlier checkpoint',
    tamper: ({ ledger }) => ledger.deleteMany({ _id: { $gt: id(22) } }),
    fault: 'removed',
    sequence: 23,
  },
  {
    name: 'two entries changed places',
    async tamper({ ledger }) {
      await move(ledger, id(4), 'aside')
      await move(ledger, id(5), id(4))
      await move(ledger, 'aside', id(5))
    },
    fault: 'reordered',
    sequence: 4,
  },
  {
    name: 'an entry was removed and the one behind it moved up',
    async tamper({ ledger }) {
      await ledger.deleteOne({ _id: id(24) })
      await move(ledger, id(25), id(24))
    },
    fault: 'reordered',
    sequence: 24,
  },
  {
    name: 'a checkpoint was altered',
    tamper: ({ checkpoints }) =>
      checkpoints.updateOne({ _id: id(2) }, { $set: { 'value.at': '2020-01-01T00:00:00Z' } }),
    fault: 'checkpoint-invalid',
    sequence: 20,
  },
  {
    name: 'a checkpoint was removed from the middle',
    tamper: ({ checkpoints }) => checkpoints.deleteOne({ _id: id(2) }),
    fault: 'checkpoint-removed',
    sequence: 25,
  },
]

describe('a ledger in whose MongoDB', () => {
  if (mongodbUri === undefined) {
    it.skip('records were changed needs a server: set MONGODB_URI to one', () => {
      expect(mongodbUri).toBeDefined()
    })
    return
  }

  let database: Awaited<ReturnType<typeof makeMongoPlace>>
  let place: LedgerPlace

  /** 25 entries, with checkpoints over 10, 20 and 25. */
  beforeEach(async () => {
    database = await makeMongoPlace()
    place = await makeLedgerPlace(() => database.open())
    const { ledger, happen, store } = await place.open()
    for (const count of [10, 10, 5]) {
      await happen(count)
      await ledger.relay()
    }
    await ledger.close()
    await store.close()
  })

  afterEach(async () => {
    await place.dispose()
    await database.dispose()
  })

  async function faultAfter(
    tamper: (collections: Tampered) => Promise<unknown>,
  ): Promise<{ readonly fault: LedgerFault | undefined; readonly sequence: number | undefined }> {
    const connection = await mongoose
      .createConnection(mongodbUri ?? '', { dbName: database.database })
      .asPromise()
    await tamper({
      ledger: connection.collection<StoredDocument>('ledger'),
      checkpoints: connection.collection<StoredDocument>('ledger-checkpoints'),
    })
    await connection.close()
    const { ok, problem } = await (await place.open()).ledger.verify()
    expect(ok).toBe(problem === undefined)
    return { fault: problem?.fault, sequence: problem?.sequence }
  }

  it('nothing was changed is whole', async () => {
    expect(await faultAfter(() => Promise.resolve())).toEqual({
      fault: undefined,
      sequence: undefined,
    })
  })

  for (const { name, tamper, fault, sequence } of CASES)
    it(`${name} tells so, and where`, async () => {
      expect(await faultAfter(tamper)).toEqual({ fault, sequence })
    })
})
