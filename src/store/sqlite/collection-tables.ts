import { type CheckedDeclaration, indexDefinition } from '../declaration.ts'
import { elementsAt } from '../document.ts'
import { type IndexDeclaration, type Scalar, StoreError } from '../port.ts'
import type { Bindable, Connection } from './connection.ts'
import { brokenUniqueness } from './sqlite-problems.ts'

/*
 * Names come from checked declarations and hold letters, digits and hyphens; fields hold dots as well.
 * A collection `services` is a table `services`; its index `byName` is an index `services/byName`, or,
 * when multikey, a table of that name that holds one row for each element.
 */

export function tableOf(collection: string): string {
  return `"${collection}"`
}

export function indexOf(collection: string, index: string): string {
  return `"${collection}/${index}"`
}

/** The expression that indexes and queries must share to the letter for SQLite to use the index. */
export function fieldExpression(path: string): string {
  if (path === 'id') return 'id'
  const steps = path.split('.').map((segment) => `."${segment}"`)
  return `json_extract(body, '$${steps.join('')}')`
}

/** A scalar as SQLite's JSON functions give it: booleans are 1 and 0. */
export function toBindable(scalar: Scalar): Bindable {
  return typeof scalar === 'boolean' ? Number(scalar) : scalar
}

/**
 * Makes the table and brings the indexes into the declared form. To be called within a transaction.
 * @throws StoreError `duplicate-key` when the documents present break a new unique index.
 */
export function prepareTables<T>(connection: Connection, declaration: CheckedDeclaration<T>): void {
  connection.execute(
    `CREATE TABLE IF NOT EXISTS ${tableOf(declaration.name)}
       (id TEXT NOT NULL PRIMARY KEY, revision INTEGER NOT NULL, body TEXT NOT NULL)`,
  )
  const present = new Map(
    connection
      .rows('SELECT name, definition FROM _index WHERE collection = ?', declaration.name)
      .map(([name, definition]) => [String(name), String(definition)]),
  )
  const wanted = new Map(declaration.indexes.map((index) => [index.name, indexDefinition(index)]))
  for (const [name, definition] of present)
    if (wanted.get(name) !== definition) drop(connection, declaration.name, name, definition)
  for (const index of declaration.indexes)
    if (present.get(index.name) !== wanted.get(index.name)) create(connection, declaration, index)
}

function drop(connection: Connection, collection: string, name: string, definition: string): void {
  const kind = (JSON.parse(definition) as { multikey: boolean }).multikey ? 'TABLE' : 'INDEX'
  connection.execute(`DROP ${kind} ${indexOf(collection, name)}`)
  connection.run('DELETE FROM _index WHERE collection = ? AND name = ?', collection, name)
}

function create<T>(
  connection: Connection,
  declaration: CheckedDeclaration<T>,
  index: IndexDeclaration,
): void {
  try {
    if (index.multikey === true) createElements(connection, declaration, index)
    else createExpressions(connection, declaration, index)
  } catch (error) {
    if (brokenUniqueness(error) === undefined && !(error instanceof StoreError)) throw error
    throw new StoreError(
      'duplicate-key',
      `Index "${index.name}" of "${declaration.name}" cannot be made unique: some documents have the same key.`,
      index.name,
      { cause: error },
    )
  }
  connection.run(
    'INSERT INTO _index (collection, name, definition) VALUES (?, ?, ?)',
    declaration.name,
    index.name,
    indexDefinition(index),
  )
}

function createExpressions<T>(
  connection: Connection,
  declaration: CheckedDeclaration<T>,
  index: IndexDeclaration,
): void {
  const columns = index.fields.map(fieldExpression)
  // The id at the end gives pages their order straight from the index.
  if (index.unique !== true) columns.push('id')
  connection.execute(
    `CREATE ${index.unique === true ? 'UNIQUE ' : ''}INDEX ${indexOf(declaration.name, index.name)}
       ON ${tableOf(declaration.name)} (${columns.join(', ')})`,
  )
}

function createElements<T>(
  connection: Connection,
  declaration: CheckedDeclaration<T>,
  index: IndexDeclaration,
): void {
  const table = indexOf(declaration.name, index.name)
  const key = index.unique === true ? 'value' : 'value, id'
  connection.execute(
    `CREATE TABLE ${table} (value NOT NULL, id TEXT NOT NULL, PRIMARY KEY (${key})) WITHOUT ROWID`,
  )
  connection.execute(
    `CREATE INDEX ${indexOf(declaration.name, `${index.name}/id`)} ON ${table} (id)`,
  )
  const [path] = index.fields
  if (path === undefined) return
  for (const [id, body] of connection.rows(`SELECT id, body FROM ${tableOf(declaration.name)}`))
    insertElements(
      connection,
      declaration.name,
      index.name,
      String(id),
      elementsAt(JSON.parse(String(body)), path),
    )
}

/** @throws StoreError `duplicate-key` when another document has one of the elements of a unique index. */
export function insertElements(
  connection: Connection,
  collection: string,
  index: string,
  id: string,
  elements: readonly Scalar[],
): void {
  if (elements.length === 0) return
  const table = indexOf(collection, index)
  const list = JSON.stringify(elements)
  unlessTaken(connection, { collection, index, id, list }, () =>
    connection.run(`INSERT INTO ${table} (value, id) SELECT value, ? FROM json_each(?)`, id, list),
  )
}

/**
 * Brings the elements of a document in step. Those that stay are left as they are: most changes of a document change few
 * of them, and each that is written lies on a page of its own.
 * @throws StoreError `duplicate-key` as `insertElements`
 */
export function replaceElements(
  connection: Connection,
  collection: string,
  index: string,
  id: string,
  elements: readonly Scalar[],
): void {
  const table = indexOf(collection, index)
  const list = JSON.stringify(elements)
  const listed = 'SELECT value FROM json_each(?)'
  connection.run(`DELETE FROM ${table} WHERE id = ? AND value NOT IN (${listed})`, id, list)
  if (elements.length === 0) return
  const held = `SELECT value FROM ${table} WHERE id = ?`
  unlessTaken(connection, { collection, index, id, list }, () =>
    connection.run(
      `INSERT INTO ${table} (value, id) SELECT value, ? FROM json_each(?) WHERE value NOT IN (${held})`,
      id,
      list,
      id,
    ),
  )
}

function unlessTaken(
  connection: Connection,
  { collection, index, id, list }: Readonly<Record<'collection' | 'index' | 'id' | 'list', string>>,
  insert: () => void,
): void {
  try {
    insert()
  } catch (error) {
    if (brokenUniqueness(error) === undefined) throw error
    const table = indexOf(collection, index)
    const taken = `SELECT value FROM ${table} WHERE id <> ? AND value IN (SELECT value FROM json_each(?))`
    throw new StoreError(
      'duplicate-key',
      `"${String(connection.row(taken, id, list)?.[0])}" is taken in "${index}" of "${collection}".`,
      index,
      { cause: error },
    )
  }
}

export function deleteElements(
  connection: Connection,
  collection: string,
  index: string,
  id: string,
): void {
  connection.run(`DELETE FROM ${indexOf(collection, index)} WHERE id = ?`, id)
}
