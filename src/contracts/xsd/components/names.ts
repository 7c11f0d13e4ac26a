import { XSD } from '../../xml/namespaces.ts'
import type { QName, XmlElement } from '../../xml/xml-element.ts'
import type { Schema } from '../model.ts'

/** The name of a component: a local name in a namespace, which is empty for none. */
export interface ExpandedName {
  readonly namespace: string
  readonly localName: string
}

/** A name as one text: `{urn:orders}Order`, or `Order` when it is in no namespace. */
export function textOfName({ namespace, localName }: ExpandedName): string {
  return namespace === '' ? localName : `{${namespace}}${localName}`
}

/**
 * The name that an attribute such as `type` or `ref` gives; undefined when it is absent. Names without
 * namespace in an included schema that has none belong to the including one (part 1, section 4.2.1).
 */
export function referredName(
  element: XmlElement,
  attribute: string,
  schema: Schema,
): QName | undefined {
  const name = element.qname(attribute)
  return name && inSchema(name, schema)
}

/** The same for an attribute that lists names, such as `memberTypes`. */
export function referredNames(
  element: XmlElement,
  attribute: string,
  schema: Schema,
): readonly QName[] {
  const names = element.attribute(attribute)?.split(/\s+/).filter(Boolean) ?? []
  return names.map((name) => inSchema(element.resolveQName(name), schema))
}

function inSchema(name: QName, { isChameleon, targetNamespace }: Schema): QName {
  return isChameleon && name.namespace === '' ? { ...name, namespace: targetNamespace } : name
}

/** Whether a local declaration's name is in the target namespace: `form`, or the schema's default. */
export function isQualified(declaration: XmlElement, schema: Schema): boolean {
  const form = declaration.attribute('form')?.trim()
  if (form !== undefined) return form === 'qualified'
  return declaration.localName === 'attribute'
    ? schema.attributeFormDefault === 'qualified'
    : schema.elementFormDefault === 'qualified'
}

/** The expanded name that a declaration gives; empty where the attribute `name` is missing. */
export function declaredName(
  declaration: XmlElement,
  schema: Schema,
  isGlobal: boolean,
): ExpandedName {
  const localName = declaration.attribute('name')?.trim() ?? ''
  const inTarget = isGlobal || isQualified(declaration, schema)
  return { namespace: inTarget ? schema.targetNamespace : '', localName }
}

/** The first child among XML Schema's own elements of these names. */
export function firstChild(
  element: XmlElement,
  ...localNames: readonly string[]
): XmlElement | undefined {
  return element.children.find(
    (child) => child.namespace === XSD && localNames.includes(child.localName),
  )
}

/** The methods of derivation that `block` and `final` can exclude. */
export type DerivationMethod = 'extension' | 'restriction' | 'substitution' | 'list' | 'union'

/**
 * Reads `block` or `final` (part 1, section 3.3.2): `#all`, or a list, of what the component knows.
 * @param fallback the schema's `blockDefault` or `finalDefault`, for when the attribute is absent
 */
export function derivationSet(
  value: string | undefined,
  fallback: string | undefined,
  known: readonly DerivationMethod[],
): ReadonlySet<DerivationMethod> {
  const words = (value ?? fallback ?? '').split(/\s+/)
  if (words.includes('#all')) return new Set(known)
  return new Set(known.filter((method) => words.includes(method)))
}
