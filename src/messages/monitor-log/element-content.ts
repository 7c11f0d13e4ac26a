import type { XmlElement } from '../../contracts/index.ts'
import { CharacterData } from './character-data.ts'

/** The first child of a name, in any namespace: other tools than the monitor put the entries' parts into others. */
export function childNamed(element: XmlElement, localName: string): XmlElement | undefined {
  return element.children.find((child) => child.localName === localName)
}

/** The text between the tags of an element. */
export function dataOf(element: XmlElement): CharacterData {
  const { start, end } = contentRange(element)
  return new CharacterData(element.source, start, end)
}

/** Offsets of what stands between the tags of an element. */
export function contentRange({ source, startTagEnd, end }: XmlElement): {
  readonly start: number
  readonly end: number
} {
  const isEmptyElement = end <= startTagEnd
  return {
    start: startTagEnd,
    end: isEmptyElement ? startTagEnd : source.text.lastIndexOf('</', end - 1),
  }
}
