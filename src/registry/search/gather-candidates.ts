import type { Collection, Comparison, Stored } from '../../store/index.ts'
import type { QueryWord } from './match.ts'
import { type AskedWord, PLACES } from './search-fields.ts'
import { CONTEXT_GRADE, FIELD_GRADES, type Grade, GRADES } from './search-index.ts'
import { normalised, wordsOf } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const MAX_WORDS = 8
const MAX_CANDIDATES = 100 // documents that are looked at for one word
const MAX_COMMON = 400 // documents that are looked at when all words are common
const SHORTEST_BEGINNING = 2 // characters; what begins with one letter is nearly everything

/** For each fact that was asked for, the tokens of what is meant by it: its own, and those of narrower terms. */
export type FactTokens = readonly (readonly string[])[]

/** What may match, with the words as they were understood. */
export interface Candidates<T> {
  readonly words: readonly QueryWord[]
  readonly candidates: readonly Stored<T>[]
  /** Nothing else can match. */
  readonly isComplete: boolean
}

interface Found<T> {
  readonly word: QueryWord
  readonly documents: ReadonlyMap<string, Stored<T>>
  readonly isComplete: boolean
  /** The tokens by which some document has exactly the word. */
  readonly exact: readonly string[]
}

interface Tokened {
  readonly tokens: readonly string[]
}

/**
 * Documents that may match all words. The rarest word leads: what has it is looked at, and the other words are looked
 * for there. Where every word is so common that only the best of its documents were looked at, the store is asked
 * for those that have all of them.
 *
 * @param facts of each of these lists every document must have some token
 */
export async function gatherCandidates<T extends Tokened>(
  index: Collection<T>,
  vocabulary: Vocabulary,
  chunks: readonly AskedWord[],
  facts: FactTokens,
): Promise<Candidates<T>> {
  const asked = await splitChunks(index, chunks)
  const found: Found<T>[] = []
  for (const word of asked) {
    const one = await lookUp(index, vocabulary, word, facts)
    if (one.documents.size === 0) return { words: [one.word], candidates: [], isComplete: true }
    found.push(one)
  }
  const words = found.map(({ word }) => word)
  const rarest = found
    .filter(({ isComplete }) => isComplete)
    .reduce<Found<T> | undefined>(
      (one, other) =>
        one === undefined || other.documents.size < one.documents.size ? other : one,
      undefined,
    )
  if (rarest !== undefined) {
    return { words, candidates: [...rarest.documents.values()], isComplete: true }
  }
  const [first] = found
  if (found.length < 2) {
    return { words, candidates: [...(first?.documents.values() ?? [])], isComplete: !first }
  }
  return { words, candidates: await withAll(index, found, facts), isComplete: false }
}

/** A path or a namespace is one word when something begins like it; otherwise its parts are words. */
async function splitChunks<T extends Tokened>(
  index: Collection<T>,
  chunks: readonly AskedWord[],
): Promise<readonly AskedWord[]> {
  const words = new Map<string, AskedWord>()
  for (const { text, place } of chunks) {
    const whole = normalised(text)
    const parts = wordsOf(text)
    if (parts.length === 0) continue
    const isOneWord = parts[0] === whole || (await isBeginning(index, whole, place))
    for (const part of isOneWord ? [whole] : parts) {
      words.set(`${place ?? ''}:${part}`, { text: part, place })
    }
  }
  return [...words.values()].slice(0, MAX_WORDS)
}

async function isBeginning<T extends Tokened>(
  index: Collection<T>,
  word: string,
  place: AskedWord['place'],
): Promise<boolean> {
  for (const grade of gradesOf(place)) {
    const where = { tokens: { prefix: `${grade}${word}` } }
    if ((await index.find({ where, limit: 1 })).items.length > 0) return true
  }
  return false
}

/** The best grades first, and exact matches before beginnings, so that nothing is crowded out. */
async function lookUp<T extends Tokened>(
  index: Collection<T>,
  vocabulary: Vocabulary,
  { text, place }: AskedWord,
  facts: FactTokens,
): Promise<Found<T>> {
  const grades = gradesOf(place)
  const documents = new Map<string, Stored<T>>()
  const exact: string[] = []
  const take = async (comparison: Comparison): Promise<number> => {
    const limit = MAX_CANDIDATES - documents.size
    if (limit <= 0) return 0
    const tokens = {
      ...comparison,
      ...(facts.length > 0 && { every: facts }),
    }
    const { items } = await index.find({ where: { tokens }, limit: MAX_CANDIDATES })
    for (const item of items.slice(0, MAX_CANDIDATES)) documents.set(item.id, item)
    return items.length
  }
  for (const grade of grades) {
    if ((await take({ eq: `${grade}${text}` })) > 0) exact.push(`${grade}${text}`)
  }
  if (text.length >= SHORTEST_BEGINNING) {
    for (const grade of grades) await take({ prefix: `${grade}${text}` })
  }
  const near = documents.size > 0 ? [] : await vocabulary.suggest(text)
  const similar = near.length > 0 && new Map(near.map(({ word, mistakes }) => [word, mistakes]))
  if (similar) {
    for (const grade of grades) {
      await take({ in: [...similar.keys()].map((word) => `${grade}${word}`) })
    }
    exact.push(...grades.flatMap((grade) => [...similar.keys()].map((word) => `${grade}${word}`)))
  }
  return {
    word: { text, place, similar: similar || undefined },
    documents,
    isComplete: documents.size < MAX_CANDIDATES,
    exact,
  }
}

/** The documents of one common word that have the other words too, as far as those were found whole. */
async function withAll<T extends Tokened>(
  index: Collection<T>,
  found: readonly Found<T>[],
  facts: FactTokens,
): Promise<readonly Stored<T>[]> {
  const whole = found.filter(({ exact }) => exact.length > 0)
  const [leading, ...others] = whole
  const every = [...others.map(({ exact }) => exact), ...facts]
  const candidates = new Map<string, Stored<T>>()
  for (const { documents } of found) {
    for (const [id, document] of documents) candidates.set(id, document)
  }
  for (const token of leading?.exact ?? []) {
    if (candidates.size >= MAX_COMMON) break
    const tokens = { eq: token, ...(every.length > 0 && { every }) }
    const { items } = await index.find({ where: { tokens }, limit: MAX_CANDIDATES })
    for (const item of items) candidates.set(item.id, item)
  }
  return [...candidates.values()]
}

/** The grades of tokens by which a word may be found in a place. */
function gradesOf(place: AskedWord['place']): readonly Grade[] {
  if (place === undefined) return GRADES
  const grades = new Set(
    PLACES[place].flatMap((field) => [FIELD_GRADES[field].whole, FIELD_GRADES[field].word]),
  )
  if (place === 'service') grades.add(CONTEXT_GRADE)
  return GRADES.filter((grade) => grades.has(grade))
}
