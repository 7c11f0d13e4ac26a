/**
 * What the profiles see of a binding: its SOAP elements of one version, where they stand directly in elements of
 * WSDL. Those of the other version, and those inside MIME parts, are left to other profiles.
 */
import {
  findMessage,
  findPortType,
  SOAP_11_BINDING,
  SOAP_12_BINDING,
  type Binding,
  type BindingMessage,
  type BindingOperation,
  type Message,
  type Operation,
  type Part,
  type QName,
  type SoapBinding,
  type SoapBody,
  type SoapFault,
  type SoapHeader,
  type SoapHeaderFault,
} from '../../contracts/index.ts'

/** Everything that says how its content is written. */
export type SoapContents = SoapBody | SoapHeader | SoapHeaderFault | SoapFault

export class SoapElements {
  readonly version: '1.1' | '1.2'

  constructor(version: SoapElements['version']) {
    this.version = version
  }

  /** The namespace of the binding extensions. */
  get namespace(): string {
    return this.version === '1.1' ? SOAP_11_BINDING : SOAP_12_BINDING
  }

  /** Whether an element of the binding is of this version. */
  has(node: { readonly soapVersion: string }): boolean {
    return node.soapVersion === this.version
  }

  /** The `soap:binding` of a binding. */
  bindingOf(binding: Binding): SoapBinding | undefined {
    return binding.soap !== undefined && this.has(binding.soap) ? binding.soap : undefined
  }

  /** The style that a binding declares for all its operations; `document` unless it says otherwise. */
  bindingStyle(binding: Binding): string | undefined {
    const soap = this.bindingOf(binding)
    return soap && (soap.style ?? 'document')
  }

  /** The style in effect for an operation; undefined where nothing of this version says that there is one. */
  effectiveStyle({ soap, parent }: BindingOperation): string | undefined {
    const own = soap !== undefined && this.has(soap) ? soap.style : undefined
    return own ?? this.bindingStyle(parent)
  }

  bodiesOf(message: BindingMessage | undefined): readonly SoapBody[] {
    return message?.soapBodies.filter((body) => this.has(body)) ?? []
  }

  headersOf(message: BindingMessage | undefined): readonly SoapHeader[] {
    return message?.soapHeaders.filter((header) => this.has(header)) ?? []
  }

  /** Bodies of all operations of a style. */
  bodiesOfStyle(binding: Binding, style: string): readonly SoapBody[] {
    const bodies: SoapBody[] = []
    for (const operation of binding.operations) {
      if (this.effectiveStyle(operation) !== style) continue
      for (const message of [operation.input, operation.output]) this.#addBodies(bodies, message)
    }
    return bodies
  }

  #addBodies(bodies: { push(body: SoapBody): unknown }, message: BindingMessage | undefined): void {
    if (message === undefined) return
    for (const body of message.soapBodies) if (this.has(body)) bodies.push(body)
  }

  /** Headers of input and output of all operations, each followed by its headerfaults. */
  headersAndFaultsOf(binding: Binding): readonly (SoapHeader | SoapHeaderFault)[] {
    return binding.operations
      .flatMap(({ input, output }) => [...this.headersOf(input), ...this.headersOf(output)])
      .flatMap((header) => [header, ...header.headerFaults])
  }

  /** The `soap:fault` of each fault of an operation; where there are several, the first counts. */
  faultsOf({ faults }: BindingOperation): readonly SoapFault[] {
    return faults.flatMap(({ soapFaults }) =>
      soapFaults.filter((fault) => this.has(fault)).slice(0, 1),
    )
  }

  /** Bodies, headers, headerfaults and faults of all operations. */
  contentsOf(binding: Binding): readonly SoapContents[] {
    const contents: SoapContents[] = []
    for (const operation of binding.operations) {
      for (const message of [operation.input, operation.output]) {
        this.#addBodies(contents, message)
        for (const header of message?.soapHeaders ?? []) {
          if (this.has(header)) contents.push(header, ...header.headerFaults)
        }
      }
      if (operation.faults.length > 0) contents.push(...this.faultsOf(operation))
    }
    return contents
  }
}

/** The abstract operation that an operation of a binding is about. */
export function abstractOperationOf(operation: BindingOperation): Operation | undefined {
  const { type } = operation.parent
  const portType = type && findPortType(operation.definitions, type)
  return portType?.operationsByName.get(operation.name ?? '')
}

/** The message that goes in or out where a body stands. */
export function messageOfBody(body: SoapBody): Message | undefined {
  return messageNamed(abstractOperationOf(body.operation)?.[body.parent.role])
}

/** The message that an input, output, fault or header names. */
export function messageNamed(
  node:
    | { readonly message: QName | undefined; readonly definitions: Message['definitions'] }
    | undefined,
): Message | undefined {
  return node?.message && findMessage(node.definitions, node.message)
}

/**
 * The parts that a body holds: those that its `parts` lists, else all of its message. A listed name without
 * part is there without one; a message that is not found has no parts, and an operation no message.
 */
export function partsOfBody(
  body: SoapBody,
): readonly { readonly name: string; readonly part: Part | undefined }[] {
  if (abstractOperationOf(body.operation) === undefined) return []
  const message = messageOfBody(body)
  if (body.parts === undefined) {
    return message?.parts.map((part) => ({ name: part.name ?? '', part })) ?? []
  }
  return body.parts.map((name) => ({ name, part: message?.partsByName.get(name) }))
}
