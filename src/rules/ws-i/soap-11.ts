/**
 * What the profiles see of a binding: its SOAP 1.1 elements, where they stand directly in elements of WSDL.
 * Elements of SOAP 1.2, and those inside MIME parts, are left to other profiles.
 */
import {
  findMessage,
  findPortType,
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

/** The `soap:binding` of a binding. */
export function soapBindingOf(binding: Binding): SoapBinding | undefined {
  return binding.soap?.soapVersion === '1.1' ? binding.soap : undefined
}

/** The style that a binding declares for all its operations; `document` unless it says otherwise. */
export function bindingStyle(binding: Binding): string | undefined {
  const soap = soapBindingOf(binding)
  return soap && (soap.style ?? 'document')
}

/** The style in effect for an operation; undefined where nothing of SOAP 1.1 says that there is one. */
export function effectiveStyle(operation: BindingOperation): string | undefined {
  const soap = operation.soap?.soapVersion === '1.1' ? operation.soap : undefined
  return soap?.style ?? bindingStyle(operation.parent)
}

export function bodiesOf(message: BindingMessage | undefined): readonly SoapBody[] {
  return message?.soapBodies.filter((body) => body.soapVersion === '1.1') ?? []
}

export function headersOf(message: BindingMessage | undefined): readonly SoapHeader[] {
  return message?.soapHeaders.filter((header) => header.soapVersion === '1.1') ?? []
}

/** Bodies of all operations of a style. */
export function bodiesOfStyle(binding: Binding, style: string): readonly SoapBody[] {
  return binding.operations
    .filter((operation) => effectiveStyle(operation) === style)
    .flatMap((operation) => [...bodiesOf(operation.input), ...bodiesOf(operation.output)])
}

/** Headers of input and output of all operations, each followed by its headerfaults. */
export function headersAndFaultsOf(binding: Binding): readonly (SoapHeader | SoapHeaderFault)[] {
  return binding.operations
    .flatMap((operation) => [...headersOf(operation.input), ...headersOf(operation.output)])
    .flatMap((header) => [header, ...header.headerFaults])
}

/** The `soap:fault` of each fault of an operation; where there are several, the first counts. */
export function soapFaultsOf(operation: BindingOperation): readonly SoapFault[] {
  return operation.faults.flatMap(({ soapFaults }) =>
    soapFaults.filter((fault) => fault.soapVersion === '1.1').slice(0, 1),
  )
}

/** Everything that says how its content is written: bodies, headers, headerfaults and faults. */
export function contentsOf(
  binding: Binding,
): readonly (SoapBody | SoapHeader | SoapHeaderFault | SoapFault)[] {
  return binding.operations.flatMap((operation) => [
    ...[operation.input, operation.output].flatMap((message) => [
      ...bodiesOf(message),
      ...headersOf(message).flatMap((header) => [header, ...header.headerFaults]),
    ]),
    ...soapFaultsOf(operation),
  ])
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
  const parts = messageOfBody(body)?.parts ?? []
  if (body.parts === undefined) return parts.map((part) => ({ name: part.name ?? '', part }))
  return body.parts.map((name) => ({ name, part: parts.find((part) => part.name === name) }))
}
