import { z } from 'zod'
import type { ContractSummary } from '../../contracts/index.ts'
import type { CollectionDeclaration } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { spellingForms, tokensOf } from './tokens.ts'

/** How much a match counts, by what matched. */
export const FIELD_WEIGHTS = {
  name: 10,
  title: 8,
  tag: 6,
  operation: 6,
  message: 4,
  type: 4,
  namespace: 3,
  text: 2,
} as const
export type SearchField = keyof typeof FIELD_WEIGHTS

const searchEntry = z.object({
  kind: z.enum(['service', 'operation', 'message', 'type', 'namespace']),
  field: z.enum(['name', 'title', 'tag', 'operation', 'message', 'type', 'namespace', 'text']),
  /** What can match, in the words of the source; the first is its name. */
  texts: z.array(z.string()),
  /** What a hit is called. */
  title: z.string(),
})
export type SearchEntry = z.infer<typeof searchEntry>

const searchDocument = z.object({
  /** What the document was made from; the same basis gives the same document. */
  basis: z.string(),
  /** The version whose contract is indexed: the latest. */
  version: z.string().optional(),
  /** Everything by which an entry can be found, and the spelling forms of the names among them. */
  tokens: z.array(z.string()),
  entries: z.array(searchEntry),
})
export type SearchDocument = z.infer<typeof searchDocument>

/** One document for each service, by its id; derived, so its writes have no event. */
export const SEARCH_INDEX: CollectionDeclaration<SearchDocument> = {
  name: 'search',
  schema: searchDocument,
  indexes: [{ name: 'by-token', fields: ['tokens'], multikey: true }],
}

const MAX_ENTRIES = 20_000 // keeps the document of a contract of any size within what a store takes
const MAX_SHOWN_LENGTH = 300 // characters of a text in a hit

/** What a service and the contract of its latest version can be found by. */
export function searchDocumentFor(
  basis: string,
  service: ServiceDocument,
  latest: { readonly version: string; readonly summary: ContractSummary } | undefined,
): SearchDocument {
  const entries = [
    ...serviceEntries(service),
    ...(latest === undefined ? [] : contractEntries(latest.summary)),
  ].slice(0, MAX_ENTRIES)
  const tokens = new Set<string>()
  for (const { field, texts } of entries) {
    for (const token of texts.flatMap((text) => [...tokensOf(text)])) {
      tokens.add(token)
      if (FORGIVING.has(field)) for (const form of spellingForms(token)) tokens.add(form)
    }
  }
  return {
    basis,
    version: latest?.version,
    tokens: [...tokens],
    entries,
  }
}

/** Where typing mistakes are forgiven: what people name, not what contracts are made of. */
const FORGIVING: ReadonlySet<SearchField> = new Set(['name', 'title', 'tag', 'operation'])

function serviceEntries(service: ServiceDocument): readonly SearchEntry[] {
  const { title, domain, name } = service
  const entry = (field: SearchField, ...texts: readonly string[]): SearchEntry => ({
    kind: 'service',
    field,
    texts: texts.map(shortened),
    title,
  })
  const texts = [domain, service.capability, service.owner, service.purpose]
  return [
    entry('name', name, `${domain}/${name}`),
    entry('title', title),
    ...service.tags.map((tag) => entry('tag', tag)),
    ...texts.flatMap((text) => (text === undefined ? [] : [entry('text', text)])),
  ]
}

function contractEntries(summary: ContractSummary): readonly SearchEntry[] {
  const named = (kind: 'message' | 'type' | 'namespace') => (name: string) => entryOf(kind, [name])
  return [
    ...summary.operations.map(({ name, id, path, title, group }) =>
      entryOf('operation', [name, id, path, title, group]),
    ),
    ...unique(summary.messages.map(({ name }) => name)).map(named('message')),
    ...unique(summary.types.map(({ name }) => name)).map(named('type')),
    ...unique(summary.namespaces).map(named('namespace')),
  ]
}

function entryOf(
  kind: SearchEntry['kind'] & SearchField,
  texts: readonly [string, ...(string | undefined)[]],
): SearchEntry {
  const known = unique(texts.filter((text) => text !== undefined).map(shortened))
  return { kind, field: kind, texts: [...known], title: shortened(texts[0]) }
}

function shortened(text: string): string {
  return text.slice(0, MAX_SHOWN_LENGTH)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
