import type { CheckedDeclaration } from '../declaration.ts'
import { type CheckedDocument, elementsAt, valueAt } from '../document.ts'
import type { Json, Scalar } from '../port.ts'

/**
 * A document as MongoDB holds it. A document that was removed while events still wait in it stays as a
 * tombstone, of revision 0 and without a value, until they are acknowledged.
 */
export interface StoredDocument {
  readonly _id: string
  readonly revision: number
  readonly value?: Json
  /** By unique index one text for all its fields, where none is absent; `unique` counts no absent ones. */
  readonly unique?: Readonly<Record<string, string>>
  /** By multikey index the distinct elements, where there are any. */
  readonly elements?: Readonly<Record<string, readonly Scalar[]>>
  /** Events that have not reached the ledger, oldest first. */
  readonly outbox?: readonly WaitingEvent[]
}

/** An event as text: it is not asked about here, and its keys need no care. */
export interface WaitingEvent {
  readonly id: string
  readonly at: string
  /** Counts what one process wrote, for events of one instant; absent where nothing counted. */
  readonly order?: number
  readonly text: string
}

export type StoredKeys = Pick<StoredDocument, 'unique' | 'elements'>

/** What a document says of itself beside its events. */
export function toStored<T>(
  declaration: CheckedDeclaration<T>,
  document: CheckedDocument<T>,
): { readonly value: Json } & StoredKeys {
  return { value: encodeKeys(document.value as Json), ...keysOf(declaration, document.value) }
}

export function keysOf<T>(declaration: CheckedDeclaration<T>, value: T): StoredKeys {
  const unique: Record<string, string> = {}
  const elements: Record<string, readonly Scalar[]> = {}
  for (const index of declaration.indexes) {
    if (index.multikey === true) {
      const found = elementsAt(value, index.fields[0] ?? '')
      if (found.length > 0) elements[index.name] = found
    } else if (index.unique === true) {
      const fields = index.fields.map((path) => valueAt(value, path))
      if (!fields.includes(undefined)) unique[index.name] = JSON.stringify(fields)
    }
  }
  return { unique, elements }
}

/** Names that drivers take for something else than a name. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype', 'toBSON', '_bsontype'])

const ESCAPES: Readonly<Record<string, string>> = { '~': '~0', '.': '~1', $: '~2', '\0': '~3' }
const UNESCAPES: Readonly<Record<string, string>> = {
  '~0': '~',
  '~1': '.',
  '~2': '$',
  '~3': '\0',
  '~4': '',
}

/** Dots, dollars and NUL mean something to MongoDB when they stand in a key, so they never do. */
export function encodeKeys(value: Json): Json {
  return mapKeys(value, (key) =>
    RESERVED.has(key)
      ? `~4${key}`
      : key.replace(/[~.$\0]/g, (character) => ESCAPES[character] ?? ''),
  )
}

export function decodeKeys(value: Json): Json {
  return mapKeys(value, (key) => key.replace(/~[0-4]/g, (escape) => UNESCAPES[escape] ?? ''))
}

function mapKeys(value: Json, rename: (key: string) => string): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return value.map((item) => mapKeys(item, rename))
  // Defined rather than assigned, since a key may be `__proto__`.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => (member as Json | undefined) !== undefined)
      .map(([key, member]) => [rename(key), mapKeys(member, rename)]),
  )
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
