import type { Collection, Stored, Where } from '../../store/index.ts'
import type { SearchHit } from '../model.ts'
import type { Search } from '../registry.ts'
import { FIELD_WEIGHTS, type SearchDocument, type SearchEntry } from './search-index.ts'
import { isMisspelling, normalised, spellingForms, tokensOf, wordsOf } from './tokens.ts'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100
const MAX_WORDS = 8
const MAX_CANDIDATES = 100 // services that are looked at for one word
const PREFIX_QUALITY = 0.6 // of an exact match; longer beginnings count up to 0.3 more
const MISSPELT_QUALITY = 0.4
const CONTEXT_QUALITY = 0.5 // of a word that only the service around an entry matches

/** A word that was asked for. */
interface QueryWord {
  readonly text: string
  /** Nothing begins with it, so words one typing mistake away are taken instead. */
  readonly isMisspelt: boolean
}

/** How well something matches one word, and by which of its texts. */
interface Match {
  readonly score: number
  readonly text: string
}

/**
 * Full-text search over services and the contracts of their latest versions. Every word must match an
 * entry, or the service that the entry belongs to; words match by their beginning.
 */
export function createSearch(index: Collection<SearchDocument>): Search {
  return {
    async find(text, limit = DEFAULT_LIMIT) {
      const { words, candidates } = await lookUp(index, text)
      return candidates
        .flatMap((candidate) => hitsIn(candidate, words))
        .sort(byScore)
        .slice(0, Math.min(limit, MAX_LIMIT))
    },
  }
}

async function lookUp(
  index: Collection<SearchDocument>,
  text: string,
): Promise<{
  readonly words: readonly QueryWord[]
  readonly candidates: readonly Stored<SearchDocument>[]
}> {
  const words: QueryWord[] = []
  const found = new Map<string, Stored<SearchDocument>>()
  for (const word of await splitQuery(index, text)) {
    let documents = await documentsWith(index, word)
    const isMisspelt = documents.length === 0
    if (isMisspelt) {
      const forms = spellingForms(word)
      documents = forms.length === 0 ? [] : await page(index, { tokens: { in: forms } })
    }
    words.push({ text: word, isMisspelt })
    for (const document of documents) found.set(document.id, document)
  }
  return { words, candidates: [...found.values()] }
}

/** A path or a namespace is one word when something begins like it; otherwise its parts are words. */
async function splitQuery(
  index: Collection<SearchDocument>,
  text: string,
): Promise<readonly string[]> {
  const words: string[] = []
  for (const chunk of text.split(/\s+/).slice(0, MAX_WORDS)) {
    const whole = normalised(chunk)
    const parts = wordsOf(chunk)
    if (parts.length === 0) continue
    const isOneWord = parts[0] === whole || (await documentsWith(index, whole, 1)).length > 0
    words.push(...(isOneWord ? [whole] : parts))
  }
  return [...new Set(words)].slice(0, MAX_WORDS)
}

/** Exact matches first, so that a common beginning does not crowd them out. */
async function documentsWith(
  index: Collection<SearchDocument>,
  word: string,
  limit = MAX_CANDIDATES,
): Promise<readonly Stored<SearchDocument>[]> {
  const exact = await page(index, { tokens: { eq: word } }, limit)
  if (exact.length >= limit) return exact
  return [...exact, ...(await page(index, { tokens: { prefix: word } }, limit))]
}

async function page(
  index: Collection<SearchDocument>,
  where: Where,
  limit = MAX_CANDIDATES,
): Promise<readonly Stored<SearchDocument>[]> {
  return (await index.find({ where, limit })).items
}

function hitsIn(
  { id, value }: Stored<SearchDocument>,
  words: readonly QueryWord[],
): readonly SearchHit[] {
  const about = value.entries.filter(({ kind }) => kind === 'service')
  const context = words.map((word) => best(about.map((entry) => matchOf(entry, word))))
  const hits: SearchHit[] = []
  const service = combined(context)
  if (service !== undefined) hits.push(hit(id, undefined, about[0], service))
  for (const entry of value.entries) {
    if (entry.kind === 'service') continue
    const own = words.map((word) => matchOf(entry, word))
    if (own.every((match) => match === undefined)) continue
    const match = combined(own.map((match, word) => match ?? asContext(context[word])))
    if (match !== undefined) {
      hits.push(hit(id, value.version, entry, { ...match, text: best(own)?.text ?? match.text }))
    }
  }
  return hits
}

function hit(
  service: string,
  version: string | undefined,
  entry: SearchEntry | undefined,
  match: Match,
): SearchHit {
  return {
    kind: entry?.kind ?? 'service',
    service,
    version,
    title: entry?.title ?? service,
    match: match.text,
    score: Math.round(match.score * 100) / 100,
  }
}

function matchOf(entry: SearchEntry, word: QueryWord): Match | undefined {
  const weight = FIELD_WEIGHTS[entry.field]
  return best(
    entry.texts.map((text) => {
      // Cheaper than cutting every text into tokens: what does not contain the word cannot begin with it.
      if (!word.isMisspelt && !normalised(text).includes(word.text)) return undefined
      const quality = Math.max(...Array.from(tokensOf(text), (token) => qualityOf(token, word)))
      return quality > 0 ? { score: weight * quality, text } : undefined
    }),
  )
}

function qualityOf(token: string, word: QueryWord): number {
  if (word.isMisspelt) return isMisspelling(token, word.text) ? MISSPELT_QUALITY : 0
  if (token === word.text) return 1
  return token.startsWith(word.text) ? PREFIX_QUALITY + (0.3 * word.text.length) / token.length : 0
}

function asContext(match: Match | undefined): Match | undefined {
  return match && { ...match, score: match.score * CONTEXT_QUALITY }
}

/** The sum over all words, with the text of the best one; undefined unless every word matched. */
function combined(matches: readonly (Match | undefined)[]): Match | undefined {
  const found = matches.filter((match) => match !== undefined)
  const top = best(found)
  if (top === undefined || found.length < matches.length) return undefined
  return { score: found.reduce((sum, { score }) => sum + score, 0), text: top.text }
}

function best(matches: readonly (Match | undefined)[]): Match | undefined {
  return matches.reduce(
    (one, other) =>
      other !== undefined && (one === undefined || other.score > one.score) ? other : one,
    undefined,
  )
}

function byScore(one: SearchHit, other: SearchHit): number {
  return (
    other.score - one.score ||
    compare(one.service, other.service) ||
    compare(one.title, other.title)
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
