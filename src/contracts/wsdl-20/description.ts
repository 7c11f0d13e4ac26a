import type { ImportSummary } from '../model.ts'
import type { XmlDocument } from '../xml/xml-document.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { PolicyIndex } from '../wsdl/attached-policies.ts'
import type { Schema } from '../xsd/model.ts'
import { Binding20 } from './binding-20.ts'
import { Interface } from './interface.ts'
import { Service20 } from './service-20.ts'
import { Inner20Node, Wsdl20Node } from './wsdl-20-node.ts'

/** One WSDL 2.0 document (part 1, section 2.1). */
export class Description extends Wsdl20Node {
  readonly kind = 'Description20'
  readonly parent = undefined
  readonly document: XmlDocument
  readonly targetNamespace: string
  readonly references: readonly DescriptionReference[]
  readonly types: readonly XmlElement[]
  /** The `xs:schema` children of `types`, set when the document is loaded. */
  schemas: readonly Schema[] = []
  readonly interfaces: readonly Interface[]
  readonly bindings: readonly Binding20[]
  readonly services: readonly Service20[]
  #policies: PolicyIndex | undefined

  constructor(document: XmlDocument) {
    const { root } = document
    super(root)
    this.document = document
    this.targetNamespace = root.attribute('targetNamespace') ?? ''
    this.references = (['import', 'include'] as const).flatMap((kind) =>
      this.childrenNamed(kind).map((element) => new DescriptionReference(kind, element, this)),
    )
    this.types = this.childrenNamed('types')
    this.interfaces = this.childrenNamed('interface').map((one) => new Interface(one, this))
    this.bindings = this.childrenNamed('binding').map((one) => new Binding20(one, this))
    this.services = this.childrenNamed('service').map((one) => new Service20(one, this))
  }

  get description(): this {
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

/** An `import` or `include` of another document (part 1, section 4). */
export class DescriptionReference extends Inner20Node {
  readonly kind = 'DescriptionReference'
  readonly form: 'import' | 'include'
  readonly parent: Description
  /** For an include that of the including document. */
  readonly namespace: string | undefined
  readonly uri: string | undefined
  /** The document that it led to; set when it was followed. */
  target: Description | undefined
  resolved: ImportSummary['resolved']
  problem: ImportSummary['problem']

  constructor(form: 'import' | 'include', element: XmlElement, parent: Description) {
    super(element)
    this.form = form
    this.parent = parent
    this.namespace = form === 'import' ? element.attribute('namespace') : parent.targetNamespace
    this.uri = element.attribute('location')
  }

  get summary(): ImportSummary {
    const { uri, namespace, resolved, problem, location } = this
    return { kind: 'wsdl-import', uri, namespace, resolved, problem, location }
  }
}
