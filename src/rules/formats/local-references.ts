import {
  isDataObject,
  joinPointer,
  memberOf,
  stringMember,
  tokensOf,
  type DataDocument,
  type DataValue,
} from '../../contracts/index.ts'

/** A `$ref` as written, with the pointer of the place where it stands. */
export interface WrittenReference {
  readonly uri: string
  readonly pointer: string
  /** Whether a part around it, but not the whole, has an identifier: "#" then means that part. */
  readonly isEmbedded: boolean
}

/** Members whose content is data: a `$ref` there refers to nothing. */
const DATA: ReadonlySet<string> = new Set(['const', 'default', 'enum', 'example', 'examples'])

/** All references of a document, but not those within data. */
export function* referencesIn({ value }: DataDocument): Generator<WrittenReference> {
  const waiting = [{ value, pointer: '', isEmbedded: false }]
  // YAML aliases may share a value between many places; each is looked at once.
  const seen = new Set<DataValue>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null || seen.has(next.value)) continue
    seen.add(next.value)
    const uri = isDataObject(next.value) ? memberOf(next.value, '$ref') : undefined
    const isEmbedded = next.isEmbedded || (next.pointer !== '' && hasIdentifier(next.value))
    if (typeof uri === 'string') yield { uri, pointer: next.pointer, isEmbedded }
    const members = Object.entries<DataValue>(next.value).toReversed()
    for (const [key, member] of members) {
      if (!DATA.has(key)) {
        waiting.push({ value: member, pointer: joinPointer(next.pointer, key), isEmbedded })
      }
    }
  }
}

function hasIdentifier(value: DataValue): boolean {
  return stringMember(value, '$id') !== undefined || stringMember(value, 'id') !== undefined
}

/** The pointer that a reference into its own document names; undefined for anchors and other documents. */
export function localPointer(uri: string): readonly string[] | undefined {
  if (!uri.startsWith('#')) return undefined
  try {
    return tokensOf(decodeURIComponent(uri.slice(1)))
  } catch {
    // A stray "%" is meant as it stands.
    return tokensOf(uri.slice(1))
  }
}
