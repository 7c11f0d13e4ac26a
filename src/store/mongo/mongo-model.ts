import mongoose, { type Connection, type Schema } from 'mongoose'
import { type CheckedDeclaration, indexDefinition } from '../declaration.ts'
import { checkDocument } from '../document.ts'
import { StoreError } from '../port.ts'
import { brokenUniqueness, upsert } from './mongo-problems.ts'
import { PRESENT, pathOf } from './mongo-query.ts'
import { decodeKeys, keysOf, type StoredDocument } from './stored-document.ts'

/** The collection in which it is kept what each collection's indexes were last. */
const DEFINITIONS = '_indexes'

/** A collection with its documents as they are stored. */
export type StoredDocuments = mongoose.Collection<StoredDocument>

/**
 * Opens a declared collection. Its mongoose model has the schema and brings the indexes into the declared
 * form; the documents pass by the collection itself: they have been checked already, and mongoose's
 * casting would leave out keys such as `constructor`.
 * @throws StoreError `duplicate-key` when the documents present break a new unique index.
 */
export async function openDocuments<T>(
  connection: Connection,
  declaration: CheckedDeclaration<T>,
): Promise<StoredDocuments> {
  const model = connection.model(declaration.name, schemaOf(declaration), declaration.name)
  const documents = connection.collection<StoredDocument>(declaration.name)
  await fillKeys(connection, documents, declaration)
  try {
    await model.syncIndexes()
  } catch (error) {
    const index = brokenUniqueness(error)
    if (index === undefined) throw error
    throw new StoreError(
      'duplicate-key',
      `Index "${index}" of "${declaration.name}" cannot be made unique: some documents have the same key.`,
      index,
      { cause: error },
    )
  }
  return documents
}

function schemaOf<T>(declaration: CheckedDeclaration<T>): Schema {
  const { Mixed } = mongoose.Schema.Types
  const schema = new mongoose.Schema(
    { _id: String, revision: Number, value: Mixed, unique: Mixed, elements: Mixed, outbox: Mixed },
    { autoCreate: false, autoIndex: false, versionKey: false },
  )
  for (const { name, fields, unique, multikey } of declaration.indexes) {
    if (multikey === true) {
      const options = unique === true ? { unique: true, sparse: true } : {}
      schema.index({ [`elements.${name}`]: 1 }, { name, ...options })
      continue
    }
    schema.index(Object.fromEntries([...fields.map(pathOf), '_id'].map((path) => [path, 1])), {
      name,
    })
    if (unique === true)
      schema.index(
        { [`unique.${name}`]: 1 },
        { name: `${name}-unique`, unique: true, sparse: true },
      )
  }
  schema.index({ 'outbox.at': 1 }, { name: 'outbox-by-time', sparse: true })
  schema.index({ 'outbox.id': 1 }, { name: 'outbox-by-id', sparse: true })
  return schema
}

/** Indexes that are new need the keys of the documents that are there already. */
async function fillKeys<T>(
  connection: Connection,
  documents: StoredDocuments,
  declaration: CheckedDeclaration<T>,
): Promise<void> {
  const definitions = connection.collection<{ _id: string; indexes: string }>(DEFINITIONS)
  const indexes = JSON.stringify(
    declaration.indexes.map((index) => [index.name, indexDefinition(index)]),
  )
  const known = await definitions.findOne({ _id: declaration.name })
  if (known?.indexes === indexes) return
  // Unique indexes of before would stand in the way of keys that are right now.
  if (known !== null) await documents.dropIndexes()
  for await (const stored of documents.find(PRESENT)) {
    const value = decodeKeys(stored.value ?? null) as T
    checkDocument(declaration, stored._id, value)
    await documents.updateOne(
      { _id: stored._id, revision: stored.revision },
      { $set: { ...keysOf(declaration, value) } },
    )
  }
  await upsert(() =>
    definitions.updateOne({ _id: declaration.name }, { $set: { indexes } }, { upsert: true }),
  )
}
