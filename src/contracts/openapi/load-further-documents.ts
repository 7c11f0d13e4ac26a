import type { DataDocument } from '../document/data-document.ts'
import { isDataArray, isDataObject, stringMember } from '../document/data-value.ts'
import type { DataObject, DataValue } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import type { DocumentLoader } from './load-documents.ts'
import { refersToFiles } from './refers-to-files.ts'

/**
 * Loads the documents that are referred to from where the specification knows no references: extensions,
 * examples, misplaced fields; or from anywhere, where the format has no model. Nothing is collected from them,
 * but rules over the plain documents follow them.
 *
 * @param isFollowed whether the reference of an object is one that was followed already
 */
export async function loadFurtherDocuments(
  loader: DocumentLoader,
  isFollowed: (holder: DataObject) => boolean = () => false,
): Promise<void> {
  const searched = new Set<DataDocument>()
  for (let found = true; found;) {
    found = false
    for (const document of loader.documents) {
      if (searched.has(document)) continue
      searched.add(document)
      found = true
      if (refersToFiles(document.source.text)) await loadFrom(document, loader, isFollowed)
    }
  }
}

async function loadFrom(
  document: DataDocument,
  loader: DocumentLoader,
  isFollowed: (holder: DataObject) => boolean,
): Promise<void> {
  for (const { address, pointer } of addressesIn(document.value, '', isFollowed)) {
    if (loader.known(address, document.source.name) === undefined) {
      await loader.load(address, document.locate(pointer))
    }
  }
}

/** The addresses of files in references that were not followed. */
function* addressesIn(
  value: DataValue,
  pointer: string,
  isFollowed: (holder: DataObject) => boolean,
): Generator<{ readonly address: string; readonly pointer: string }> {
  if (isDataArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* addressesIn(item, joinPointer(pointer, index), isFollowed)
    }
  } else if (isDataObject(value)) {
    const uri = stringMember(value, '$ref')
    const [address = ''] = uri?.split('#', 1) ?? []
    if (address !== '' && !isFollowed(value)) {
      yield { address, pointer: joinPointer(pointer, '$ref') }
    }
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'object') continue
      yield* addressesIn(member, joinPointer(pointer, name), isFollowed)
    }
  }
}
