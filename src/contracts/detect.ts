import type { Format } from './model.ts'
import { isWsdl20, WSDL_11, XSD } from './xml/namespaces.ts'

/**
 * Whether text is meant as XML. Only XML, among the formats known, begins with `<`, except that a
 * YAML mapping may begin with its merge key `<<`.
 */
export function looksLikeXml(text: string): boolean {
  return /^\s*<(?!<)/.test(text)
}

/** The format that an XML document's root element announces, if it is a contract at all. */
export function formatOfRoot(namespace: string, localName: string): Format | undefined {
  if (namespace === WSDL_11 && localName === 'definitions') return 'wsdl-1.1'
  if (isWsdl20(namespace) && localName === 'description') return 'wsdl-2.0'
  if (namespace === XSD && localName === 'schema') return 'xsd-1.0'
  return undefined
}
