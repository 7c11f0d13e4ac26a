import type { Location, XmlElement } from '../../contracts/index.ts'
import { BodyText } from '../body-text.ts'
import type { HeaderFields } from '../http/header-fields.ts'
import { readFields } from '../http/read-head.ts'
import { bodyOfParts, bodyOfText } from '../message-body.ts'
import type { MessageBody, MimePart } from '../message.ts'
import { childNamed, contentRange, dataOf } from './element-content.ts'

/** Reads what an entry says was sent: `messageContent`, or the parts of `messageContentWithAttachments`. */
export function readContent(entry: XmlElement, headers: HeaderFields): MessageBody {
  const withParts = childNamed(entry, 'messageContentWithAttachments')
  if (withParts !== undefined) {
    const parts = withParts.children.filter(({ localName }) => localName === 'mimePart')
    return bodyOfParts(parts.map(readPart), headers)
  }
  const content = childNamed(entry, 'messageContent')
  return content === undefined
    ? bodyOfText(undefined, headers)
    : bodyOfText(textOf(content), headers)
}

function readPart(part: XmlElement): MimePart {
  const head = childNamed(part, 'mimeHeaders')
  const content = childNamed(part, 'mimeContent')
  const data = head && dataOf(head)
  const headers = readFields(data?.text ?? '', (start, end) =>
    data === undefined ? part.location : data.locate(part.pointer, start, end),
  )
  return {
    headers,
    content: content === undefined ? new BodyText('', () => part.location) : textOf(content),
  }
}

/** The text of an element. Some tools log an envelope as elements instead of escaping it: then it is as written. */
function textOf(element: XmlElement): BodyText {
  const { source } = element
  const place = () => element.location
  const byteOrderMark = markOf(element.attribute('BOM'))
  if (element.children.length > 0) {
    const { start, end } = contentRange(element)
    const text = source.text.slice(start, end)
    const leading = text.length - text.trimStart().length
    const find = (from: number, to: number): Location =>
      source.location(element.pointer, start + leading + from, start + leading + to)
    return new BodyText(text.trim(), place, { find, byteOrderMark })
  }
  const data = dataOf(element)
  const find = (from: number, to: number): Location => data.locate(element.pointer, from, to)
  return new BodyText(data.text, place, { find, byteOrderMark })
}

/** The monitor writes the bytes of a byte order mark as a number: EF BB BF, FF FE or FE FF. */
const MARKS: ReadonlyMap<number, BodyText['byteOrderMark']> = new Map([
  [0xefbbbf, 'utf-8'],
  [0xfffe, 'utf-16'],
  [0xfeff, 'utf-16'],
])

function markOf(value: string | undefined): BodyText['byteOrderMark'] {
  return value === undefined ? undefined : MARKS.get(Number(value))
}
