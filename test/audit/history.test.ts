import { openHistory } from '../../src/audit/index.ts'
import { LEDGER } from '../../src/audit/ledger-entry.ts'
import { checkDeclaration } from '../../src/store/declaration.ts'
import {
  openSqliteStore,
  type Collection,
  type FindOptions,
  type Store,
} from '../../src/store/index.ts'
import { checkQuery } from '../../src/store/query.ts'
import { prepareTables } from '../../src/store/sqlite/collection-tables.ts'
import { Connection } from '../../src/store/sqlite/connection.ts'
import { prepareSchema } from '../../src/store/sqlite/schema.ts'
import { selectPage } from '../../src/store/sqlite/select-statement.ts'

const AT = '2026-06-01T00:00:00.000Z'

/** What is asked of the ledger. */
async function questionsOf(
  read: (history: Awaited<ReturnType<typeof openHistory>>) => AsyncIterable<unknown>,
): Promise<readonly FindOptions[]> {
  const store = await openSqliteStore({ path: ':memory:' })
  const asked: FindOptions[] = []
  const watched: Store = {
    ...store,
    collection: async (declaration) => {
      const collection = await store.collection(declaration)
      const find: Collection<never>['find'] = (options = {}) => {
        asked.push(options)
        return collection.find(options) as never
      }
      return { ...collection, find }
    },
  }
  for await (const event of read(await openHistory(watched))) expect(event).toBeDefined()
  await store.close()
  return asked
}

/** A ledger of years has millions of entries, of which one subject has a few. */
test.each([
  [
    'of one subject',
    (history: Awaited<ReturnType<typeof openHistory>>) => history.before('service:a/b', AT),
  ],
  [
    'of all subjects that begin so',
    (history: Awaited<ReturnType<typeof openHistory>>) => history.allBefore('version:a/b@', AT),
  ],
  [
    'of all subjects of a range',
    (history: Awaited<ReturnType<typeof openHistory>>) =>
      history.allBetween('version:a/b@', 'version:a/c@', AT),
  ],
])(
  'the past %s is looked for among what happened to it, not in all that happened',
  async (_, read) => {
    const declaration = checkDeclaration(LEDGER)
    const connection = Connection.open(':memory:', 0)
    await prepareSchema(connection)
    connection.transaction(() => prepareTables(connection, declaration))
    const steps = (await questionsOf(read)).flatMap((options) =>
      selectPage(LEDGER.name, checkQuery(declaration, options)).flatMap(({ sql, parameters }) =>
        connection
          .rows(`EXPLAIN QUERY PLAN ${sql}`, ...parameters, 51)
          .map((row) => String(row[3])),
      ),
    )
    expect(steps[0]).toMatch(/^SEARCH ledger USING INDEX ledger\/bySubject /)
    connection.close()
  },
)
