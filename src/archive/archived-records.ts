import { canonicalJson } from '../audit/index.ts'
import type { CollectionDeclaration, NewDocument, Store } from '../store/index.ts'
import { ArchiveError } from './archive-error.ts'

/** One document as an archive has it: a line, and what it needs beside itself. */
export interface RecordLine {
  readonly id: string
  readonly line: string
  /** Digests of contents that the document refers to. */
  readonly contents: readonly string[]
  /** Digests of contents that are gone although others refer to them, as the document says. */
  readonly absent: readonly string[]
}

/** Documents of one line each, to be kept together. */
export interface CheckedRecord {
  readonly id: string
  readonly contents: readonly string[]
  readonly absent: readonly string[]
}

/** A collection that archives hold. What it is made of is known only here. */
export interface ArchivedRecords {
  /** That of the collection, and of the archive's entry. */
  readonly name: string
  /** All of a store's, in the order of their ids. */
  lines(store: Store): AsyncGenerator<RecordLine, undefined>
  /**
   * Whether a line is exactly what `lines` gives for a document of this version.
   * @throws ArchiveError `archive-altered`, `archive-version`
   */
  check(line: string): CheckedRecord
  /** Inserts those that are not there yet, which were checked before. */
  restore(store: Store, lines: readonly string[]): Promise<void>
  isEmpty(store: Store): Promise<boolean>
}

export interface ArchivedOptions<T> {
  /** Digests of the contents that a document refers to. */
  readonly contents?: (value: T) => readonly string[]
  /** Digests of contents that a document says are gone for good. */
  readonly absent?: (id: string, value: T) => readonly string[]
  /** For documents of which a part is a secret. */
  readonly secrets?: {
    /** What stands in the archive. */
    readonly hide: (value: T) => unknown
    /** The document to be kept, with secrets that nobody knows. */
    readonly replace: (archived: Record<string, unknown>) => T
  }
}

/** Makes a collection one that archives hold. */
export function archivedRecords<T>(
  declaration: CollectionDeclaration<T>,
  { contents = () => [], absent = () => [], secrets }: ArchivedOptions<T> = {},
): ArchivedRecords {
  const { name, schema } = declaration
  const lineOf = (id: string, revision: number, value: T): string =>
    canonicalJson({ id, revision, value: secrets === undefined ? value : secrets.hide(value) })

  function read(line: string): NewDocument<T> {
    const { id, revision, value } = parsed(line) as Record<string, unknown>
    const given = secrets === undefined ? value : secrets.replace((value ?? {}) as never)
    const known = schema.safeParse(given)
    if (typeof id !== 'string' || !Number.isSafeInteger(revision) || !known.success) {
      const why = known.error?.issues[0]
      throw new ArchiveError(
        'archive-version',
        `records/${name}.jsonl holds "${String(id).slice(0, 100)}", which this version cannot read${why === undefined ? '' : ` (${why.path.join('.')}: ${why.message})`}; restore with the version that exported it.`,
      )
    }
    return { id, revision: Number(revision), value: known.data }
  }

  return {
    name,
    async *lines(store) {
      const collection = await store.collection(declaration)
      let cursor: string | undefined
      do {
        const page = await collection.find({
          sort: ['id'],
          limit: 500,
          ...(cursor !== undefined && { cursor }),
        })
        for (const { id, revision, value } of page.items)
          yield {
            ...{ id, line: lineOf(id, revision, value) },
            ...{ contents: contents(value), absent: absent(id, value) },
          }
        cursor = page.next
      } while (cursor !== undefined)
      return undefined
    },
    check(line) {
      const { id, revision, value } = read(line)
      if (lineOf(id, revision ?? 1, value) !== line)
        throw new ArchiveError(
          'archive-version',
          `records/${name}.jsonl holds "${id.slice(0, 100)}" with members that this version does not know; restore with the version that exported it.`,
        )
      return { id, contents: contents(value), absent: absent(id, value) }
    },
    async restore(store, lines) {
      const collection = await store.collection(declaration)
      const documents = lines.map(read)
      const present = new Set(
        (await collection.getMany(documents.map(({ id }) => id))).map(({ id }) => id),
      )
      const missing = documents.filter(({ id }) => !present.has(id))
      const inserted = await collection.insertInOrder(missing)
      if (inserted < missing.length)
        throw new ArchiveError(
          'archive-altered',
          `records/${name}.jsonl holds "${missing[inserted]?.id ?? ''}", which another one excludes.`,
        )
    },
    isEmpty: async (store) => {
      const { items } = await (await store.collection(declaration)).find({ limit: 1 })
      return items.length === 0
    },
  }

  function parsed(line: string): unknown {
    try {
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null) return value
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
    throw new ArchiveError('archive-altered', `records/${name}.jsonl holds what is no record.`)
  }
}
