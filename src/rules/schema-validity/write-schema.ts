import { XSD, type XmlElement } from '../../contracts/index.ts'

const REFERENCES: ReadonlySet<string> = new Set(['import', 'include', 'redefine'])

/**
 * Writes a schema as a document of its own: with the namespaces that are in scope where it stands, with other
 * addresses in its references, without the content of annotations and the attributes of other languages.
 * Children keep their number and order, so that a place in the text is a place in the element.
 *
 * @param addressOf what a reference leads to now; an import without address announces its namespace, and an
 * include without is replaced by an annotation, since it led nowhere and that is reported by itself
 */
export function writeSchema(
  schema: XmlElement,
  addressOf: (reference: XmlElement) => string | undefined,
): string {
  const parts: string[] = []
  const write = (element: XmlElement, namespaces: ReadonlyMap<string, string>): void => {
    const isReference = element.namespace === XSD && REFERENCES.has(element.localName)
    const address = isReference ? addressOf(element) : undefined
    if (isReference && element.localName !== 'import' && address === undefined) {
      const prefix = element.prefix === '' ? '' : `${element.prefix}:`
      parts.push('<', prefix, 'annotation/>')
      return
    }
    parts.push('<', element.name)
    for (const [prefix, uri] of namespaces) {
      parts.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, escapeXml(uri), '"')
    }
    for (const { name, namespace, value } of element.attributes) {
      const isForeign = namespace !== '' && namespace !== XSD
      if (isForeign || (isReference && name === 'schemaLocation')) continue
      parts.push(' ', name, '="', escapeXml(value), '"')
    }
    if (address !== undefined) parts.push(' schemaLocation="', address, '"')
    if (element.children.length === 0 || element.is(XSD, 'annotation')) {
      parts.push('/>')
      return
    }
    parts.push('>')
    for (const child of element.children) write(child, ownNamespaces(child))
    parts.push('</', element.name, '>')
  }
  write(schema, namespacesInScope(schema))
  return parts.join('')
}

const NONE: ReadonlyMap<string, string> = new Map()

/** What an element declares itself; elements that declare nothing share the scope of their parent. */
function ownNamespaces({ scope, parent }: XmlElement): ReadonlyMap<string, string> {
  return scope === parent?.scope ? NONE : scope.declared
}

function namespacesInScope(element: XmlElement): ReadonlyMap<string, string> {
  const inScope = new Map<string, string>()
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    for (const [prefix, uri] of at.scope.declared) {
      const isReserved = prefix === 'xml' || prefix === 'xmlns'
      if (!isReserved && !inScope.has(prefix)) inScope.set(prefix, uri)
    }
  }
  return inScope
}

export function escapeXml(text: string): string {
  if (!/[&<>"\n\r\t]/.test(text)) return text
  return text.replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`)
}
