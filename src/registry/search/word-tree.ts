import { createMeasuredPath } from './measured-path.ts'

/** A word that somebody may have meant. */
export interface Suggestion {
  readonly word: string
  readonly mistakes: number
}

/** Words, of which those that lie near another are found without comparing each. */
export interface WordTree {
  readonly add: (word: string) => void
  readonly has: (word: string) => boolean
  /**
   * The words within `most` typing mistakes (as `mistakesBetween` counts them) of what was typed, in no order.
   *
   * @param typed at most 24 characters
   * @param isBeginning measures to the nearest beginning of each word instead of to the whole
   * @param early mistakes that are allowed in the first half of what was typed; others are not looked for
   */
  readonly near: (
    typed: string,
    most: number,
    isBeginning: boolean,
    early?: number,
  ) => readonly Suggestion[]
  readonly words: () => IterableIterator<string>
}

const ROOT = 0
const NONE = 0 // no node has the root as its child or neighbour
const NUMBERS = 3
const CHARACTER = 0xffff
const END_OF_WORD = 0x10000
const FIRST_CAPACITY = 1 << 10 // nodes

/**
 * A tree with a node for each character: words that begin alike share the nodes, and with them the measuring of how far
 * they are from what was typed. A branch that is too far already is left with all its words, so that the work
 * grows with how many words are near rather than with how many there are. Kept in arrays of numbers, since a
 * hundred thousand services have a million nodes.
 */
export function createWordTree(): WordTree {
  let capacity = FIRST_CAPACITY
  let size = 1
  // A node is three numbers beside each other: its first child, its next sibling, and its character with END_OF_WORD.
  let nodes = new Uint32Array(NUMBERS * capacity)

  const firstChild = (node: number): number => nodes[NUMBERS * node] ?? NONE
  const nextSibling = (node: number): number => nodes[NUMBERS * node + 1] ?? NONE
  const characterOf = (node: number): number => (nodes[NUMBERS * node + 2] ?? 0) & CHARACTER
  const endsWord = (node: number): boolean => (nodes[NUMBERS * node + 2] ?? 0) > CHARACTER

  function childOf(node: number, character: number): number {
    let child = firstChild(node)
    while (child !== NONE && characterOf(child) !== character) child = nextSibling(child)
    return child
  }

  function newChild(node: number, character: number): number {
    if (size === capacity) grow()
    const child = size++
    nodes.set([NONE, firstChild(node), character], NUMBERS * child)
    nodes[NUMBERS * node] = child
    return child
  }

  function grow(): void {
    capacity *= 2
    const larger = new Uint32Array(NUMBERS * capacity)
    larger.set(nodes)
    nodes = larger
  }

  function* wordsBelow(node: number, beginning: string): IterableIterator<string> {
    if (endsWord(node)) yield beginning
    for (let child = firstChild(node); child !== NONE; child = nextSibling(child)) {
      yield* wordsBelow(child, beginning + String.fromCharCode(characterOf(child)))
    }
  }

  return {
    add(word) {
      let node = ROOT
      for (let index = 0; index < word.length; index++) {
        const character = word.charCodeAt(index)
        node = childOf(node, character) || newChild(node, character)
      }
      nodes[NUMBERS * node + 2] = (nodes[NUMBERS * node + 2] ?? 0) | END_OF_WORD
    },

    has(word) {
      let node = ROOT
      for (let index = 0; index < word.length; index++) {
        node = childOf(node, word.charCodeAt(index))
        if (node === NONE) return false
      }
      return endsWord(node)
    },

    near(typed, most, isBeginning, early) {
      const found: Suggestion[] = []
      const path = createMeasuredPath(typed, most, early)

      /** @param nearestAbove the fewest mistakes of any beginning above the node */
      function visit(node: number, depth: number, nearestAbove: number): void {
        const here = path.mistakesAt(depth)
        const nearest = isBeginning ? Math.min(nearestAbove, here) : here
        if (path.isTooFar(depth)) {
          if (nearest <= most) takeBelow(node, depth, nearest)
          return
        }
        if (endsWord(node) && nearest <= most) {
          found.push({ word: path.textTo(depth), mistakes: nearest })
        }
        for (let child = firstChild(node); child !== NONE; child = nextSibling(child)) {
          path.step(depth + 1, characterOf(child))
          visit(child, depth + 1, nearest)
        }
      }

      function takeBelow(node: number, depth: number, mistakes: number): void {
        for (const word of wordsBelow(node, path.textTo(depth))) found.push({ word, mistakes })
      }

      visit(ROOT, 0, most + 1)
      return found
    },

    words: () => wordsBelow(ROOT, ''),
  }
}
