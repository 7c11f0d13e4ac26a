import { randomUUID } from 'node:crypto'
import mongoose from 'mongoose'
import { openMongoStore, type Store } from '../../../src/store/index.ts'
import type { Place } from '../store-contract.ts'

const given = process.env['TEST_MONGODB_URI']

/**
 * A server to test against, as `npm test` hands it on from MONGODB_URI; the tests make and drop databases
 * of their own on it.
 */
export const mongodbUri = given === '' ? undefined : given

/** A database of its own on the server. */
export function makeMongoPlace(): Promise<Place & { readonly database: string }> {
  const uri = mongodbUri ?? ''
  const database = `concordat-test-${randomUUID().slice(0, 18)}`
  const opened: Store[] = []
  return Promise.resolve({
    database,
    async open() {
      const store = await openMongoStore({ uri, database })
      opened.push(store)
      return store
    },
    async dispose() {
      for (const store of opened) await store.close()
      const connection = await mongoose.createConnection(uri, { dbName: database }).asPromise()
      await connection.dropDatabase()
      await connection.close()
    },
  })
}
