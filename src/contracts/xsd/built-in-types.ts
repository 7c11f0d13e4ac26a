import { XSD } from '../xml/namespaces.ts'
import type { QName } from '../xml/xml-element.ts'

/** The types that XML Schema 1.0 itself defines (part 2, section 3, and part 1, section 3.4.7). */
const NAMES: ReadonlySet<string> = new Set(
  `anyType anySimpleType
  string boolean decimal float double duration dateTime time date gYearMonth gYear gMonthDay gDay
  gMonth hexBinary base64Binary anyURI QName NOTATION
  normalizedString token language NMTOKEN NMTOKENS Name NCName ID IDREF IDREFS ENTITY ENTITIES
  integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong
  unsignedInt unsignedShort unsignedByte positiveInteger`.split(/\s+/),
)

export function isBuiltInType(name: QName): boolean {
  return name.namespace === XSD && NAMES.has(name.localName)
}
