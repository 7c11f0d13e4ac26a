import {
  arrayMember,
  memberOf,
  objectMember,
  stringMember,
  type DataDocument,
  type DataObject,
  type DataValue,
  type Location,
} from '../../contracts/index.ts'
import { HeaderField, HeaderFields } from '../http/header-fields.ts'
import { readStartLine, UNKNOWN_VERSION, type StartLine } from '../http/start-line.ts'
import { unknownBody } from '../message-body.ts'
import type { Direction, LoggedMessage, MessageBody } from '../message.ts'
import type { HarPlace } from './har-place.ts'
import { readHarBody } from './har-body.ts'

/** Reads the request of an entry (HAR 1.2, `request`), which has a method and a url. */
export function readHarRequest(request: DataObject, entry: HarPlace): LoggedMessage {
  const pointer = `${entry.pointer}/request`
  const headers = headersOf(request, { ...entry, pointer })
  const line = [stringMember(request, 'method'), targetOf(request), versionOf(request)]
  return new HarMessage(entry, pointer, {
    direction: 'request',
    startLine: readStartLine(line.join(' ')),
    headers,
    body: requestBody(request, headers, { ...entry, pointer: `${pointer}/postData` }),
  })
}

/** Reads the response of an entry; undefined when none came, which archives write as status 0. */
export function readHarResponse(
  response: DataObject | undefined,
  entry: HarPlace,
): LoggedMessage | undefined {
  const status = memberOf(response, 'status')
  if (response === undefined || typeof status !== 'number' || status < 100) return undefined
  const pointer = `${entry.pointer}/response`
  const headers = headersOf(response, { ...entry, pointer })
  const line = [versionOf(response), String(status), stringMember(response, 'statusText') ?? '']
  return new HarMessage(entry, pointer, {
    direction: 'response',
    startLine: readStartLine(line.join(' ').trim()),
    headers,
    body: responseBody(response, headers, { ...entry, pointer: `${pointer}/content` }),
  })
}

type MessageParts = Pick<LoggedMessage, 'direction' | 'startLine' | 'headers' | 'body'>

class HarMessage implements LoggedMessage {
  readonly id: string
  readonly direction: Direction
  readonly startLine: StartLine
  readonly headers: HeaderFields
  readonly body: MessageBody
  readonly #document: DataDocument
  readonly #pointer: string

  constructor({ document, id }: HarPlace, pointer: string, parts: MessageParts) {
    this.id = id
    this.direction = parts.direction
    this.startLine = parts.startLine
    this.headers = parts.headers
    this.body = parts.body
    this.#document = document
    this.#pointer = pointer
  }

  get location(): Location {
    return this.#document.locate(this.#pointer)
  }

  get headLocation(): Location {
    const member = this.direction === 'request' ? 'method' : 'status'
    return this.#document.locate(`${this.#pointer}/${member}`)
  }
}

function headersOf(holder: DataObject, { document, pointer }: HarPlace): HeaderFields {
  const fields = arrayMember(holder, 'headers').flatMap((field, index) => {
    const name = stringMember(field, 'name')
    // HTTP/2 writes the request line as fields that begin with a colon.
    if (name === undefined || name.startsWith(':')) return []
    const value = stringMember(field, 'value') ?? ''
    const find = () => document.locate(`${pointer}/headers/${index}/name`)
    return [new HeaderField(name, value.trim(), find)]
  })
  return new HeaderFields(fields)
}

/** The path and query, as a request line has it; an archive keeps the whole address. */
function targetOf(request: DataObject): string {
  const url = stringMember(request, 'url') ?? ''
  if (!URL.canParse(url)) return url.replaceAll(' ', '%20')
  const { pathname, search } = new URL(url)
  return pathname + search
}

/** Browsers write `h2` and `http/2.0` for the same; an empty version or `unknown` is none. */
function versionOf(holder: DataObject): string {
  const version = stringMember(holder, 'httpVersion')?.trim() ?? ''
  const number = /^(?:http\/|h)(\d(?:\.\d)?)$/i.exec(version)?.[1]
  if (number !== undefined) return `HTTP/${number}`
  return version === '' || /^unknown$/i.test(version) ? UNKNOWN_VERSION : version
}

function requestBody(request: DataObject, headers: HeaderFields, place: HarPlace): MessageBody {
  const postData = objectMember(request, 'postData')
  const size = memberOf(request, 'bodySize')
  if (stringMember(postData, 'text') === undefined && isPositive(size)) {
    return unknownBody('the archive does not hold the body of the request')
  }
  return readHarBody(postData, headers, place)
}

function responseBody(response: DataObject, headers: HeaderFields, place: HarPlace): MessageBody {
  const content = objectMember(response, 'content')
  const sizes = [memberOf(content, 'size'), memberOf(response, 'bodySize')]
  if (stringMember(content, 'text') === undefined && sizes.some(isPositive)) {
    return unknownBody('the archive does not hold the body of the response')
  }
  return readHarBody(content, headers, place)
}

function isPositive(size: DataValue | undefined): boolean {
  return typeof size === 'number' && size > 0
}
