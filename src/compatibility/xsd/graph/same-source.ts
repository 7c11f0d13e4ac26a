import { XSD } from '../../../contracts/index.ts'
import type { QName, XmlAttribute, XmlElement } from '../../../contracts/index.ts'

/** Attributes whose values are qualified names, or lists of them. */
const NAMES: ReadonlySet<string> = new Set([
  ...['type', 'ref', 'base', 'itemType', 'memberTypes', 'substitutionGroup', 'refer'],
])

/**
 * Whether two elements of schemas say the same: attributes in any order, whatever prefixes they use, without
 * annotations, identifiers and what other specifications add.
 *
 * @param namespaceNow the namespace of the new version that one of the old version became
 * @param names whether the names of the two elements themselves count
 */
export function isSameSource(
  old: XmlElement,
  now: XmlElement,
  namespaceNow: (namespace: string) => string,
  names: 'with names' | 'without names' = 'with names',
): boolean {
  const isLeftOut = ({ namespace, localName }: XmlAttribute): boolean =>
    names === 'without names' && namespace === '' && localName === 'name'
  const waiting: (readonly [XmlElement, XmlElement])[] = [[old, now]]
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [before, after] = pair
    if (before.localName !== after.localName || before.namespace !== after.namespace) return false
    const isCounted = (attribute: XmlAttribute): boolean =>
      counts(attribute) && !(before === old && isLeftOut(attribute))
    if (!haveSameAttributes(before, after, isCounted, namespaceNow)) return false
    if (before.text !== after.text) return false
    const inner = withoutAnnotations(before)
    const others = withoutAnnotations(after)
    if (inner.length !== others.length) return false
    inner.forEach((child, index) => {
      const other = others[index]
      if (other !== undefined) waiting.push([child, other])
    })
  }
  return true
}

function withoutAnnotations({ children }: XmlElement): readonly XmlElement[] {
  if (children.every((child) => child.localName !== 'annotation')) return children
  return children.filter((child) => !child.is(XSD, 'annotation'))
}

function haveSameAttributes(
  before: XmlElement,
  after: XmlElement,
  isCounted: (attribute: XmlAttribute) => boolean,
  namespaceNow: (namespace: string) => string,
): boolean {
  let count = 0
  for (const attribute of before.attributes) {
    if (!isCounted(attribute)) continue
    count += 1
    const value = after.attribute(attribute.localName, attribute.namespace)
    if (value === undefined) return false
    if (attribute.namespace === '' && NAMES.has(attribute.localName)) {
      if (!areSameNames(before, attribute.value, after, value, namespaceNow)) return false
    } else if (value !== attribute.value) return false
  }
  return after.attributes.filter(isCounted).length === count
}

/** The attribute `wsdl:arrayType` says what an encoded array holds; others of its kind say nothing to us. */
function counts({ namespace, localName }: XmlAttribute): boolean {
  return namespace === '' ? localName !== 'id' : localName === 'arrayType'
}

function areSameNames(
  before: XmlElement,
  old: string,
  after: XmlElement,
  now: string,
  namespaceNow: (namespace: string) => string,
): boolean {
  const names = old.split(/\s+/).filter(Boolean)
  const others = now.split(/\s+/).filter(Boolean)
  return (
    names.length === others.length &&
    names.every((name, index) =>
      isSameName(before.resolveQName(name), after.resolveQName(others[index] ?? ''), namespaceNow),
    )
  )
}

function isSameName(old: QName, now: QName, namespaceNow: (namespace: string) => string): boolean {
  if (old.localName !== now.localName) return false
  // Prefixes that nothing binds mean the same when they are the same.
  if (old.namespace === undefined || now.namespace === undefined) {
    return old.namespace === now.namespace && old.prefix === now.prefix
  }
  return namespaceNow(old.namespace) === now.namespace
}
