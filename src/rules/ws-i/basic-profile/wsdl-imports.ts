import { Definitions, type Import } from '../../../contracts/index.ts'

/** Each import of a document and of the WSDL documents below it. */
export function wsdlImportsBelow(start: Definitions): readonly Import[] {
  const documents = new Set([start])
  const imports: Import[] = []
  // The set grows while it is walked; circular imports end where a document is known.
  for (const definitions of documents) {
    for (const one of definitions.imports) {
      imports.push(one)
      if (one.target instanceof Definitions) documents.add(one.target)
    }
  }
  return imports
}
