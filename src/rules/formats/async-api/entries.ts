import {
  isDataObject,
  joinPointer,
  objectMember,
  stringMember,
  type DataDocument,
  type DataObject,
} from '../../../contracts/index.ts'
import type { DocumentModel } from '../format-nodes.ts'
import { referenceTarget } from '../reference-target.ts'

/** An object of an AsyncAPI document: its name in the map that holds it, and its place. */
export interface Entry {
  readonly name: string
  /** The document that it stands in, which may be another one that the map refers to. */
  readonly document: DataDocument
  readonly value: DataObject
  readonly pointer: string
}

/** The objects in a map at the root, those that a reference replaces followed, into other files as well. */
export function entriesOf(model: DocumentModel, field: string): readonly Entry[] {
  const { document } = model
  return Object.entries(objectMember(document.value, field) ?? {}).flatMap(([name, value]) => {
    if (!isDataObject(value)) return []
    const found = followed(model, { document, value, pointer: joinPointer('', field, name) })
    return found === undefined ? [] : [{ name, ...found }]
  })
}

const MOST_STEPS = 16

type Place = Omit<Entry, 'name'>

/** The object at the end of its references; undefined when they lead nowhere, or to a file that is not at hand. */
function followed(model: DocumentModel, start: Place): Place | undefined {
  let found = start
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const uri = stringMember(found.value, '$ref')
    if (uri === undefined) return found
    const target = referenceTarget(uri, found.document, model)
    if (target.kind !== 'found' || !isDataObject(target.value)) return undefined
    const { document, value, path } = target
    found = { document, value, pointer: joinPointer('', ...path) }
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
