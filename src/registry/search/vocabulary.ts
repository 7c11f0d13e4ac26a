import { z } from 'zod'
import type { Collection, CollectionDeclaration, Stored, Where } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import { refreshDerived } from '../refresh-derived.ts'
import { isStoreProblem } from '../guarded-collection.ts'
import { writtenTogether } from './written-together.ts'
import { createKnownWords } from './known-words.ts'
import { forgivenMistakes, LONGEST_MISSPELT, SHORTEST_MISSPELT } from './spelling.ts'
import type { Suggestion } from './word-tree.ts'

const wordList = z.object({ at: z.iso.datetime(), words: z.array(z.string()) })
export type WordList = z.infer<typeof wordList>

/**
 * Lists of words that names are made of, written as they come up and merged from time to time. A word may
 * stand in several; none is ever taken back, since one that nothing has any more only finds nothing. Derived, so their
 * writes have no event.
 */
export const SEARCH_WORDS: CollectionDeclaration<WordList> = {
  name: 'search-words',
  schema: wordList,
  indexes: [{ name: 'by-at', fields: ['at'] }],
}

/** The words that names in the registry are made of, from which mistyped ones are guessed. */
export interface Vocabulary {
  /** Keeps words that are new. */
  learn(words: Iterable<string>): Promise<void>
  /** Takes words out of what is stored, and out of what this server guesses; others do so when they start anew. */
  forget(words: ReadonlySet<string>): Promise<void>
  /** Known words that may have been meant, the nearest first; a word's beginning when no whole word is near. */
  suggest(typed: string): Promise<readonly Suggestion[]>
  /** Known words that may have been meant, although the word is known itself; the nearest first. */
  near(word: string): Promise<readonly string[]>
}

const MAX_SUGGESTIONS = 20
const MOST_LISTS = 500 // that one server read at its start or wrote, before it merges them
const WORDS_IN_LIST = 20_000
const CLOCK_DIFFERENCE = 60_000 // milliseconds that the clocks of several servers may differ by

/**
 * Read once from the store, and what other servers add is read before every guess; what this one added is known, so that
 * who writes much does not read it all again. Lists are merged as they become many, so that neither a start after many
 * writes nor a single write has much to merge.
 */
export function createVocabulary(
  lists: Collection<WordList>,
  clock: () => Date,
  newId: () => string,
): Vocabulary {
  let known = createKnownWords()
  const seen = new Set<string>()
  const server = newId()
  let unmerged: Stored<WordList>[] = []
  let fresh = new Set<string>()
  let since: string | undefined
  let reading: Promise<void> | undefined

  function keep(words: Iterable<string>): void {
    for (const word of words) known.add(word)
  }

  async function read(): Promise<void> {
    const isFirst = since === undefined
    const begun = clock().getTime()
    for (const where of unread()) {
      for await (const list of allPages(lists, { where, sort: ['at'] })) {
        if (seen.has(list.id)) continue
        keep(list.value.words)
        seen.add(list.id)
        if (isFirst) unmerged.push(list)
      }
    }
    since = new Date(begun - CLOCK_DIFFERENCE).toISOString()
    await mergeIfMany()
  }

  /** Everything at first; then what is new, before and behind the ids that this server gives, which all begin with its own. */
  function unread(): readonly Where[] {
    if (since === undefined) return [{}]
    const at = { gte: since }
    return [
      { at, id: { lt: `${server}.` } },
      { at, id: { gte: `${server}/` } }, // the character behind the full stop
    ]
  }

  async function mergeIfMany(): Promise<void> {
    if (unmerged.length <= MOST_LISTS) return
    const old = unmerged
    unmerged = []
    await merge(old)
  }

  /** New lists first: a crash in between leaves words that stand twice, and none is lost. */
  async function merge(old: readonly Stored<WordList>[]): Promise<void> {
    const words = [...new Set(old.flatMap(({ value }) => value.words))]
    for (let start = 0; start < words.length; start += WORDS_IN_LIST) {
      await write(words.slice(start, start + WORDS_IN_LIST))
    }
    await Promise.all(
      old.map(({ id, revision }) =>
        lists.remove(id, revision, []).catch((error: unknown) => {
          if (!isStoreProblem(error, 'not-found')) throw error // another server merged it
        }),
      ),
    )
  }

  function write(words: string[]): Promise<Stored<WordList>> {
    return lists.insert(`${server}.${newId()}`, { at: clock().toISOString(), words }, [])
  }

  const writeFresh = writtenTogether(async () => {
    const words = [...fresh]
    fresh = new Set()
    if (words.length === 0) return
    unmerged.push(await write(words))
    keep(words)
    await mergeIfMany()
  })

  async function refresh(): Promise<void> {
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
  }

  return {
    async near(word) {
      const most = forgivenMistakes(word)
      if (most === 0) return []
      await refresh()
      return nearest(known.near(word, most)).map((found) => found.word)
    },

    async learn(words) {
      if (since === undefined) await refresh()
      const unknown = [...words].filter((word) => isGuessable(word) && !known.has(word))
      if (unknown.length === 0) return
      for (const word of unknown) fresh.add(word)
      await writeFresh()
    },

    async forget(words) {
      await refresh()
      if (![...words].some((word) => known.has(word))) return
      for await (const { id, value } of allPages(lists, {})) {
        if (!value.words.some((word) => words.has(word))) continue
        await refreshDerived(lists, id, (present) =>
          Promise.resolve(
            present && { ...present, words: present.words.filter((word) => !words.has(word)) },
          ),
        )
      }
      const before = known
      known = createKnownWords() // which takes no word back
      unmerged = []
      for (const word of before.words()) if (!words.has(word)) known.add(word)
    },

    async suggest(typed) {
      const most = forgivenMistakes(typed)
      if (most === 0) return []
      await refresh()
      if (known.has(typed)) return [] // known, and yet not there: nothing else was meant
      const whole = nearest(known.near(typed, most))
      return whole.length > 0 ? whole : nearest(known.goingOn(typed, most))
    },
  }
}

/** Whether a word is one that typing mistakes are forgiven in. */
function isGuessable(word: string): boolean {
  return (
    word.length >= SHORTEST_MISSPELT &&
    word.length <= LONGEST_MISSPELT &&
    /^[\p{L}\p{N}]+$/u.test(word)
  )
}

function nearest(found: readonly Suggestion[]): readonly Suggestion[] {
  return found.toSorted(byNearness).slice(0, MAX_SUGGESTIONS)
}

function byNearness(one: Suggestion, other: Suggestion): number {
  return (
    one.mistakes - other.mistakes ||
    one.word.length - other.word.length ||
    (one.word < other.word ? -1 : 1)
  )
}
