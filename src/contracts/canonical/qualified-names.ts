import {
  HTTP_BINDING,
  isWsdl20,
  MIME_BINDING,
  SOAP_11_BINDING,
  SOAP_12_BINDING,
  WSDL_11,
  XSD,
  XSI,
} from '../xml/namespaces.ts'
import type { XmlAttribute, XmlElement } from '../xml/xml-element.ts'

/** How the value of an attribute, or the text of an element, uses prefixes. */
export type NameUse = 'name' | 'names' | 'path' | 'array'

/** Attributes of XML Schema (part 1) that hold names; those of identity constraints hold paths. */
const OF_SCHEMA: ReadonlyMap<string, NameUse> = new Map([
  ['type', 'name'],
  ['base', 'name'],
  ['ref', 'name'],
  ['refer', 'name'],
  ['itemType', 'name'],
  ['substitutionGroup', 'name'],
  ['memberTypes', 'names'],
  ['xpath', 'path'],
])
/** Attributes of WSDL 1.1 (section 2) and of its bindings (sections 3 to 5). */
const OF_WSDL_11: ReadonlyMap<string, NameUse> = new Map([
  ['message', 'name'],
  ['element', 'name'],
  ['type', 'name'],
  ['binding', 'name'],
])
/** Attributes of WSDL 2.0 part 1. */
const OF_WSDL_20: ReadonlyMap<string, NameUse> = new Map([
  ['element', 'name'],
  ['ref', 'name'],
  ['interface', 'name'],
  ['binding', 'name'],
  ['extends', 'names'],
])
const BINDINGS: ReadonlySet<string> = new Set([SOAP_11_BINDING, SOAP_12_BINDING])
/** Extensions whose `type` is a media type or a style, and no name. */
const WITHOUT_NAMES: ReadonlySet<string> = new Set([HTTP_BINDING, MIME_BINDING])

/** Elements whose text is a name, by local name: those of endpoint references (WS-Addressing). */
const NAMES_AS_TEXT: ReadonlySet<string> = new Set(['ServiceName', 'PortType', 'InterfaceName'])

/** How an attribute uses prefixes; undefined when its value is meant as it stands. */
export function useInAttribute(
  { namespace }: XmlElement,
  attribute: Pick<XmlAttribute, 'namespace' | 'localName'>,
): NameUse | undefined {
  const { localName } = attribute
  if (attribute.namespace === XSI) return localName === 'type' ? 'name' : undefined
  if (attribute.namespace === WSDL_11) return localName === 'arrayType' ? 'array' : undefined
  if (attribute.namespace !== '' || WITHOUT_NAMES.has(namespace)) return undefined
  if (namespace === XSD) return OF_SCHEMA.get(localName)
  if (namespace === WSDL_11) return OF_WSDL_11.get(localName)
  if (BINDINGS.has(namespace)) return localName === 'message' ? 'name' : undefined
  return isWsdl20(namespace) ? OF_WSDL_20.get(localName) : undefined
}

/** Whether the text of an element is a name. */
export function isNameAsText({ namespace, localName }: XmlElement): boolean {
  return NAMES_AS_TEXT.has(localName) && namespace.includes('addressing')
}

/** Writes names with their namespaces in the place of prefixes; a prefix that nothing binds stays. */
export function withoutPrefixes(element: XmlElement, value: string, use: NameUse): string {
  const expand = (name: string): string => {
    const { namespace, localName } = element.resolveQName(name)
    return namespace === undefined ? name.trim() : `{${namespace}}${localName}`
  }
  switch (use) {
    case 'name':
      return expand(value)
    case 'names':
      return value.trim().split(/\s+/).map(expand).join(' ')
    case 'array':
      return value.trim().replace(/^[^[]*/, expand)
    case 'path': // a name without prefix is in no namespace there (XPath 1.0, section 2.3); "::" ends an axis
      return value
        .replace(/\s+/g, '')
        .replace(/([\p{L}_][\p{L}\p{N}_.-]*):(?!:)/gu, (written, prefix: string) => {
          const namespace = element.scope.resolve(prefix)
          return namespace === undefined ? written : `{${namespace}}`
        })
  }
}
