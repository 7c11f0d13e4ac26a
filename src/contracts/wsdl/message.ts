import { WSDL_11 } from '../xml/namespaces.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Definitions } from './definitions.ts'
import { byName, documentationOf, InnerNode } from './wsdl-node.ts'

/** A `wsdl:message` (section 2.3): `<message name="nmtoken"> <part/>* </message>`. */
export class Message extends InnerNode {
  readonly kind = 'Message'
  readonly parent: Definitions
  readonly name: string | undefined
  readonly documentation: string | undefined
  readonly parts: readonly Part[]
  #partsByName: ReadonlyMap<string, Part> | undefined

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.parts = element.childrenNamed(WSDL_11, 'part').map((part) => new Part(part, this))
  }

  /** Where a name is given twice, the first counts. */
  get partsByName(): ReadonlyMap<string, Part> {
    this.#partsByName ??= byName(this.parts)
    return this.#partsByName
  }
}

/** A `wsdl:part` (section 2.3.1): `<part name="nmtoken" element="qname"? type="qname"?/>`. */
export class Part extends InnerNode {
  readonly kind = 'Part'
  readonly parent: Message
  readonly name: string | undefined
  readonly documentation: string | undefined
  /** The attribute `element`. */
  readonly elementName: QName | undefined
  /** The attribute `type`. */
  readonly typeName: QName | undefined

  constructor(element: XmlElement, parent: Message) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.elementName = element.qname('element')
    this.typeName = element.qname('type')
  }
}
