import type { Limits } from '../limits.ts'
import type { ContractFiles } from '../contract-files.ts'
import { WSDL_11, XSD } from '../xml/namespaces.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import { XmlFiles } from '../xml/xml-files.ts'
import { SchemaLoader } from '../xsd/schema-loader.ts'
import { Definitions } from './definitions.ts'
import type { Import } from './definitions.ts'
import type { WsdlModel } from './model.ts'

/**
 * Builds the model of a WSDL 1.1 document and of all that it imports. An import that cannot be had
 * is part of the model, as `problem`.
 */
export async function loadWsdl(
  entry: XmlDocument,
  files: ContractFiles,
  limits: Limits,
): Promise<WsdlModel> {
  const xmlFiles = new XmlFiles(entry, files, limits)
  const loader = new WsdlLoader(xmlFiles)
  const definitions = loader.add(entry)
  await loader.followImports()
  const schemas = await loader.schemas.followReferences()
  const documents = loader.documents
  const imports = [
    ...documents.flatMap((document) => document.imports.map((followed) => followed.summary)),
    ...schemas.references.map((reference) => reference.summary),
  ]
  return { kind: 'wsdl', definitions, documents, schemas, imports }
}

class WsdlLoader {
  readonly schemas: SchemaLoader
  readonly #files: XmlFiles
  readonly #byFile = new Map<string, Definitions>()

  constructor(files: XmlFiles) {
    this.#files = files
    this.schemas = new SchemaLoader(files)
  }

  get documents(): readonly Definitions[] {
    return [...this.#byFile.values()]
  }

  add(document: XmlDocument): Definitions {
    const known = this.#byFile.get(document.source.name)
    if (known !== undefined) return known
    const definitions = new Definitions(document)
    this.#byFile.set(definitions.file, definitions)
    for (const types of definitions.types) {
      types.schemas = types.element
        .childrenNamed(XSD, 'schema')
        .map((schema) => this.schemas.addInline(schema, document))
    }
    return definitions
  }

  async followImports(): Promise<void> {
    // The map grows while it is walked, so that imports of imports are followed too.
    for (const definitions of this.#byFile.values()) {
      for (const wsdlImport of definitions.imports) await this.#follow(wsdlImport)
    }
  }

  async #follow(wsdlImport: Import): Promise<void> {
    const uri = wsdlImport.uri?.trim() ?? ''
    if (uri === '') {
      wsdlImport.problem = { kind: 'missing', reason: 'it has no location' }
      return
    }
    const outcome = await this.#files.load(uri, wsdlImport.parent.file)
    wsdlImport.document = outcome.document
    wsdlImport.resolved = outcome.resolved
    wsdlImport.problem = outcome.problem
    if (outcome.document === undefined) return
    const { root } = outcome.document
    if (root.is(WSDL_11, 'definitions')) wsdlImport.target = this.add(outcome.document)
    // Not what section 2.1.1 allows, but seen often enough: the schema is what was meant.
    else if (root.is(XSD, 'schema')) wsdlImport.target = this.schemas.addDocument(outcome.document)
    else {
      const reason = `its root is <${root.name}>, neither wsdl:definitions nor a schema`
      wsdlImport.problem = { kind: 'unreadable', reason }
    }
  }
}
