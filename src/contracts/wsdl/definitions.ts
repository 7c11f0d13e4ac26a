import type { ImportSummary } from '../model.ts'
import { WSDL_11 } from '../xml/namespaces.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { Schema } from '../xsd/model.ts'
import { PolicyIndex } from './attached-policies.ts'
import { Binding } from './binding.ts'
import { Message } from './message.ts'
import { PortType } from './port-type.ts'
import { Service } from './service.ts'
import { byName, documentationOf, InnerNode, WsdlNode } from './wsdl-node.ts'

/**
 * One WSDL document (WSDL 1.1, section 2.1).
 *
 *     <definitions name="nmtoken"? targetNamespace="uri"?>
 *       <import/>* <types/>? <message/>* <portType/>* <binding/>* <service/>*
 *     </definitions>
 *
 * Children are taken in any order and number.
 */
export class Definitions extends WsdlNode {
  readonly kind = 'Definitions'
  readonly parent = undefined
  readonly document: XmlDocument
  readonly name: string | undefined
  readonly targetNamespace: string | undefined
  readonly documentation: string | undefined
  readonly imports: readonly Import[]
  readonly types: readonly Types[]
  readonly messages: readonly Message[]
  readonly portTypes: readonly PortType[]
  readonly bindings: readonly Binding[]
  readonly services: readonly Service[]
  /** Components by name; where a name is given twice, the first counts. */
  readonly messagesByName: ReadonlyMap<string, Message>
  readonly portTypesByName: ReadonlyMap<string, PortType>
  readonly bindingsByName: ReadonlyMap<string, Binding>
  #policies: PolicyIndex | undefined

  constructor(document: XmlDocument) {
    const { root } = document
    super(root)
    const children = (name: string): XmlElement[] => root.childrenNamed(WSDL_11, name)
    this.document = document
    this.name = root.attribute('name')
    this.targetNamespace = root.attribute('targetNamespace')
    this.documentation = documentationOf(root)
    this.imports = children('import').map((element) => new Import(element, this))
    this.types = children('types').map((element) => new Types(element, this))
    this.messages = children('message').map((element) => new Message(element, this))
    this.portTypes = children('portType').map((element) => new PortType(element, this))
    this.bindings = children('binding').map((element) => new Binding(element, this))
    this.services = children('service').map((element) => new Service(element, this))
    this.messagesByName = byName(this.messages)
    this.portTypesByName = byName(this.portTypes)
    this.bindingsByName = byName(this.bindings)
  }

  get definitions(): this {
    return this
  }

  /** The policies of this document, by what refers to them. */
  get policies(): PolicyIndex {
    this.#policies ??= new PolicyIndex(this.element)
    return this.#policies
  }

  get file(): string {
    return this.document.source.name
  }
}

/**
 * A `wsdl:import` (section 2.1.1). The specification's attribute `location` is `uri` here, since
 * `location` is the place of every node.
 */
export class Import extends InnerNode {
  readonly kind = 'Import'
  readonly parent: Definitions
  readonly namespace: string | undefined
  readonly uri: string | undefined
  /** The WSDL document, or the schema, that it led to; set when the import was followed. */
  target: Definitions | Schema | undefined
  /** The document it led to, whatever its root. */
  document: XmlDocument | undefined
  resolved: ImportSummary['resolved']
  problem: ImportSummary['problem']

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.namespace = element.attribute('namespace')
    this.uri = element.attribute('location')
  }

  get summary(): ImportSummary {
    const { uri, namespace, resolved, problem, location } = this
    return { kind: 'wsdl-import', uri, namespace, resolved, problem, location }
  }
}

/** A `wsdl:types` (section 2.2) with its inline schemas. */
export class Types extends InnerNode {
  readonly kind = 'Types'
  readonly parent: Definitions
  readonly documentation: string | undefined
  /** The `xs:schema` children, set when the document is loaded. */
  schemas: readonly Schema[] = []

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.documentation = documentationOf(element)
  }
}
