import { BodyText } from './body-text.ts'
import type { HeaderFields } from './http/header-fields.ts'
import { readMediaType } from './http/media-type.ts'
import type { MessageBody, MimePart } from './message.ts'
import { splitMultipart } from './multipart.ts'

const EMPTY: MessageBody = { isEmpty: true, text: undefined, parts: undefined }

/** The body of a message from its text; a multipart one is taken apart. */
export function bodyOfText(text: BodyText | undefined, headers: HeaderFields): MessageBody {
  if (text === undefined || text.isEmpty) return EMPTY
  const type = readMediaType(headers.value('Content-Type') ?? '')
  const boundary = type.parameters.get('boundary')
  if (!type.name.startsWith('multipart/') || boundary === undefined) {
    return { isEmpty: false, text, parts: undefined }
  }
  const parts = splitMultipart(text, boundary)
  return parts.length === 0
    ? { isEmpty: false, text, parts: undefined }
    : bodyOfParts(parts, headers)
}

/** The body of a message from its parts. */
export function bodyOfParts(parts: readonly MimePart[], headers: HeaderFields): MessageBody {
  const root = rootOf(parts, headers)
  return root === undefined ? EMPTY : { isEmpty: false, text: root.content, parts }
}

/** The part that the others belong to (RFC 2387, section 3.2): the one that `start` names, else the first. */
export function rootOf(parts: readonly MimePart[], headers: HeaderFields): MimePart | undefined {
  const start = readMediaType(headers.value('Content-Type') ?? '').parameters.get('start')
  const named =
    start === undefined
      ? undefined
      : parts.find((part) => part.headers.value('Content-ID')?.trim() === start.trim())
  return named ?? parts[0]
}

/** A body of which the log does not tell what was sent. */
export function unknownBody(reason: string): MessageBody {
  return { isEmpty: false, text: undefined, parts: undefined, unknown: reason }
}
