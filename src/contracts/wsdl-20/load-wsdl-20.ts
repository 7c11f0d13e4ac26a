import type { ContractFiles } from '../contract-files.ts'
import type { Limits } from '../limits.ts'
import { isWsdl20, XSD } from '../xml/namespaces.ts'
import type { QName } from '../xml/xml-element.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import { XmlFiles } from '../xml/xml-files.ts'
import type { SchemaReference } from '../xsd/model.ts'
import { SchemaLoader } from '../xsd/schema-loader.ts'
import { Description } from './description.ts'
import type { DescriptionReference } from './description.ts'
import type { Interface } from './interface.ts'
import type { Wsdl20Model } from './model.ts'

/**
 * Builds the model of a WSDL 2.0 document and of all that it imports and includes. A reference that cannot
 * be followed is part of the model, as `problem`.
 */
export async function loadWsdl20(
  entry: XmlDocument,
  files: ContractFiles,
  limits: Limits,
): Promise<Wsdl20Model> {
  const xmlFiles = new XmlFiles(entry, files, limits)
  const loader = new Wsdl20Loader(xmlFiles)
  const description = loader.add(entry)
  await loader.followReferences()
  const schemas = await loader.schemas.followReferences()
  const documents = loader.documents
  const interfaces = byName(documents, ({ interfaces: all }) => all)
  const bindings = byName(documents, ({ bindings: all }) => all)
  const findInterface = (name: QName) => interfaces.get(keyOf(name))
  return {
    kind: 'wsdl-2.0',
    description,
    documents,
    schemas,
    imports: [
      ...documents.flatMap(({ references }) => references.map(({ summary }) => summary)),
      ...[...loader.schemaImports, ...schemas.references].map(({ summary }) => summary),
    ],
    findInterface,
    findBinding: (name) => bindings.get(keyOf(name)),
    withExtended(one) {
      const found = new Set<Interface>([one])
      // The set grows while it is walked.
      for (const { extends: names } of found) {
        for (const name of names) {
          const extended = findInterface(name)
          if (extended !== undefined) found.add(extended)
        }
      }
      return [...found]
    },
  }
}

class Wsdl20Loader {
  readonly schemas: SchemaLoader
  readonly schemaImports: SchemaReference[] = []
  readonly #files: XmlFiles
  readonly #byFile = new Map<string, Description>()

  constructor(files: XmlFiles) {
    this.#files = files
    this.schemas = new SchemaLoader(files)
  }

  get documents(): readonly Description[] {
    return [...this.#byFile.values()]
  }

  add(document: XmlDocument): Description {
    const known = this.#byFile.get(document.source.name)
    if (known !== undefined) return known
    const description = new Description(document)
    this.#byFile.set(description.file, description)
    const written = description.types.flatMap((types) => types.childrenNamed(XSD, 'schema'))
    description.schemas = written.map((schema) => this.schemas.addInline(schema, document))
    // Schemas are imported without a schema around (part 1, section 3.1.1).
    for (const types of description.types) {
      this.schemaImports.push(...this.schemas.addImports(types, document))
    }
    return description
  }

  async followReferences(): Promise<void> {
    // The map grows while it is walked, so that references of references are followed too.
    for (const { references } of this.#byFile.values()) {
      for (const reference of references) await this.#follow(reference)
    }
  }

  async #follow(reference: DescriptionReference): Promise<void> {
    const uri = reference.uri?.trim() ?? ''
    if (uri === '') {
      // An import without location only announces a namespace (part 1, section 4.2.1).
      if (reference.form === 'include') {
        reference.problem = { kind: 'missing', reason: 'it has no location' }
      }
      return
    }
    const outcome = await this.#files.load(uri, reference.parent.file)
    reference.resolved = outcome.resolved
    reference.problem = outcome.problem
    if (outcome.document === undefined) return
    const { root } = outcome.document
    if (isWsdl20(root.namespace) && root.localName === 'description') {
      reference.target = this.add(outcome.document)
      return
    }
    const reason = `its root is <${root.name}>, not a description of WSDL 2.0`
    reference.problem = { kind: 'unreadable', reason }
  }
}

function keyOf({ namespace = '', localName }: QName): string {
  return `${localName} ${namespace}`
}

function byName<Node extends { readonly name: string | undefined }>(
  documents: readonly Description[],
  componentsOf: (description: Description) => readonly Node[],
): ReadonlyMap<string, Node> {
  const named = new Map<string, Node>()
  for (const description of documents) {
    for (const node of componentsOf(description)) {
      const key = `${node.name ?? ''} ${description.targetNamespace}`
      if (!named.has(key)) named.set(key, node)
    }
  }
  return named
}
