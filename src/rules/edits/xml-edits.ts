/**
 * Corrections of XML text that leave all around them as it is. They are for documents without a document type
 * declaration, in which the text says all that the tree has.
 */
import { attributeRange, type XmlDocument, type XmlElement } from '../../contracts/index.ts'
import type { TextEdit } from './text-edit.ts'

/** Adds an attribute after all others. The value must need no escaping. */
export function addAttribute(element: XmlElement, name: string, value: string): TextEdit[] {
  const { source, start, startTagEnd } = element
  const tag = source.text.slice(start, startTagEnd)
  const at = start + tag.replace(/\s*\/?>$/, '').length
  return [{ file: source.name, start: at, end: at, text: ` ${name}="${value}"` }]
}

/** Removes an attribute, or a declaration of a namespace, by its name as written. */
export function removeAttribute(element: XmlElement, name: string): TextEdit[] {
  const range = attributeRange(element, name)
  if (range.start === element.start) return [] // a default: it is not in the tag
  const { text, name: file } = element.source
  const before = text.slice(element.start, range.start)
  return [{ file, start: element.start + before.trimEnd().length, end: range.end, text: '' }]
}

/** Gives an attribute another name. */
export function renameAttribute(element: XmlElement, from: string, to: string): TextEdit[] {
  const { start } = attributeRange(element, from)
  if (start === element.start) return []
  return [{ file: element.source.name, start, end: start + from.length, text: to }]
}

/**
 * Moves an element, with the white space before it, to where a sibling that stands earlier begins; comments
 * stay where they are.
 */
export function moveBefore(element: XmlElement, sibling: XmlElement | undefined): TextEdit[] {
  const { parent, source } = element
  if (parent === undefined || sibling?.parent !== parent) return []
  if (sibling.start >= element.start) return []
  const { text, name: file } = source
  const at = parent.children[parent.children.indexOf(sibling) - 1]?.end ?? parent.startTagEnd
  const blank = /\s*$/.exec(text.slice(at, element.start))?.[0].length ?? 0
  const start = element.start - blank
  return [
    { file, start: at, end: at, text: text.slice(start, element.end) },
    { file, start, end: element.end, text: '' },
  ]
}

/** Lets the XML declaration name the Unicode encoding that the text is, or can be, written in. */
export function declareUnicode({ source }: XmlDocument): TextEdit[] {
  const declared = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(source.text)
  const label = declared?.[1]
  if (declared === null || label === undefined) return []
  const end = declared[0].length - 1
  const encoding = source.encoding.startsWith('utf-16') ? 'UTF-16' : 'UTF-8'
  return [{ file: source.name, start: end - label.length, end, text: encoding }]
}
