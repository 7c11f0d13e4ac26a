import { SOAP_11_BINDING, SOAP_12_BINDING } from '../xml/namespaces.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Binding, BindingFault, BindingMessage, BindingOperation } from './binding.ts'
import type { Port } from './service.ts'
import { InnerNode } from './wsdl-node.ts'

export type SoapVersion = '1.1' | '1.2'

/** Children of either SOAP binding namespace with a local name. */
export function soapChildren(parent: XmlElement, localName: string): readonly XmlElement[] {
  return parent.children.filter(
    (child) =>
      child.localName === localName &&
      (child.namespace === SOAP_11_BINDING || child.namespace === SOAP_12_BINDING),
  )
}

/**
 * An element of the SOAP binding: WSDL 1.1, section 3, for SOAP 1.1, and the member submission
 * "WSDL 1.1 Binding Extension for SOAP 1.2", which has the same elements.
 */
abstract class SoapNode extends InnerNode {
  get soapVersion(): SoapVersion {
    return this.element.namespace === SOAP_12_BINDING ? '1.2' : '1.1'
  }
}

/** `soap:binding` (section 3.3): `<soap:binding transport="uri"? style="rpc|document"?/>`. */
export class SoapBinding extends SoapNode {
  readonly kind = 'SoapBinding'
  readonly parent: Binding
  readonly transport: string | undefined
  /** As written; the effective style is that of the operation. */
  readonly style: string | undefined

  constructor(element: XmlElement, parent: Binding) {
    super(element)
    this.parent = parent
    this.transport = element.attribute('transport')
    this.style = element.attribute('style')
  }
}

/** `soap:operation` (section 3.4): `<soap:operation soapAction="uri"? style="rpc|document"?/>`. */
export class SoapOperation extends SoapNode {
  readonly kind = 'SoapOperation'
  readonly parent: BindingOperation
  readonly soapAction: string | undefined
  /** As written; `BindingOperation.style` is the effective one. */
  readonly style: string | undefined
  /** `soapActionRequired` of the binding for SOAP 1.2; true unless it is denied. */
  readonly isActionRequired: boolean

  constructor(element: XmlElement, parent: BindingOperation) {
    super(element)
    this.parent = parent
    this.soapAction = element.attribute('soapAction')
    this.style = element.attribute('style')
    const required = element.attribute('soapActionRequired')?.trim()
    this.isActionRequired = required !== 'false' && required !== '0'
  }
}

/** What soap:body, header, headerfault and fault say about how their content is written. */
abstract class SoapContent extends SoapNode {
  readonly use: string | undefined
  readonly encodingStyle: string | undefined
  readonly namespace: string | undefined

  constructor(element: XmlElement) {
    super(element)
    this.use = element.attribute('use')
    this.encodingStyle = element.attribute('encodingStyle')
    this.namespace = element.attribute('namespace')
  }

  /** The operation of the binding that this belongs to. */
  abstract get operation(): BindingOperation

  /** The style in effect for the operation. */
  get style(): string {
    return this.operation.style
  }
}

/** `soap:body` (section 3.5): `<soap:body parts="nmtokens"? use="literal|encoded"? …/>`. */
export class SoapBody extends SoapContent {
  readonly kind = 'SoapBody'
  readonly parent: BindingMessage
  /** Names of the message's parts that the body holds; undefined for all. */
  readonly parts: readonly string[] | undefined

  constructor(element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.parts = element.attribute('parts')?.split(/\s+/).filter(Boolean)
  }

  get operation(): BindingOperation {
    return this.parent.parent
  }
}

/** `soap:header` (section 3.7): `<soap:header message="qname" part="nmtoken" …> <soap:headerfault/>*`. */
export class SoapHeader extends SoapContent {
  readonly kind = 'SoapHeader'
  readonly parent: BindingMessage
  readonly message: QName | undefined
  readonly part: string | undefined
  readonly headerFaults: readonly SoapHeaderFault[]

  constructor(element: XmlElement, parent: BindingMessage) {
    super(element)
    this.parent = parent
    this.message = element.qname('message')
    this.part = element.attribute('part')
    this.headerFaults = soapChildren(element, 'headerfault').map(
      (fault) => new SoapHeaderFault(fault, this),
    )
  }

  get operation(): BindingOperation {
    return this.parent.parent
  }
}

/** `soap:headerfault` (section 3.7). */
export class SoapHeaderFault extends SoapContent {
  readonly kind = 'SoapHeaderFault'
  readonly parent: SoapHeader
  readonly message: QName | undefined
  readonly part: string | undefined

  constructor(element: XmlElement, parent: SoapHeader) {
    super(element)
    this.parent = parent
    this.message = element.qname('message')
    this.part = element.attribute('part')
  }

  get operation(): BindingOperation {
    return this.parent.operation
  }
}

/** `soap:fault` (section 3.6): `<soap:fault name="nmtoken" use="literal|encoded"? …/>`. */
export class SoapFault extends SoapContent {
  readonly kind = 'SoapFault'
  readonly parent: BindingFault
  readonly name: string | undefined

  constructor(element: XmlElement, parent: BindingFault) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
  }

  get operation(): BindingOperation {
    return this.parent.parent
  }
}

/** `soap:address` (section 3.8); its attribute `location` is `address` here. */
export class SoapAddress extends SoapNode {
  readonly kind = 'SoapAddress'
  readonly parent: Port
  readonly address: string | undefined

  constructor(element: XmlElement, parent: Port) {
    super(element)
    this.parent = parent
    this.address = element.attribute('location')
  }
}
