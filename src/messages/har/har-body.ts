import { stringMember, type DataObject, type Location } from '../../contracts/index.ts'
import { BodyText } from '../body-text.ts'
import type { HeaderFields } from '../http/header-fields.ts'
import { bodyOfText, unknownBody } from '../message-body.ts'
import type { MessageBody } from '../message.ts'
import { decodeBody } from './decode-body.ts'
import type { HarPlace } from './har-place.ts'
import { JsonString } from './json-string.ts'

/**
 * Reads a body (HAR 1.2, `postData` or `content`): as text, or as bytes in base64. Archives hold bodies without their
 * transfer and content encodings; where a tool left the compression on, it is taken off.
 */
export function readHarBody(
  holder: DataObject | undefined,
  headers: HeaderFields,
  { document, pointer, inflation }: HarPlace,
): MessageBody {
  const text = stringMember(holder, 'text')
  if (text === undefined || text === '') return bodyOfText(undefined, headers)
  const place = (): Location => document.locate(`${pointer}/text`)
  if (stringMember(holder, 'encoding')?.toLowerCase() !== 'base64') {
    const find = (start: number, end: number): Location => {
      const at = place()
      return new JsonString(document.source, at).locate(start, end)
    }
    return bodyOfText(new BodyText(text, place, { find }), headers)
  }
  const decoded = decodeBody(Buffer.from(text, 'base64'), headers, inflation)
  if ('problem' in decoded) return unknownBody(decoded.problem)
  const { byteOrderMark } = decoded
  return bodyOfText(new BodyText(decoded.text, place, { byteOrderMark }), headers)
}
