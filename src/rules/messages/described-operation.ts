import type {
  BindingMessage,
  BindingOperation,
  Message,
  Part,
  QName,
  SoapBody,
  SoapHeader,
  XmlElement,
} from '../../contracts/index.ts'
import type { Direction } from '../../messages/index.ts'
import { abstractOperationOf, messageNamed, SoapElements } from '../ws-i/soap-elements.ts'

const SOAP_11 = new SoapElements('1.1')

/** An operation of a SOAP 1.1 binding, as its messages look on the wire. */
export class DescribedOperation {
  readonly binding: BindingOperation
  readonly name: string
  readonly style: 'document' | 'rpc'
  /** What the SOAPAction of its requests must be: empty where the binding does not say (R2745). */
  readonly soapAction: string

  constructor(binding: BindingOperation) {
    this.binding = binding
    this.name = binding.name ?? ''
    this.style = SOAP_11.effectiveStyle(binding) === 'rpc' ? 'rpc' : 'document'
    this.soapAction = binding.soap?.soapAction ?? ''
  }

  /** Whether its response carries no message (WSDL 1.1, section 2.4.1). */
  get isOneWay(): boolean {
    return abstractOperationOf(this.binding)?.output === undefined
  }

  /** What the binding says of a direction. */
  bound(direction: Direction): BindingMessage | undefined {
    return direction === 'request' ? this.binding.input : this.binding.output
  }

  /** The soap:body of a direction, also where it stands in a part of a multipart message. */
  soapBody(direction: Direction): SoapBody | undefined {
    const bound = this.bound(direction)
    const inParts = bound?.multiparts.flatMap(({ parts }) =>
      parts.flatMap((part) => part.soapBodies),
    )
    return SOAP_11.bodiesOf(bound)[0] ?? inParts?.find(({ soapVersion }) => soapVersion === '1.1')
  }

  headers(direction: Direction): readonly SoapHeader[] {
    return SOAP_11.headersOf(this.bound(direction))
  }

  /** The header blocks that a direction declares, by the elements of their parts where these are found. */
  declaredHeaders(
    direction: Direction,
  ): readonly { readonly header: SoapHeader; readonly element: QName | undefined }[] {
    return this.headers(direction).map((header) => {
      const part = messageNamed(header)?.partsByName.get(header.part ?? '')
      return { header, element: part?.elementName ?? part?.typeName }
    })
  }

  /** The elements that stand in the detail of its faults: those of fault messages with one part. */
  get faultElements(): readonly QName[] {
    const faults = abstractOperationOf(this.binding)?.faults ?? []
    return SOAP_11.faultsOf(this.binding).flatMap((soapFault) => {
      const name = soapFault.name ?? soapFault.parent.name
      const parts = messageNamed(faults.find((fault) => fault.name === name))?.parts ?? []
      return parts.length === 1 && parts[0]?.elementName !== undefined ? [parts[0].elementName] : []
    })
  }

  /** Whether its content is written as its schema says; what does not say is. */
  isLiteral(direction: Direction): boolean {
    const body = this.soapBody(direction)
    return body !== undefined && (body.use ?? 'literal') === 'literal'
  }

  /** The abstract message of a direction; undefined for the response of a one-way operation. */
  message(direction: Direction): Message | undefined {
    const operation = abstractOperationOf(this.binding)
    return messageNamed(direction === 'request' ? operation?.input : operation?.output)
  }

  /** Whether a message of this direction exists, be it one that the description does not define. */
  hasMessage(direction: Direction): boolean {
    const operation = abstractOperationOf(this.binding)
    return (direction === 'request' ? operation?.input : operation?.output) !== undefined
  }

  /** The parts that the soap:body holds, in the order of the message. */
  bodyParts(direction: Direction): readonly Part[] {
    const parts = this.message(direction)?.parts ?? []
    const listed = this.soapBody(direction)?.parts
    return listed === undefined ? parts : parts.filter(({ name }) => listed.includes(name ?? ''))
  }

  /** Namespace and local name of the element around the parts of an rpc message (WSDL 1.1, section 3.5). */
  wrapper(direction: Direction): { readonly namespace: string; readonly localName: string } {
    const suffix = direction === 'request' ? '' : 'Response'
    return {
      namespace: this.soapBody(direction)?.namespace ?? '',
      localName: this.name + suffix,
    }
  }

  isWrapper(element: XmlElement, direction: Direction): boolean {
    if (this.style !== 'rpc' || !this.hasMessage(direction)) return false
    const { namespace, localName } = this.wrapper(direction)
    return element.is(namespace, localName)
  }

  /** Whether a document message of this direction has a part of this element; none for one without parts. */
  hasPart(element: XmlElement | undefined, direction: Direction): boolean {
    if (this.style !== 'document' || !this.hasMessage(direction)) return false
    const parts = this.message(direction)?.parts ?? []
    if (element === undefined) return parts.length === 0
    return parts.some((part) => isElementOf(part, element))
  }

  /** Whether the content of a request is that of this operation; see `ServiceDescription.match`. */
  fits(body: XmlElement | undefined): boolean {
    if (body === undefined || !this.hasMessage('request')) return false
    const { children } = body
    const parts = this.bodyParts('request')
    if (this.style === 'document') {
      return (
        children.length === parts.length &&
        parts.every((part, index) => isElementOf(part, children[index]))
      )
    }
    const [wrapper] = children
    if (wrapper === undefined || children.length > 1 || !this.#isCalledBy(wrapper)) return false
    const names = this.#accessorNames(parts)
    return (
      wrapper.children.length === names.length &&
      names.every((name, index) => wrapper.children[index]?.localName === name)
    )
  }

  /** Where the binding forgot to name the wrapper's namespace (R2717), that of the description is meant. */
  #isCalledBy(wrapper: XmlElement): boolean {
    if (this.soapBody('request')?.namespace !== undefined) return this.isWrapper(wrapper, 'request')
    return wrapper.is(this.binding.definitions.targetNamespace ?? '', this.name)
  }

  /** `parameterOrder` decides where it lists all parts. */
  #accessorNames(parts: readonly Part[]): readonly string[] {
    const names = parts.map(({ name }) => name ?? '')
    const order = abstractOperationOf(this.binding)?.parameterOrder
    const isListed = order !== undefined && names.every((name) => order.includes(name))
    return isListed ? order.filter((name) => names.includes(name)) : names
  }
}

function isElementOf({ elementName }: Part, element: XmlElement | undefined): boolean {
  return (
    element !== undefined &&
    elementName?.namespace !== undefined &&
    element.is(elementName.namespace, elementName.localName)
  )
}
