import { XML } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { isNameAsText, useInAttribute, withoutPrefixes } from './qualified-names.ts'
import type { Write } from './write-data.ts'

/**
 * Writes an element so that documents that mean the same are written the same: names with namespaces in the
 * place of prefixes, also where values hold names; attributes in one order; no comments, processing instructions
 * or white space between elements. Where Canonical XML 1.1 keeps prefixes and all white space, since it does not
 * know what a document is for, a description of a service has neither prefixes nor runs of white space that mean
 * anything; `xml:space="preserve"` is respected. Defaults that are written out are not left out.
 */
export function writeXml(root: XmlElement, write: Write): void {
  // Elements are bounded in depth when they are parsed.
  writeElement(root, false, write)
}

function writeElement(element: XmlElement, isInPreserved: boolean, write: Write): void {
  const space = element.attribute('space', XML)
  const isPreserved = space === undefined ? isInPreserved : space === 'preserve'
  write(`<${JSON.stringify(element.namespace)}${element.localName}`)
  for (const line of attributesOf(element)) write(line)
  write('>')
  let gap = element.startTagEnd
  const isMixed = element.text !== '' && element.children.length > 0
  if (!isMixed) write(textOf(element, element.text, isPreserved))
  for (const child of element.children) {
    if (isMixed) write(textOf(element, textWritten(element, gap, child.start), isPreserved))
    writeElement(child, isPreserved, write)
    gap = child.end
  }
  if (isMixed) {
    const endTag = element.source.text.lastIndexOf('</', element.end - 1)
    write(textOf(element, textWritten(element, gap, endTag), isPreserved))
  }
  write('</>')
}

function attributesOf(element: XmlElement): readonly string[] {
  return element.attributes
    .map((attribute) => {
      const use = useInAttribute(element, attribute)
      const { namespace, localName, value } = attribute
      const meant = use === undefined ? value : withoutPrefixes(element, value, use)
      return ` ${JSON.stringify(namespace)}${localName}=${JSON.stringify(meant)}`
    })
    .sort()
}

function textOf(element: XmlElement, text: string, isPreserved: boolean): string {
  if (isNameAsText(element)) return JSON.stringify(withoutPrefixes(element, text, 'name'))
  const meant = isPreserved ? text : text.replace(/[ \t\r\n]+/g, ' ').trim()
  return meant === '' ? '' : JSON.stringify(meant)
}

const MARKUP = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|&(#x?[\dA-Fa-f]+|\w+);/g
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
])

/** The characters between two children; entities that the document declares stay as they are written. */
function textWritten({ source }: XmlElement, start: number, end: number): string {
  return source.text
    .slice(start, end)
    .replace(MARKUP, (written, data: string | undefined, reference: string | undefined) => {
      if (reference === undefined) return data ?? ''
      if (!reference.startsWith('#')) return PREDEFINED.get(reference) ?? written
      const isHexadecimal = reference.startsWith('#x')
      const code = Number.parseInt(reference.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10)
      return String.fromCodePoint(code)
    })
}
