import type { ImportSummary, Location } from '../model.ts'
import { XSD } from '../xml/namespaces.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { SchemaSet } from './schema-set.ts'

/** An XML Schema 1.0 document as a contract of its own. */
export interface XsdModel {
  readonly kind: 'xsd'
  /** The schema of the entry file. */
  readonly schema: Schema
  /** That schema and all that it imports, includes or redefines. */
  readonly schemas: SchemaSet
  readonly imports: readonly ImportSummary[]
}

/** The kinds of component that a schema defines by name at its top level (part 1, section 2.2). */
const COMPONENT_KINDS = [
  'element',
  'simpleType',
  'complexType',
  'attribute',
  'group',
  'attributeGroup',
  'notation',
] as const
export type ComponentKind = (typeof COMPONENT_KINDS)[number]

/** A component that a schema defines by name. */
export class SchemaComponent {
  readonly kind: ComponentKind
  readonly element: XmlElement
  readonly schema: Schema
  readonly name: string

  constructor(kind: ComponentKind, element: XmlElement, schema: Schema, name: string) {
    this.kind = kind
    this.element = element
    this.schema = schema
    this.name = name
  }

  /** The target namespace; empty for none. */
  get namespace(): string {
    return this.schema.targetNamespace
  }

  get location(): Location {
    return this.element.location
  }
}

/** An `xs:import`, `xs:include` or `xs:redefine` (part 1, section 4.2). */
export class SchemaReference {
  readonly kind: 'xsd-import' | 'xsd-include' | 'xsd-redefine'
  readonly element: XmlElement
  readonly schema: Schema
  /** For an import the namespace it names, empty for none; otherwise that of the schema itself. */
  readonly namespace: string
  /** The attribute `schemaLocation`, which an import may leave out. */
  readonly uri: string | undefined
  /** The schema it led to, set when the reference was followed. */
  target: Schema | undefined
  /** The document it led to, also when its root is no schema. */
  document: XmlDocument | undefined
  resolved: ImportSummary['resolved']
  problem: ImportSummary['problem']
  /** Set when a built-in schema stands in: `target` is that one, and `document` is undefined. */
  builtIn: ImportSummary['builtIn']

  constructor(kind: SchemaReference['kind'], element: XmlElement, schema: Schema) {
    this.kind = kind
    this.element = element
    this.schema = schema
    this.namespace =
      kind === 'xsd-import' ? (element.attribute('namespace') ?? '') : schema.targetNamespace
    this.uri = element.attribute('schemaLocation')
  }

  get location(): Location {
    return this.element.location
  }

  get summary(): ImportSummary {
    const { kind, uri, namespace, resolved, problem, builtIn, location } = this
    const summary = { kind, uri, namespace: namespace || undefined, resolved, problem, location }
    return builtIn === undefined ? summary : { ...summary, builtIn }
  }
}

const REFERENCE_KINDS: ReadonlyMap<string, SchemaReference['kind']> = new Map([
  ['import', 'xsd-import'],
  ['include', 'xsd-include'],
  ['redefine', 'xsd-redefine'],
])

/** One `xs:schema` (part 1, section 3.15), inline in a WSDL document or the root of its own. */
export class Schema {
  readonly element: XmlElement
  readonly document: XmlDocument
  /** The effective target namespace; empty for none. */
  readonly targetNamespace: string
  /** Whether the namespace comes from the including schema (part 1, section 4.2.1, clause 2.3). */
  readonly isChameleon: boolean
  readonly references: readonly SchemaReference[]
  readonly components: readonly SchemaComponent[]

  /** @param includedInto the namespace of the including schema; undefined unless included */
  constructor(element: XmlElement, document: XmlDocument, includedInto?: string) {
    this.element = element
    this.document = document
    const declared = element.attribute('targetNamespace')
    this.targetNamespace = declared ?? includedInto ?? ''
    this.isChameleon = declared === undefined && this.targetNamespace !== ''
    this.references = this.#readReferences()
    this.components = this.#readComponents()
  }

  get file(): string {
    return this.document.source.name
  }

  get location(): Location {
    return this.element.location
  }

  /** Whether local elements are in the target namespace when they do not say so themselves. */
  get elementFormDefault(): 'qualified' | 'unqualified' {
    return this.#form('elementFormDefault')
  }

  get attributeFormDefault(): 'qualified' | 'unqualified' {
    return this.#form('attributeFormDefault')
  }

  /** As written: `#all`, or a list of methods of derivation. */
  get blockDefault(): string | undefined {
    return this.element.attribute('blockDefault')
  }

  /** As written: `#all`, or a list of methods of derivation. */
  get finalDefault(): string | undefined {
    return this.element.attribute('finalDefault')
  }

  get version(): string | undefined {
    return this.element.attribute('version')
  }

  #form(attribute: string): 'qualified' | 'unqualified' {
    return this.element.attribute(attribute)?.trim() === 'qualified' ? 'qualified' : 'unqualified'
  }

  #readReferences(): SchemaReference[] {
    return this.element.children.flatMap((child) => {
      const kind = child.namespace === XSD ? REFERENCE_KINDS.get(child.localName) : undefined
      return kind === undefined ? [] : [new SchemaReference(kind, child, this)]
    })
  }

  /** Components within a redefine count before those they redefine. */
  #readComponents(): SchemaComponent[] {
    const redefinitions = this.element.childrenNamed(XSD, 'redefine')
    return [...redefinitions.flatMap(({ children }) => children), ...this.element.children].flatMap(
      (child) => {
        const kind = child.namespace === XSD ? KINDS_BY_NAME.get(child.localName) : undefined
        const name = child.attribute('name')
        if (kind === undefined || name === undefined) return []
        return [new SchemaComponent(kind, child, this, name.trim())]
      },
    )
  }
}

const KINDS_BY_NAME: ReadonlyMap<string, ComponentKind> = new Map(
  COMPONENT_KINDS.map((kind) => [kind, kind]),
)
