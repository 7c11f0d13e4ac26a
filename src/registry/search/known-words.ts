import { createWordTree, type Suggestion } from './word-tree.ts'

/** Words, of which those that lie near another are found without looking at most of them. */
export interface KnownWords {
  readonly add: (word: string) => void
  readonly has: (word: string) => boolean
  /**
   * The words within `most` typing mistakes (as `mistakesBetween` counts them) of what was typed, in no order.
   *
   * @param typed at most 24 characters
   */
  readonly near: (typed: string, most: number) => readonly Suggestion[]
  /** The same, measured to the nearest beginning of each word. */
  readonly goingOn: (typed: string, most: number) => readonly Suggestion[]
  readonly words: () => IterableIterator<string>
}

/**
 * Words forwards and backwards. Of the mistakes between two words no more than half lie in the first half of the one or
 * no more than half in its second, so that each tree is asked only for words that begin nearly the same: where all
 * words are made of few letters, any beginning is some mistakes from most others.
 */
export function createKnownWords(): KnownWords {
  const forwards = createWordTree()
  const backwards = createWordTree()
  return {
    add(word) {
      forwards.add(word)
      backwards.add(reversed(word))
    },

    has: (word) => forwards.has(word),

    near(typed, most) {
      const early = most >> 1
      const found = new Map<string, number>()
      const take = (word: string, mistakes: number): void => {
        found.set(word, Math.min(mistakes, found.get(word) ?? mistakes))
      }
      for (const { word, mistakes } of forwards.near(typed, most, false, early)) {
        take(word, mistakes)
      }
      for (const { word, mistakes } of backwards.near(reversed(typed), most, false, early)) {
        take(reversed(word), mistakes)
      }
      return [...found].map(([word, mistakes]) => ({ word, mistakes }))
    },

    goingOn: (typed, most) => forwards.near(typed, most, true),

    words: () => forwards.words(),
  }
}

/** By code unit, as the trees compare. */
function reversed(word: string): string {
  return word.split('').reverse().join('')
}
