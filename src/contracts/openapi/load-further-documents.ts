import type { DataDocument } from '../document/data-document.ts'
import { isDataArray, isDataObject, stringMember } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import type { NodeCollector } from './collect-nodes.ts'
import type { DocumentLoader } from './load-documents.ts'
import { refersToFiles } from './refers-to-files.ts'

/**
 * Loads the documents that are referred to from where the specification knows no references: extensions,
 * examples, misplaced fields. Nothing is collected from them, but rules over the plain documents follow them.
 */
export async function loadFurtherDocuments(
  collector: NodeCollector,
  loader: DocumentLoader,
): Promise<void> {
  const searched = new Set<DataDocument>()
  for (let found = true; found;) {
    found = false
    for (const document of loader.documents) {
      if (searched.has(document)) continue
      searched.add(document)
      found = true
      if (refersToFiles(document.source.text)) await loadFrom(document, collector, loader)
    }
  }
}

async function loadFrom(
  document: DataDocument,
  collector: NodeCollector,
  loader: DocumentLoader,
): Promise<void> {
  for (const { address, pointer } of addressesIn(document.value, '', collector)) {
    if (loader.known(address, document.source.name) === undefined) {
      await loader.load(address, document.locate(pointer))
    }
  }
}

/** The addresses of files in references that no object of the description has. */
function* addressesIn(
  value: DataValue,
  pointer: string,
  collector: NodeCollector,
): Generator<{ readonly address: string; readonly pointer: string }> {
  if (isDataArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* addressesIn(item, joinPointer(pointer, index), collector)
    }
  } else if (isDataObject(value)) {
    const uri = stringMember(value, '$ref')
    const [address = ''] = uri?.split('#', 1) ?? []
    const kind = collector.nodeOf(value)?.kind
    if (address !== '' && kind !== 'Reference' && kind !== 'Schema') {
      yield { address, pointer: joinPointer(pointer, '$ref') }
    }
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'object') continue
      yield* addressesIn(member, joinPointer(pointer, name), collector)
    }
  }
}
