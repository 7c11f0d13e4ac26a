import type { CheckedDeclaration } from './declaration.ts'
import { type Scalar, StoreError } from './port.ts'
import { findJsonProblem, isWellFormed } from './well-formed-json.ts'

/** Bytes of JSON text; below MongoDB's limit of 16 MiB for a document. */
const maximumDocumentBytes = 15_000_000
/** Characters of a string in an indexed field, so that index entries and cursors stay small. */
const maximumIndexedLength = 4096
const maximumIdLength = 512

/** A value that may be written: checked, with its text and what its multikey indexes hold of it. */
export interface CheckedDocument<T> {
  readonly id: string
  readonly value: T
  readonly text: string
  /** Distinct elements by the name of the multikey index. */
  readonly elements: ReadonlyMap<string, readonly Scalar[]>
}

/** @throws StoreError `invalid-document`. */
export function checkDocument<T>(
  declaration: CheckedDeclaration<T>,
  id: string,
  value: T,
): CheckedDocument<T> {
  checkId(declaration.name, id)
  const parsed = declaration.schema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(declaration.name, id, issue?.path.join('.') ?? '', issue?.message ?? 'is invalid')
  }
  const problem = findJsonProblem(parsed.data)
  if (problem !== undefined) throw invalid(declaration.name, id, problem.path, problem.message)
  const text = JSON.stringify(parsed.data)
  if (Buffer.byteLength(text) > maximumDocumentBytes)
    throw invalid(declaration.name, id, '', `is larger than ${maximumDocumentBytes} bytes`)
  return { id, value: parsed.data, text, elements: checkIndexed(declaration, id, parsed.data) }
}

/** @throws StoreError `invalid-document`. */
export function checkId(collection: string, id: string): void {
  // Typed, but ids come from requests in the end, and an object here must never become an operator.
  if (typeof id !== 'string' || id === '' || id.length > maximumIdLength)
    throw invalid(collection, '', 'id', `is no string of 1 to ${maximumIdLength} characters`)
  if (id.includes('\0') || !isWellFormed(id))
    throw invalid(collection, '', 'id', 'holds NUL or half of a surrogate pair')
}

/** The value at a dotted path, or undefined when absent or null. Looks at own members only. */
export function valueAt(value: unknown, path: string): unknown {
  let current = value
  for (const segment of path.split('.')) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, segment))
      return undefined
    current = (current as Record<string, unknown>)[segment]
  }
  return current ?? undefined
}

/** The distinct elements that a multikey index holds of a document; arrays on the way are gone through. */
export function elementsAt(value: unknown, path: string): readonly Scalar[] {
  let current: readonly unknown[] = [value]
  for (const segment of path.split('.')) {
    current = current
      .flat(Infinity)
      .map((item) =>
        typeof item === 'object' && item !== null && Object.hasOwn(item, segment)
          ? (item as Record<string, unknown>)[segment]
          : undefined,
      )
  }
  return [...new Set(current.flat(Infinity))].filter(
    (item) => item !== undefined && item !== null,
  ) as Scalar[]
}

function checkIndexed<T>(
  declaration: CheckedDeclaration<T>,
  id: string,
  value: T,
): ReadonlyMap<string, readonly Scalar[]> {
  const elements = new Map<string, readonly Scalar[]>()
  for (const [path, field] of declaration.fields) {
    if (field.kind === 'multikey') {
      const found = elementsAt(value, path)
      for (const element of found) checkKey(declaration.name, id, path, element)
      elements.set(field.index.name, found)
    } else {
      checkNoArrayOnTheWay(declaration.name, id, path, value)
      const found = valueAt(value, path)
      if (found !== undefined) checkKey(declaration.name, id, path, found)
    }
  }
  return elements
}

function checkKey(collection: string, id: string, path: string, key: unknown): void {
  if (typeof key === 'object')
    throw invalid(collection, id, path, 'is indexed and must be a string, number or boolean')
  if (typeof key === 'string' && key.length > maximumIndexedLength)
    throw invalid(
      collection,
      id,
      path,
      `is indexed and longer than ${maximumIndexedLength} characters`,
    )
}

/** An index that is not multikey would silently not find such a document in one store, but in another. */
function checkNoArrayOnTheWay(collection: string, id: string, path: string, value: unknown): void {
  const segments = path.split('.')
  for (let length = 1; length < segments.length; length += 1) {
    const parent = segments.slice(0, length).join('.')
    if (Array.isArray(valueAt(value, parent)))
      throw invalid(collection, id, parent, 'is an array, and the index on it is not multikey')
  }
}

function invalid(collection: string, id: string, path: string, message: string): StoreError {
  const what = id === '' ? `The document in "${collection}"` : `"${id}" in "${collection}"`
  return new StoreError(
    'invalid-document',
    `${what} cannot be kept: ${path === '' ? 'it' : path} ${message}.`,
    path,
  )
}
