import { isWsdl20, PREFIXES, WSDL_11 } from './namespaces.ts'
import type { XmlAttribute, XmlElement } from './xml-element.ts'

/**
 * Pointers into XML documents: XPath 1.0 location paths that name things rather than count them.
 *
 *     /definitions/binding[@name='OrdersSoap']/operation[@name='place']/input/soap:body/@use
 *
 * - The root has no predicate. WSDL elements have no prefix, those of other known namespaces the
 *   prefix of `PREFIXES`. An element of another namespace has the prefix that the document gives it;
 *   without one, or with one that `PREFIXES` means otherwise, it is
 *   `*[local-name()='x' and namespace-uri()='urn:y']`.
 * - `[@name='…']` follows where there is a name. `[n]` counts, from 1, the siblings with the same
 *   step so far: it is there when there are several without a name, and from the second on when
 *   several share a name.
 */
export function elementPointer(element: XmlElement): string {
  const { parent } = element
  if (parent === undefined) return `/${stepLabel(element)}`
  return `${elementPointer(parent)}/${parent.stepTo(element)}`
}

/** The pointer of an attribute: that of its element, and `/@name`. */
export function attributePointer(element: XmlElement, attribute: XmlAttribute): string {
  return `${elementPointer(element)}/${attributeLabel(attribute)}`
}

/** The part of a step that says which kind of element it is. */
export function stepLabel(element: XmlElement): string {
  const { namespace, localName, prefix } = element
  if (namespace === WSDL_11 || isWsdl20(namespace)) return localName
  const known = PREFIXES.get(namespace)
  if (known !== undefined) return `${known}:${localName}`
  if (prefix !== '' && !FIXED_PREFIXES.has(prefix)) return `${prefix}:${localName}`
  return `*[local-name()='${localName}' and namespace-uri()=${quote(namespace)}]`
}

/** The step of an attribute; unlike elements, WSDL's own have the prefix `wsdl`. */
export function attributeLabel(attribute: XmlAttribute): string {
  const { namespace, localName, name } = attribute
  if (namespace === '') return `@${localName}`
  if (namespace === WSDL_11) return `@wsdl:${localName}`
  const known = PREFIXES.get(namespace)
  if (known !== undefined) return `@${known}:${localName}`
  const prefix = name.slice(0, name.indexOf(':'))
  if (!FIXED_PREFIXES.has(prefix)) return `@${prefix}:${localName}`
  return `@*[local-name()='${localName}' and namespace-uri()=${quote(namespace)}]`
}

const FIXED_PREFIXES: ReadonlySet<string> = new Set([...PREFIXES.values(), 'wsdl'])

/** The steps to all children of an element, in one pass over them. */
export function childSteps(parent: XmlElement): ReadonlyMap<XmlElement, string> {
  const labels = parent.children.map(stepLabel)
  const totals = new Map<string, number>()
  for (const label of labels) totals.set(label, (totals.get(label) ?? 0) + 1)
  const seen = new Map<string, number>()
  const next = (key: string): number => {
    const position = (seen.get(key) ?? 0) + 1
    seen.set(key, position)
    return position
  }
  const steps = new Map<XmlElement, string>()
  parent.children.forEach((child, index) => {
    const label = labels[index] ?? ''
    const position = next(label)
    const name = nameFor(child)
    if (name === undefined) {
      steps.set(child, (totals.get(label) ?? 0) > 1 ? `${label}[${position}]` : label)
      return
    }
    const step = `${label}[@name=${quote(name)}]`
    const namesake = next(step)
    steps.set(child, namesake > 1 ? `${step}[${namesake}]` : step)
  })
  return steps
}

/** The name to point by; a name with both kinds of quotes cannot stand in an XPath 1.0 literal. */
function nameFor(element: XmlElement): string | undefined {
  const name = element.attribute('name')
  return name?.includes("'") === true && name.includes('"') ? undefined : name
}

function quote(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`
}
