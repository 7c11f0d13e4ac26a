import {
  isDataObject,
  joinPointer,
  objectMember,
  stringMember,
  valueAt,
  type DataDocument,
  type DataObject,
} from '../../../contracts/index.ts'
import { localPointer } from '../local-references.ts'

/** An object of an AsyncAPI document: its name in the map that holds it, and its place. */
export interface Entry {
  readonly name: string
  readonly value: DataObject
  readonly pointer: string
}

/** The objects in a map at the root, those that a reference replaces followed within the document. */
export function entriesOf(document: DataDocument, field: string): readonly Entry[] {
  return Object.entries(objectMember(document.value, field) ?? {}).flatMap(([name, value]) => {
    const entry = isDataObject(value)
      ? followed(document, value, joinPointer('', field, name))
      : undefined
    return entry === undefined ? [] : [{ name, ...entry }]
  })
}

const MOST_STEPS = 16

/** The object at the end of its references; undefined when they leave the document or lead nowhere. */
export function followed(
  document: DataDocument,
  value: DataObject,
  pointer: string,
): Omit<Entry, 'name'> | undefined {
  let found: Omit<Entry, 'name'> = { value, pointer }
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const uri = stringMember(found.value, '$ref')
    if (uri === undefined) return found
    const tokens = localPointer(uri)
    const target = tokens && valueAt(document.value, tokens)
    if (tokens === undefined || !isDataObject(target)) return undefined
    found = { value: target, pointer: joinPointer('', ...tokens) }
  }
  return undefined
}

/** The names in braces in an address or URL. */
export function placeholdersIn(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
}

/** Whether the document is one of AsyncAPI 2. */
export function isVersion2({ value }: DataDocument): boolean {
  const claim = isDataObject(value) ? value['asyncapi'] : undefined
  return /^2(?:\.|$)/.test(typeof claim === 'object' ? '' : String(claim))
}
