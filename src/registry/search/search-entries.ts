import type { ContractSummary } from '../../contracts/index.ts'
import type { ServiceDocument } from '../documents.ts'
import { nameOfService } from '../identifiers.ts'
import type { ServiceView } from '../model.ts'
import { type Fact, factToken, factValue, HEAD_TOKEN } from './search-fields.ts'
import {
  CONTEXT_GRADE,
  FIELD_GRADES,
  type SearchEntry,
  type SearchField,
  type SearchPart,
} from './search-index.ts'
import { normalised, shortened, tokensOf } from './tokens.ts'

const MAX_ENTRIES = 20_000 // of a contract of any size
const ENTRIES_IN_PART = 200
const MAX_FINDINGS = 200 // rules that have findings in one contract

/** The latest version of a service, as far as it is searched. */
export interface SearchedVersion {
  readonly version: string
  readonly summary: ContractSummary
  readonly latest: NonNullable<ServiceView['latest']>
  /** Ids of the rules that found something. */
  readonly findings: readonly string[]
}

/** The parts that a service and the contract of its latest version are found by, the head first. */
export function searchPartsFor(
  basis: string,
  service: ServiceDocument,
  latest: SearchedVersion | undefined,
): readonly SearchPart[] {
  const about = serviceEntries(service, latest?.summary)
  const own = latest === undefined ? [] : contractEntries(latest.summary)
  const facts = factsOf(service, latest)
  const portions = inPortions(own.slice(0, MAX_ENTRIES))
  return portions.map((entries, part) => ({
    service: `${service.domain}/${service.name}`,
    part,
    parts: part === 0 ? portions.length : 0,
    basis,
    version: latest?.version,
    facts: part === 0 ? [...facts] : [],
    factsBefore: [],
    tokens: [
      ...new Set([
        ...(part === 0 ? [HEAD_TOKEN, ...gradedTokens(about)] : contextTokens(about)),
        ...facts.map(factToken),
        ...gradedTokens(entries),
      ]),
    ],
    entries: [...about, ...entries],
  }))
}

/** What a contract declares. */
export function contractEntries(summary: ContractSummary): readonly SearchEntry[] {
  const named = (kind: 'message' | 'type' | 'element' | 'namespace') => (name: string) =>
    entryOf(kind, [name])
  const types = summary.types.filter(({ kind }) => kind !== 'element')
  const elements = summary.types.filter(({ kind }) => kind === 'element')
  return [
    ...summary.operations.map(({ name, id, path, title, group }) =>
      entryOf('operation', [name, id, path], [title, group]),
    ),
    ...unique(summary.messages.map(({ name }) => name)).map(named('message')),
    ...unique(types.map(({ name }) => name)).map(named('type')),
    ...unique(elements.map(({ name }) => name)).map(named('element')),
    ...unique(summary.namespaces).map(named('namespace')),
  ]
}

export function gradedTokens(entries: readonly SearchEntry[]): readonly string[] {
  return entries.flatMap(({ field, texts }) => {
    const { whole, word } = FIELD_GRADES[field]
    return texts.flatMap((text) => {
      const all = normalised(text)
      return [...tokensOf(text)].map((token) => `${token === all ? whole : word}${token}`)
    })
  })
}

/** Words in which typing mistakes are forgiven: of what people and contracts name, not of prose. */
export function namedWords(entries: readonly SearchEntry[]): readonly string[] {
  return entries
    .filter(({ field }) => field !== 'text' && field !== 'namespace')
    .flatMap(({ texts }) => texts.flatMap((text) => [...tokensOf(text)]))
}

function contextTokens(about: readonly SearchEntry[]): readonly string[] {
  return about.flatMap(({ texts }) =>
    texts.flatMap((text) => [...tokensOf(text)].map((token) => `${CONTEXT_GRADE}${token}`)),
  )
}

function factsOf(service: ServiceDocument, latest: SearchedVersion | undefined): readonly Fact[] {
  const { domain, owner, kind, integrationLevel, activity, capability, tags } = service
  const said = latest?.latest
  const segments = domain.split('/')
  const single = { owner, kind, activity, capability, level: integrationLevel }
  const ofVersion = { state: said?.state, format: said?.format, verdict: said?.verdict }
  const facts = Object.entries({ ...single, ...ofVersion }).map(([field, value]) => ({
    field,
    value,
  }))
  const several = [
    // A service in a domain is in those above it, too.
    ...segments.map((_, index) => ({
      field: 'domain',
      value: segments.slice(0, index + 1).join('/'),
    })),
    ...tags.map((value) => ({ field: 'tag', value })),
    ...Object.entries(service.classification ?? {}).flatMap(([taxonomy, values]) =>
      values.map((value) => ({ field: 'class', value: `${taxonomy}=${value}` })),
    ),
    ...unique(latest?.findings ?? [])
      .slice(0, MAX_FINDINGS)
      .map((value) => ({ field: 'finding', value })),
  ]
  const all = [...facts, ...several].flatMap(({ field, value }) => {
    const clean = factValue(value ?? '')
    return clean === '' ? [] : [{ field, value: clean } as Fact]
  })
  return [...new Map(all.map((fact) => [factToken(fact), fact])).values()]
}

function serviceEntries(
  service: ServiceDocument,
  summary: ContractSummary | undefined,
): readonly SearchEntry[] {
  const { title, domain, name } = service
  const entry = (field: SearchField, ...texts: readonly string[]): SearchEntry => ({
    kind: 'service',
    field,
    texts: texts.map((text) => shortened(text)),
    title,
  })
  const texts = [domain, service.capability, service.owner, service.purpose]
  const ofContract = [summary?.title, summary?.description]
  const present = nameOfService(service)
  const former = service.names?.filter((known) => known !== present) ?? []
  return [
    entry('name', name, present, ...former),
    entry('title', title),
    ...service.tags.map((tag) => entry('tag', tag)),
    ...[...texts, ...ofContract].flatMap((text) =>
      text === undefined || text.trim() === '' ? [] : [entry('text', text)],
    ),
  ]
}

function entryOf(
  kind: SearchEntry['kind'] & SearchField,
  names: readonly [string, ...(string | undefined)[]],
  descriptions: readonly (string | undefined)[] = [],
): SearchEntry {
  const known = (texts: readonly (string | undefined)[]): readonly string[] =>
    unique(texts.filter((text) => text !== undefined).map((text) => shortened(text)))
  const naming = known(names)
  const describing = known(descriptions).filter((text) => !naming.includes(text))
  return {
    kind,
    field: kind,
    texts: [...naming, ...describing],
    ...(describing.length > 0 && { describing: describing.length }),
    title: shortened(names[0]),
  }
}

/** At least one, as every service has a head. */
function inPortions(entries: readonly SearchEntry[]): readonly (readonly SearchEntry[])[] {
  const count = Math.max(1, Math.ceil(entries.length / ENTRIES_IN_PART))
  return Array.from({ length: count }, (_, part) =>
    entries.slice(part * ENTRIES_IN_PART, (part + 1) * ENTRIES_IN_PART),
  )
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
