import { SaxesParser } from 'saxes'
import { ContractError } from '../contract-error.ts'
import { startOf } from '../location.ts'
import type { Limits } from '../limits.ts'
import type { UnreadableCode } from '../model.ts'
import type { SourceText } from '../source.ts'
import { DoctypeError, readDoctype } from './doctype.ts'
import { Entities } from './entities.ts'
import { explain } from './saxes-messages.ts'
import { TreeBuilder } from './tree-builder.ts'
import type { XmlDocument } from './xml-document.ts'

export type XmlLimits = Pick<
  Limits,
  'xmlCharacters' | 'depth' | 'xmlNodes' | 'attributes' | 'entityCharacters' | 'entityDepth'
>

/**
 * Parses a document (XML 1.0 and 1.1 with namespaces). External subsets and entities are never
 * loaded; internal entities are expanded under a budget.
 *
 * @throws ContractError `too-large`, `xml-not-well-formed` (also for an undeclared prefix), `xml-dtd-forbidden`,
 * `xml-entity-limit`, `too-deep` or `too-many-nodes`, located at the fault
 */
export function parseXml(source: SourceText, limits: XmlLimits): XmlDocument {
  if (source.text.length > limits.xmlCharacters) {
    throw new ContractError(
      'too-large',
      `The XML has ${source.text.length} characters; at most ${limits.xmlCharacters} are read. Split it into several files.`,
      startOf(source.name),
    )
  }
  const parser = new SaxesParser({ xmlns: false, position: true })
  const fail = (code: UnreadableCode, message: string, offset = parser.position - 1): never => {
    const start = Math.max(0, Math.min(offset, source.text.length))
    throw new ContractError(code, message, source.location('', start, start))
  }
  const within = <T>(read: () => T): T => {
    try {
      return read()
    } catch (error) {
      if (error instanceof DoctypeError) return fail(error.code, error.message)
      throw error
    }
  }
  const builder = new TreeBuilder(source, limits, fail)
  let hasDoctype = false

  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '')
    const character = source.text.charAt(parser.position - 1)
    builder.failOnNesting(message)
    const offset = message.startsWith('text data outside')
      ? strayText(source.text, parser.position)
      : undefined
    fail('xml-not-well-formed', explain(message, character), offset)
  })
  parser.on('doctype', (text) => {
    hasDoctype = true
    const doctype = within(() => readDoctype(text, limits))
    builder.attributeDefaults = doctype.attributeDefaults
    const entities = new Entities(doctype, limits)
    parser.ENTITIES = new Proxy(parser.ENTITIES, {
      get: (_, name) => within(() => entities.expand(String(name))),
    })
  })
  parser.on('attribute', ({ name, value }) => builder.attribute(name, value))
  parser.on('opentag', ({ name }) => builder.open(name, parser.position))
  parser.on('closetag', () => builder.close(parser.position))
  parser.on('text', (text) => builder.characters(text))
  parser.on('cdata', (text) => builder.characters(text))
  parser.write(source.text)
  // Read here rather than in a handler: with an eighth handler V8 keeps the parser's fields in a
  // dictionary, and parsing takes three times as long.
  const { version, encoding, standalone } = parser.xmlDecl
  parser.close()
  const declaration = version === undefined ? undefined : { version, encoding, standalone }
  return { source, root: builder.root, declaration, hasDoctype, nodes: builder.nodes }
}

/** Text outside of the root is only noticed at its end, `before`; this is where it begins. */
function strayText(text: string, before: number): number {
  const from = text.lastIndexOf('>', before - 2) + 1
  return from + text.slice(from, before).search(/\S|$/)
}
