import { HTTP_BINDING, SOAP_11_BINDING, SOAP_12_BINDING, WSDL_11 } from '../xml/namespaces.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Definitions } from './definitions.ts'
import { HttpBinding, httpChild, HttpOperation, urlEncodingOf } from './http-binding.ts'
import type { HttpUrlEncoding } from './http-binding.ts'
import { mimeContents, mimeMultiparts, mimeXmls } from './mime-binding.ts'
import type { MimeContent, MimeMultipartRelated, MimeXml } from './mime-binding.ts'
import {
  SoapBinding,
  SoapBody,
  SoapFault,
  SoapHeader,
  SoapOperation,
  soapChildren,
} from './soap-binding.ts'
import { byName, documentationOf, InnerNode } from './wsdl-node.ts'

export type Protocol = 'soap-1.1' | 'soap-1.2' | 'http' | 'other'

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  [SOAP_11_BINDING, 'soap-1.1'],
  [SOAP_12_BINDING, 'soap-1.2'],
  [HTTP_BINDING, 'http'],
])

/** The protocol whose extension element is there first; `other` when none is known. */
export function protocolOf(extensions: readonly XmlElement[]): Protocol {
  for (const { namespace } of extensions) {
    const protocol = PROTOCOLS.get(namespace)
    if (protocol !== undefined) return protocol
  }
  return 'other'
}

/**
 * A `wsdl:binding` (section 2.5): `<binding name="nmtoken" type="qname"> <operation/>* </binding>`.
 */
export class Binding extends InnerNode {
  readonly kind = 'Binding'
  readonly parent: Definitions
  readonly name: string | undefined
  /** The attribute `type`: the name of a portType. */
  readonly type: QName | undefined
  readonly documentation: string | undefined
  /** The first `soap:binding` of either SOAP version. */
  readonly soap: SoapBinding | undefined
  readonly http: HttpBinding | undefined
  readonly operations: readonly BindingOperation[]
  /** Where a name is given twice, the first counts. */
  readonly operationsByName: ReadonlyMap<string, BindingOperation>

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.type = element.qname('type')
    this.documentation = documentationOf(element)
    const [soap] = soapChildren(element, 'binding')
    this.soap = soap && new SoapBinding(soap, this)
    const http = httpChild(element, 'binding')
    this.http = http && new HttpBinding(http, this)
    this.operations = element
      .childrenNamed(WSDL_11, 'operation')
      .map((operation) => new BindingOperation(operation, this))
    this.operationsByName = byName(this.operations)
  }

  get protocol(): Protocol {
    return protocolOf(this.extensions)
  }
}

/** A `wsdl:operation` of a binding. */
export class BindingOperation extends InnerNode {
  readonly kind = 'BindingOperation'
  readonly parent: Binding
  readonly name: string | undefined
  readonly documentation: string | undefined
  /** The first `soap:operation` of either SOAP version. */
  readonly soap: SoapOperation | undefined
  readonly http: HttpOperation | undefined
  /** The first of each; the specification allows no second. */
  readonly input: BindingMessage | undefined
  readonly output: BindingMessage | undefined
  readonly faults: readonly BindingFault[]

  constructor(element: XmlElement, parent: Binding) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    const [soap] = soapChildren(element, 'operation')
    this.soap = soap && new SoapOperation(soap, this)
    const http = httpChild(element, 'operation')
    this.http = http && new HttpOperation(http, this)
    const input = element.child(WSDL_11, 'input')
    const output = element.child(WSDL_11, 'output')
    this.input = input && new BindingMessage('input', input, this)
    this.output = output && new BindingMessage('output', output, this)
    this.faults = element
      .childrenNamed(WSDL_11, 'fault')
      .map((fault) => new BindingFault(fault, this))
  }

  /** The style in effect: that of soap:operation, else of soap:binding, else `document` (section 3.4). */
  get style(): string {
    return this.soap?.style ?? this.parent.soap?.style ?? 'document'
  }
}

/** The `input` or `output` of a binding's operation. */
export class BindingMessage extends InnerNode {
  readonly kind = 'BindingMessage'
  readonly parent: BindingOperation
  readonly role: 'input' | 'output'
  readonly name: string | undefined
  readonly documentation: string | undefined
  /** SOAP elements that stand directly inside, not those within MIME parts. */
  readonly soapBodies: readonly SoapBody[]
  readonly soapHeaders: readonly SoapHeader[]
  readonly urlEncoding: HttpUrlEncoding | undefined
  /** MIME elements directly inside; several contents are alternatives. */
  readonly mimeContents: readonly MimeContent[]
  readonly mimeXml: readonly MimeXml[]
  readonly multiparts: readonly MimeMultipartRelated[]

  constructor(role: BindingMessage['role'], element: XmlElement, parent: BindingOperation) {
    super(element)
    this.parent = parent
    this.role = role
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.soapBodies = soapChildren(element, 'body').map((body) => new SoapBody(body, this))
    this.soapHeaders = soapChildren(element, 'header').map((head) => new SoapHeader(head, this))
    this.urlEncoding = urlEncodingOf(element, this)
    this.mimeContents = mimeContents(element, this)
    this.mimeXml = mimeXmls(element, this)
    this.multiparts = mimeMultiparts(element, this)
  }
}

/** A `fault` of a binding's operation. */
export class BindingFault extends InnerNode {
  readonly kind = 'BindingFault'
  readonly parent: BindingOperation
  readonly name: string | undefined
  readonly documentation: string | undefined
  readonly soapFaults: readonly SoapFault[]

  constructor(element: XmlElement, parent: BindingOperation) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.soapFaults = soapChildren(element, 'fault').map((fault) => new SoapFault(fault, this))
  }
}
