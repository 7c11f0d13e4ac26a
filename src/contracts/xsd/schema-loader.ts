import { XSD } from '../xml/namespaces.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { XmlFiles } from '../xml/xml-files.ts'
import { Schema } from './model.ts'
import type { SchemaReference } from './model.ts'
import { SchemaSet } from './schema-set.ts'
import { builtInSchema } from './well-known/built-in-schema.ts'

/** Collects schemas and follows their references; cycles end where a schema is known already. */
export class SchemaLoader {
  readonly #files: XmlFiles
  readonly #schemas: Schema[] = []
  readonly #byFile = new Map<string, Schema>()
  readonly #builtIns = new Map<string, Schema>()
  /** References that stand in no schema. */
  readonly #loose: SchemaReference[] = []

  constructor(files: XmlFiles) {
    this.#files = files
  }

  /** Adds a schema that stands within another document. */
  addInline(element: XmlElement, document: XmlDocument): Schema {
    const schema = new Schema(element, document)
    this.#schemas.push(schema)
    return schema
  }

  /** Adds what the `xs:import` children of an element bring in that is itself no schema. */
  addImports(element: XmlElement, document: XmlDocument): readonly SchemaReference[] {
    const { references } = new Schema(element, document)
    this.#loose.push(...references)
    return references
  }

  /**
   * Adds the schema of a document of its own. A schema without target namespace that is included
   * counts once for each namespace it is included into.
   */
  addDocument(document: XmlDocument, includedInto?: string): Schema {
    const schema = new Schema(document.root, document, includedInto)
    const key = `${schema.file}\0${schema.targetNamespace}`
    const known = this.#byFile.get(key)
    if (known !== undefined) return known
    this.#byFile.set(key, schema)
    this.#schemas.push(schema)
    return schema
  }

  /** Follows the references of all schemas added, and of those found on the way. */
  async followReferences(): Promise<SchemaSet> {
    for (const reference of this.#loose) await this.#follow(reference)
    // The list grows while it is walked.
    for (const schema of this.#schemas) {
      for (const reference of schema.references) await this.#follow(reference)
    }
    return new SchemaSet(this.#schemas, [...this.#builtIns.values()])
  }

  async #follow(reference: SchemaReference): Promise<void> {
    const { uri, kind, schema } = reference
    if (uri === undefined || uri.trim() === '') {
      // Without a location an import only announces a namespace (part 1, section 4.2.3).
      if (kind !== 'xsd-import') {
        reference.problem = { kind: 'missing', reason: 'it has no schemaLocation' }
      }
      return
    }
    const outcome = await this.#files.load(uri.trim(), schema.file)
    reference.document = outcome.document
    reference.resolved = outcome.resolved
    reference.problem = outcome.problem
    if (outcome.document === undefined) {
      this.#standIn(reference)
      return
    }
    const { root } = outcome.document
    if (!root.is(XSD, 'schema')) {
      const reason = `its root is <${root.name}>, not a schema`
      reference.problem = { kind: 'unreadable', reason }
      return
    }
    const includedInto = kind === 'xsd-import' ? undefined : schema.targetNamespace
    reference.target = this.addDocument(outcome.document, includedInto)
  }

  /** Takes a built-in schema for one of a standard that could not be had; not for one that is broken. */
  #standIn(reference: SchemaReference): void {
    const { kind, namespace, problem } = reference
    if (kind !== 'xsd-import' || problem === undefined || problem.kind === 'unreadable') return
    const schema = this.#builtIns.get(namespace) ?? builtInSchema(namespace)
    if (schema === undefined) return
    this.#builtIns.set(namespace, schema)
    reference.target = schema
    reference.problem = undefined
    reference.builtIn = { reason: problem.reason }
  }
}
