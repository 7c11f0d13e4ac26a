import type { SearchHit } from '../model.ts'
import type { Search, SearchAnswer } from './search.ts'
import { type FactTokens, gatherCandidates } from './gather-candidates.ts'
import { best, highlightsIn, matchOf, type Match, type QueryWord } from './match.ts'
import { type AskedWord, type Fact, HEAD_TOKEN, factToken, parseQuery } from './search-fields.ts'
import type { SearchStock } from './open-search-index.ts'
import type { OlderVersions, SearchEntry, SearchPart } from './search-index.ts'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100
const CONTEXT_QUALITY = 0.5 // of a word that only the service around an entry matches
const OLDER_QUALITY = 0.5 // of what the latest version no longer has

export interface SearchPorts extends SearchStock {
  /** For each fact what it stands for: itself, and what is narrower in the taxonomy that it belongs to. */
  readonly factsMeant: FactsMeant
}

export type FactsMeant = (facts: readonly Fact[]) => Promise<readonly (readonly Fact[])[]>

/**
 * Full-text search over services and their contracts. Every word must match an entry, or the service that the
 * entry belongs to; words match by their beginning.
 */
export function createSearch(ports: SearchPorts): Search {
  return {
    async find(text, options = {}) {
      const asked = parseQuery(text)
      const meant = await ports.factsMeant(asked.facts)
      const facts = meant.map((some) => some.map(factToken))
      const limit = Math.min(options.limit ?? DEFAULT_LIMIT, MAX_LIMIT)
      if (asked.chunks.length === 0) return ofFacts(ports, facts, limit)
      const latest = await gatherCandidates(ports.parts, ports.vocabulary, asked.chunks, facts)
      const found = latest.candidates.flatMap(({ value }) => hitsInPart(value, latest.words))
      const older =
        options.versions === 'all' ? await olderHits(ports, asked.chunks, facts) : NOTHING
      const hits = [...found, ...older.items].sort(byScore)
      return {
        items: hits.slice(0, limit),
        isComplete: latest.isComplete && older.isComplete && hits.length <= limit,
      }
    },
    facets: () => ports.facets.read(),
  }
}

const NOTHING: SearchAnswer = { items: [], isComplete: true }

/** What only versions before the latest have, of services for which the facts hold today. */
async function olderHits(
  { older, parts, vocabulary }: SearchPorts,
  chunks: readonly AskedWord[],
  facts: FactTokens,
): Promise<SearchAnswer> {
  const found = await gatherCandidates(older, vocabulary, chunks, [])
  const heads = facts.length === 0 ? [] : await parts.getMany(found.candidates.map(({ id }) => id))
  const fitting = new Set(
    heads
      .filter(({ value }) =>
        facts.every((some) => some.some((fact) => value.tokens.includes(fact))),
      )
      .map(({ id }) => id),
  )
  const candidates = found.candidates.filter(({ id }) => facts.length === 0 || fitting.has(id))
  return {
    items: candidates.flatMap(({ value }) => hitsInOlder(value, found.words)),
    isComplete: found.isComplete,
  }
}

/** All services that some facts hold of, by their names. */
async function ofFacts(
  { parts }: SearchPorts,
  facts: FactTokens,
  limit: number,
): Promise<SearchAnswer> {
  // The store goes straight through what has one token; of several it collects everything first.
  const leading = facts.find((some) => some.length === 1) ?? facts[0]
  if (leading === undefined) return { items: [], isComplete: true }
  const every = [[HEAD_TOKEN], ...facts.filter((some) => some !== leading)]
  const [token] = leading
  const one = token !== undefined && leading.length === 1 ? { eq: token } : { in: leading }
  const { items, next } = await parts.find({ where: { tokens: { ...one, every } }, limit })
  return {
    items: items.flatMap(({ value }) => {
      const [name] = value.entries
      if (name === undefined) return []
      const match = { score: 0, text: value.service, field: name.field, how: 'exact' } as const
      return [hit({ service: value.service, versions: undefined, entry: name, words: [] }, match)]
    }),
    isComplete: next === undefined,
  }
}

/** What of a part matches all words. */
export function hitsInPart(part: SearchPart, words: readonly QueryWord[]): readonly SearchHit[] {
  const { service, version } = part
  const about = part.entries.filter(({ kind }) => kind === 'service')
  const context = words.map((word) => best(about.map((entry) => matchOf(entry, word))))
  const hits: SearchHit[] = []
  const whole = combined(context)
  const [name] = about
  if (whole !== undefined && name !== undefined && part.part === 0) {
    hits.push(hit({ service, versions: undefined, entry: name, words }, whole))
  }
  for (const entry of part.entries) {
    if (entry.kind === 'service') continue
    const match = matchOfEntry(entry, words, context)
    const versions = version === undefined ? undefined : [version]
    if (match !== undefined) hits.push(hit({ service, versions, entry, words }, match))
  }
  return hits
}

function hitsInOlder(
  { service, covered, entries }: OlderVersions,
  words: readonly QueryWord[],
): readonly SearchHit[] {
  return entries.flatMap((entry) => {
    const match = entry.current ? undefined : matchOfEntry(entry, words, [])
    if (match === undefined) return []
    const versions = entry.versions.flatMap((position) => covered[position]?.version ?? [])
    const score = match.score * OLDER_QUALITY
    return [hit({ service, versions, entry, words }, { ...match, score })]
  })
}

/** Some word must match the entry itself; the others may match the service around it. */
function matchOfEntry(
  entry: SearchEntry,
  words: readonly QueryWord[],
  context: readonly (Match | undefined)[],
): Match | undefined {
  const own = words.map((word) => matchOf(entry, word))
  const top = best(own)
  const match = combined(own.map((found, word) => found ?? asContext(context[word])))
  return match && top && { ...match, text: top.text, field: top.field, how: top.how }
}

function hit(
  found: {
    readonly service: string
    readonly versions: readonly string[] | undefined
    readonly entry: SearchEntry
    readonly words: readonly QueryWord[]
  },
  { text, field, how, score }: Match,
): SearchHit {
  const { service, versions, entry, words } = found
  return {
    kind: entry.kind,
    service,
    version: versions?.at(0),
    ...(versions !== undefined && versions.length > 1 && { olderVersions: versions.slice(1) }),
    title: entry.title,
    match: text,
    field,
    how,
    highlights: highlightsIn(text, words),
    score: Math.round(score * 100) / 100,
  }
}

function asContext(match: Match | undefined): Match | undefined {
  return match && { ...match, score: match.score * CONTEXT_QUALITY }
}

/** The sum over all words, with the text of the best one; undefined unless every word matched. */
function combined(matches: readonly (Match | undefined)[]): Match | undefined {
  const found = matches.filter((match) => match !== undefined)
  const top = best(found)
  if (top === undefined || found.length < matches.length) return undefined
  return { ...top, score: found.reduce((sum, { score }) => sum + score, 0) }
}

/** The best first. */
export function byScore(one: SearchHit, other: SearchHit): number {
  return (
    other.score - one.score ||
    compare(one.service, other.service) ||
    compare(one.title, other.title)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
