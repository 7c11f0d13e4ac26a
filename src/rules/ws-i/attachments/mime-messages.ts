/** What the Attachments Profile sees of a binding: MIME elements, and SOAP 1.1 elements inside and outside of them. */
import type {
  Binding,
  BindingMessage,
  Message,
  MimeContent,
  MimeMultipartRelated,
  MimePart,
  SoapBody,
  SoapHeader,
} from '../../../contracts/index.ts'
import { abstractOperationOf, messageNamed, SoapElements } from '../soap-elements.ts'

const SOAP_11 = new SoapElements('1.1')

/** The input and output of all operations, in document order. */
export function messagesOf(binding: Binding): readonly BindingMessage[] {
  return binding.operations.flatMap(({ input, output }) =>
    [input, output].filter((message) => message !== undefined),
  )
}

/** The message of the portType that an input or output of a binding is about. */
export function abstractMessageOf(message: BindingMessage): Message | undefined {
  return messageNamed(abstractOperationOf(message.parent)?.[message.role])
}

/** Each multipart of an input or output, also those within parts. */
export function multipartsIn(message: BindingMessage): readonly MimeMultipartRelated[] {
  const found = [...message.multiparts]
  // The list grows while it is walked.
  for (const { parts } of found) found.push(...parts.flatMap(({ multiparts }) => multiparts))
  return found
}

export function mimePartsIn(message: BindingMessage): readonly MimePart[] {
  return multipartsIn(message).flatMap(({ parts }) => parts)
}

/** Each `mime:content`, directly inside or in a part. */
export function contentsIn(message: BindingMessage): readonly MimeContent[] {
  return [...message.mimeContents, ...mimePartsIn(message).flatMap(({ contents }) => contents)]
}

export function bodiesOfPart({ soapBodies }: MimePart): readonly SoapBody[] {
  return soapBodies.filter((one) => SOAP_11.has(one))
}

export function headersOfPart({ soapHeaders }: MimePart): readonly SoapHeader[] {
  return soapHeaders.filter((one) => SOAP_11.has(one))
}

/** Bodies directly inside and in parts. */
export function allBodiesIn(message: BindingMessage): readonly SoapBody[] {
  return [...SOAP_11.bodiesOf(message), ...mimePartsIn(message).flatMap(bodiesOfPart)]
}

/** Headers directly inside and in parts. */
export function allHeadersIn(message: BindingMessage): readonly SoapHeader[] {
  return [...SOAP_11.headersOf(message), ...mimePartsIn(message).flatMap(headersOfPart)]
}

/** `input of operation "place"`, for messages. */
export function placeOf({ role, parent }: BindingMessage): string {
  return `${role} of operation "${parent.name ?? ''}"`
}
