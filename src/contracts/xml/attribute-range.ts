import type { XmlElement } from './xml-element.ts'

/** Offsets into the source text; the end is exclusive. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/**
 * Finds an attribute again in the text of its start tag. An attribute that the document type
 * declaration supplied as a default is not there; then the whole start tag is the range.
 */
export function attributeRange(element: XmlElement, name: string): TextRange {
  const tag = element.source.text.slice(element.start, element.startTagEnd)
  for (const found of tag.matchAll(/([^\s"'=<>/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
    if (found[1] !== name) continue
    const start = element.start + found.index
    return { start, end: start + found[0].length }
  }
  return { start: element.start, end: element.startTagEnd }
}
