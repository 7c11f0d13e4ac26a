import { XSD } from '../../xml/namespaces.ts'

/**
 * Writes a schema of a standard namespace from the names that the standard defines. The prefix `t` is that of
 * the namespace; what stands inside the components is no more than what other schemas see of them.
 */
export function schemaOf(
  namespace: string,
  components: readonly string[],
  declarations: Readonly<Record<string, string>> = {},
): string {
  const prefixes = Object.entries(declarations).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  const imports = Object.values(declarations).map((uri) => `<xs:import namespace="${uri}"/>`)
  return `<xs:schema xmlns:xs="${XSD}" xmlns:t="${namespace}"${prefixes.join('')} targetNamespace="${namespace}" elementFormDefault="qualified">
${[...imports, ...components].join('\n')}
</xs:schema>`
}

const EXTENSIBLE = '<xs:anyAttribute namespace="##other" processContents="lax"/>'

/** Any elements of other namespaces. */
const OTHERS =
  '<xs:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>'

/** Any elements at all. */
const ANYTHING =
  '<xs:any namespace="##any" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>'

export function element(name: string, type: string): string {
  return `<xs:element name="${name}" type="${type}"/>`
}

export function attribute(name: string, type: string): string {
  return `<xs:attribute name="${name}" type="${type}"/>`
}

/** A type whose text is of another type, and which takes attributes of other namespaces. */
export function textType(name: string, base: string, attributes = ''): string {
  return `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="${base}">${attributes}${EXTENSIBLE}</xs:extension></xs:simpleContent></xs:complexType>`
}

/** A type with elements in order, then those of other namespaces. */
export function sequenceType(name: string, elements = '', attributes = ''): string {
  return `<xs:complexType name="${name}"><xs:sequence>${elements}${OTHERS}</xs:sequence>${attributes}${EXTENSIBLE}</xs:complexType>`
}

/** A type that takes any elements and any attributes. */
export function openType(name: string, attributes = ''): string {
  return `<xs:complexType name="${name}"><xs:sequence>${ANYTHING}</xs:sequence>${attributes}${EXTENSIBLE}</xs:complexType>`
}

export function optional(name: string, type: string): string {
  return `<xs:element name="${name}" type="${type}" minOccurs="0"/>`
}

export function required(name: string, type: string): string {
  return `<xs:element name="${name}" type="${type}"/>`
}

/** A simple type that is one of some values. */
export function enumeration(name: string, base: string, values: readonly string[]): string {
  const facets = values.map((value) => `<xs:enumeration value="${value}"/>`).join('')
  return `<xs:simpleType name="${name}"><xs:restriction base="${base}">${facets}</xs:restriction></xs:simpleType>`
}
