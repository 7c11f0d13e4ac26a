import { checkDeclaration } from '../../../src/store/declaration.ts'
import { encodeCursor } from '../../../src/store/cursor.ts'
import type { FindOptions } from '../../../src/store/index.ts'
import { checkQuery, checkWhere } from '../../../src/store/query.ts'
import { prepareTables } from '../../../src/store/sqlite/collection-tables.ts'
import { Connection } from '../../../src/store/sqlite/connection.ts'
import { prepareSchema } from '../../../src/store/sqlite/schema.ts'
import { selectCount, selectPage } from '../../../src/store/sqlite/select-statement.ts'
import { THINGS } from '../contract/place.ts'

const declaration = checkDeclaration(THINGS)

let connection: Connection

beforeEach(async () => {
  connection = Connection.open(':memory:', 0)
  await prepareSchema(connection)
  connection.transaction(() => prepareTables(connection, declaration))
})

afterEach(() => connection.close())

/** How SQLite says that it would go about it, one line for each step of each statement. */
function plan(options: FindOptions): readonly string[] {
  return selectPage(THINGS.name, checkQuery(declaration, options)).flatMap(({ sql, parameters }) =>
    connection.rows(`EXPLAIN QUERY PLAN ${sql}`, ...parameters, 51).map((row) => String(row[3])),
  )
}

function cursorFor(options: FindOptions, keys: readonly (string | number | null)[]): string {
  return encodeCursor(checkQuery(declaration, options).fingerprint(), keys)
}

describe('a page of SQLite', () => {
  const rows: { name: string; options: FindOptions; steps: readonly string[] }[] = [
    {
      name: 'by a field seeks in its index',
      options: { where: { owner: { eq: 'x' } }, sort: ['rank'] },
      steps: ['SEARCH things USING INDEX things/byOwnerAndRank (<expr>=?)'],
    },
    {
      name: 'by an element goes through its holders alone, in their order',
      options: { where: { tags: { eq: 'x' } } },
      steps: [
        'SEARCH held USING PRIMARY KEY (value=?)',
        'SEARCH document USING INDEX sqlite_autoindex_things_1 (id=?)',
      ],
    },
    {
      name: 'by a unique key seeks in its index',
      options: { where: { name: { eq: 'x' } } },
      steps: ['SEARCH things USING INDEX things/byName (<expr>=?)'],
    },
    {
      name: 'by a prefix seeks in its index',
      options: { where: { name: { prefix: 'x' } }, sort: ['name'] },
      // The id after a unique key is for the documents that lack the key.
      steps: [
        'SEARCH things USING INDEX things/byName (<expr>>? AND <expr><?)',
        'USE TEMP B-TREE FOR RIGHT PART OF ORDER BY',
      ],
    },
    {
      name: 'ordered by the second field of an index whose first is given needs no sorting',
      options: { where: { owner: { eq: 'x' } }, sort: ['-rank', '-id'] },
      steps: ['SEARCH things USING INDEX things/byOwnerAndRank (<expr>=?)'],
    },
    {
      name: 'of what is present seeks past what is absent',
      options: { where: { rank: { exists: true } }, sort: ['rank'] },
      steps: ['SEARCH things USING INDEX things/byRank (<expr>>?)'],
    },
    {
      name: 'ordered by id walks along the ids',
      options: { sort: ['-id'] },
      steps: ['SCAN things USING INDEX sqlite_autoindex_things_1'],
    },
  ]
  for (const { name, options, steps } of rows)
    it(name, () => {
      expect(plan(options)).toEqual(steps)
    })

  it('after a cursor is nothing but ranges of the index, in either direction', () => {
    const upwards = { sort: ['rank'] }
    const after = plan({ ...upwards, cursor: cursorFor(upwards, [1, 'a']) })
    expect(after).toEqual([
      'SEARCH things USING INDEX things/byRank (<expr>=? AND id>?)',
      'SEARCH things USING INDEX things/byRank (<expr>>?)',
    ])
    const downwards = { sort: ['-rank', '-id'] }
    const before = plan({ ...downwards, cursor: cursorFor(downwards, [1, 'a']) })
    expect(before).toEqual([
      'SEARCH things USING INDEX things/byRank (<expr>=? AND id<?)',
      'SEARCH things USING INDEX things/byRank (<expr><?)',
      'SEARCH things USING INDEX things/byRank (<expr>=?)',
    ])
    const absent = { sort: ['rank'] }
    expect(plan({ ...absent, cursor: cursorFor(absent, [null, 'a']) })).toEqual([
      'SEARCH things USING INDEX things/byRank (<expr>=? AND id>?)',
      'SEARCH things USING INDEX things/byRank (<expr>>?)',
    ])
  })
})

it('counts a prefix without looking into the documents', () => {
  const where = checkWhere(declaration, { name: { prefix: 'x' } })
  const { sql, parameters } = selectCount(THINGS.name, where, undefined)
  const opcodes = (statement: string): readonly unknown[] =>
    connection.rows(`EXPLAIN ${statement}`, ...parameters).map((row) => row[1])

  expect(opcodes(sql)).not.toContain('Function')
  expect(opcodes(`${sql} AND json_extract(body, '$."name"') >= ''`)).toContain('Function')
})

it('counts the holders of an element in their rows alone', () => {
  const where = checkWhere(declaration, { tags: { eq: 'x' } })
  const { sql, parameters } = selectCount(THINGS.name, where, 20)

  const steps = connection.rows(`EXPLAIN QUERY PLAN ${sql}`, ...parameters).map((row) => row[3])

  expect(steps.filter((step) => String(step).includes('SEARCH'))).toEqual([
    'SEARCH things/byTag USING PRIMARY KEY (value=?)',
  ])
})
