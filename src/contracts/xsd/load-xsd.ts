import type { ContractFiles } from '../contract-files.ts'
import type { Limits } from '../limits.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import { XmlFiles } from '../xml/xml-files.ts'
import type { XsdModel } from './model.ts'
import { SchemaLoader } from './schema-loader.ts'

/** Builds the model of a schema document and of all that it imports, includes or redefines. */
export async function loadXsd(
  entry: XmlDocument,
  files: ContractFiles,
  limits: Limits,
): Promise<XsdModel> {
  const loader = new SchemaLoader(new XmlFiles(entry, files, limits))
  const schema = loader.addDocument(entry)
  const schemas = await loader.followReferences()
  const imports = schemas.references.map((reference) => reference.summary)
  return { kind: 'xsd', schema, schemas, imports }
}
