import type { MimeContent } from '../../../../contracts/index.ts'
import { readMediaType, type MimePart } from '../../../../messages/index.ts'
import type { JudgedMessage } from '../../../messages/judged-message.ts'

/** The media type of a message; empty without a Content-Type. */
export function mediaTypeOf(message: JudgedMessage): string {
  return readMediaType(message.header('Content-Type') ?? '').name
}

export function isMultipart(message: JudgedMessage): boolean {
  return mediaTypeOf(message) === 'multipart/related'
}

/** The parts of a multipart message, the one with the envelope among them. */
export function partsOf({ message }: JudgedMessage): readonly MimePart[] {
  return message.body.parts ?? []
}

/** The part with the envelope. */
export function rootPartOf(message: JudgedMessage): MimePart | undefined {
  return partsOf(message).find(({ content }) => content === message.message.body.text)
}

/** All other parts. */
export function attachmentsOf(message: JudgedMessage): readonly MimePart[] {
  const root = rootPartOf(message)
  return partsOf(message).filter((part) => part !== root)
}

/** Whether the description binds a message of this direction to several parts; undefined where nobody knows. */
export function isBoundToParts(message: JudgedMessage): boolean | undefined {
  const { operation, direction } = message
  if (operation === undefined) return undefined
  return (operation.bound(direction)?.multiparts.length ?? 0) > 0
}

/** For each part beside the envelope's what the description says that it holds: one of several alternatives. */
export function boundContentsOf(message: JudgedMessage): readonly (readonly MimeContent[])[] {
  const { operation, direction, isFault } = message
  // A fault is none of what the output binds.
  if (operation === undefined || isFault) return []
  const parts = operation.bound(direction)?.multiparts.flatMap((multipart) => multipart.parts) ?? []
  return parts
    .filter(({ soapBodies, contents }) => soapBodies.length === 0 && contents.length > 0)
    .map(({ contents }) => contents)
}

/** Content-IDs of the Attachments Profile: `<partname=ID@hostname>`, the name escaped as in URIs. */
const NAMED = /^<([^=<>]{1,1000})=[^@<>]+@[^<>]+>$/

/** The name of the part of the message that an attachment says it is; undefined where it says none. */
export function partNameOf({ headers }: MimePart): string | undefined {
  const name = NAMED.exec(headers.value('Content-ID')?.trim() ?? '')?.[1]
  if (name === undefined) return undefined
  try {
    return decodeURIComponent(name)
  } catch {
    // A stray percent sign: no name of a part has one.
    return undefined
  }
}

/** The attachment that is one of some alternatives. */
export function attachmentFor(
  message: JudgedMessage,
  contents: readonly MimeContent[],
): MimePart | undefined {
  return attachmentsOf(message).find((part) => {
    const name = partNameOf(part)
    return name !== undefined && contents.some((content) => content.part === name)
  })
}
