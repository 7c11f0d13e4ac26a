import type { XmlElement } from '../../contracts/index.ts'

const STEP = /^(?:([^:[]+):)?([^:[]+)(?:\[(\d+)\])?$/

/**
 * The element that a location path of libxml2 means (`/xs:schema/*[2]/xs:sequence`), as far down as it can
 * be followed. `*` counts all siblings, a name those that are written the same way.
 */
export function elementAt(root: XmlElement, path: string | undefined): XmlElement {
  let element = root
  for (const step of path?.split('/').slice(2) ?? []) {
    const [, prefix = '', localName, position = '1'] = STEP.exec(step) ?? []
    const candidates =
      localName === '*'
        ? element.children
        : element.children.filter(
            (child) => child.localName === localName && child.prefix === prefix,
          )
    const next = candidates[Number(position) - 1]
    if (next === undefined) break
    element = next
  }
  return element
}
