import {
  WELL_KNOWN_SCHEMAS,
  XML,
  XSD,
  type Schema,
  type SchemaReference,
  type SchemaSet,
} from '../../contracts/index.ts'
import { escapeXml, writeSchema } from './write-schema.ts'
import { KNOWN_WITHOUT_IMPORT } from './known-without-import.ts'

/** Schemas as texts that refer to each other by address and to nothing else. */
export interface SchemaBundle {
  /** Text by address; `main` brings in all others. */
  readonly texts: ReadonlyMap<string, string>
  /** The schema that a text was written from; wrappers and well-known schemas come from none. */
  readonly schemas: ReadonlyMap<string, Schema>
}

export const MAIN_ADDRESS = 'schemas:/main'

/**
 * Writes all schemas of a contract anew, so that a compiler sees them as one. A compiler takes only one
 * document for a namespace, while a WSDL may hold several and import more; so each namespace gets a wrapper
 * that includes them all, and imports lead to wrappers. Each schema keeps its own imports: what it may refer
 * to is judged as written.
 */
export function bundleSchemas(set: SchemaSet): SchemaBundle {
  const addresses = new Map(set.schemas.map((schema, index) => [schema, `schemas:/${index}`]))
  const wrappers = wrappersOf(set, addresses)
  const addressOf = (known: SchemaReference | undefined): string | undefined => {
    if (known === undefined) return undefined
    if (known.kind === 'xsd-import') return wrappers.get(known.namespace)?.address
    return known.target && addresses.get(known.target)
  }
  const texts = new Map<string, string>()
  const schemas = new Map<string, Schema>()
  for (const [schema, address] of addresses) {
    const references = new Map(schema.references.map((one) => [one.element, one]))
    const text = writeSchema(schema.element, (element) => addressOf(references.get(element)))
    texts.set(address, text)
    schemas.set(address, schema)
  }
  // Schemas of standards refer to each other, too.
  const standards = [...wrappers].filter(([namespace]) => !KNOWN_WITHOUT_IMPORT.has(namespace))
  const written = [...texts.values(), ...standards.map(([, { text }]) => text)]
  // To compile the schema of a standard costs more than most contracts; few refer to it.
  const isNeeded = (namespace: string): boolean =>
    !KNOWN_WITHOUT_IMPORT.has(namespace) || written.some((text) => mayReferTo(text, namespace))
  const needed = new Map([...wrappers].filter(([namespace]) => isNeeded(namespace)))
  for (const { address, text } of needed.values()) texts.set(address, text)
  texts.set(MAIN_ADDRESS, mainText(needed))
  return { texts, schemas }
}

/** Whether a schema as written here has a prefix for a namespace and seems to use it, or names it otherwise. */
function mayReferTo(schema: string, namespace: string): boolean {
  if (namespace === XML) return schema.includes('xml:')
  const value = `="${namespace}"`
  for (let at = schema.indexOf(value); at !== -1; at = schema.indexOf(value, at + 1)) {
    const name = schema.slice(schema.lastIndexOf(' ', at) + 1, at)
    const prefix = name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined
    if (prefix === undefined || schema.includes(`${prefix}:`)) return true
  }
  return false
}

interface Wrapper {
  readonly address: string
  readonly text: string
}

/** By namespace; the empty one has a wrapper too, which `main` includes. */
function wrappersOf(
  set: SchemaSet,
  addresses: ReadonlyMap<Schema, string>,
): ReadonlyMap<string, Wrapper> {
  const wrappers = new Map<string, Wrapper>()
  let count = 0
  // The well-known schema of a namespace gives way to one that the contract brings along.
  const add = (namespace: string, text: string): void => {
    count += 1
    wrappers.set(namespace, { address: `schemas:/namespace/${count}`, text })
  }
  const imported = new Set([
    ...KNOWN_WITHOUT_IMPORT,
    ...set.references.map(({ namespace }) => namespace),
  ])
  // The set grows while it is walked: these schemas import each other.
  for (const namespace of imported) {
    const text = WELL_KNOWN_SCHEMAS.get(namespace)
    if (text === undefined) continue
    for (const [, other = ''] of text.matchAll(/<xs:import namespace="([^"]*)"/g))
      imported.add(other)
    add(namespace, text)
  }
  const members = new Map<string, string[]>()
  for (const schema of rootsOf(set)) {
    const list = members.get(schema.targetNamespace) ?? []
    list.push(addresses.get(schema) ?? '')
    members.set(schema.targetNamespace, list)
  }
  for (const [namespace, list] of members) {
    const includes = list.map((address) => `<xs:include schemaLocation="${address}"/>`)
    const target = namespace === '' ? '' : ` targetNamespace="${escapeXml(namespace)}"`
    add(namespace, `<xs:schema xmlns:xs="${XSD}"${target}>${includes.join('')}</xs:schema>`)
  }
  return wrappers
}

/** The schemas that bring in all others; what is redefined comes in through its redefinition alone. */
function rootsOf(set: SchemaSet): readonly Schema[] {
  const redefined = set.references.filter(({ kind }) => kind === 'xsd-redefine')
  const covered = new Set(redefined.flatMap(({ target }) => target ?? []))
  return set.schemas.filter((schema) => {
    if (covered.has(schema)) return false
    const reached = new Set([schema])
    // The set grows while it is walked; schemas that include each other end it.
    for (const { references } of reached) {
      for (const { kind, target } of references) {
        if (kind !== 'xsd-import' && target !== undefined) reached.add(target)
      }
    }
    for (const one of reached) covered.add(one)
    return true
  })
}

function mainText(wrappers: ReadonlyMap<string, Wrapper>): string {
  const parts = [...wrappers].map(([namespace, { address }]) =>
    namespace === ''
      ? `<xs:include schemaLocation="${address}"/>`
      : `<xs:import namespace="${escapeXml(namespace)}" schemaLocation="${address}"/>`,
  )
  return `<xs:schema xmlns:xs="${XSD}">${parts.join('')}</xs:schema>`
}
