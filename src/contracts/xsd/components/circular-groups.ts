import { XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'

/** Finds the definition that a reference to a model group names. */
export type FindGroup = (reference: XmlElement, definition: XmlElement) => XmlElement | undefined

/**
 * The references between model groups by which a group would contain itself (part 1, section 3.8.6). One
 * of each circle suffices to end it; it is the one that closes the circle, as the definitions are walked.
 */
export function circularReferences(
  definitions: readonly XmlElement[],
  findGroup: FindGroup,
): ReadonlySet<XmlElement> {
  const circular = new Set<XmlElement>()
  const finished = new Set<XmlElement>()
  for (const start of definitions) {
    const open = new Set<XmlElement>()
    const path: { definition: XmlElement; references: XmlElement[] }[] = []
    const enter = (definition: XmlElement): void => {
      open.add(definition)
      path.push({ definition, references: referencesIn(definition) })
    }
    if (!finished.has(start)) enter(start)
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const reference = last.references.pop()
      if (reference === undefined) {
        finished.add(last.definition)
        open.delete(last.definition)
        path.pop()
        continue
      }
      const target = findGroup(reference, last.definition)
      if (target === undefined || finished.has(target)) continue
      if (open.has(target)) circular.add(reference)
      else enter(target)
    }
  }
  return circular
}

/** References to groups in the content model of a group, but not in the types of its elements. */
function referencesIn(definition: XmlElement): XmlElement[] {
  const references: XmlElement[] = []
  const waiting = [...definition.children]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.namespace !== XSD || next.localName === 'element') continue
    if (next.localName === 'group') references.push(next)
    else waiting.push(...next.children)
  }
  return references
}
