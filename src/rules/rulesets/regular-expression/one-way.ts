import { overlap, type CharSet } from './char-set.ts'
import type { PatternNode } from './pattern-node.ts'

/** A place in an expression where a character is read. */
interface Position {
  readonly set: CharSet
  /** Where the next character can be read. */
  readonly next: Position[]
}

/** How a part of an expression begins and ends. */
interface Ends {
  readonly first: readonly Position[]
  readonly last: readonly Position[]
  readonly canBeEmpty: boolean
}

class SeveralWays extends Error {}
/** Thrown for nearly every expression, and nobody asks where: one for all takes no stack. */
const SEVERAL_WAYS = new SeveralWays()

/** Larger expressions are not looked into. */
export const MOST_POSITIONS = 300

/** What is known of an expression with one way through it. */
export interface OneWay {
  /** The ways to end: a text has at most so many beginnings that match; undefined without a bound. */
  readonly ends: number | undefined
  /**
   * No match can begin inside what was read for another one, unless at its very end: all searches of a text
   * together then read each character a constant number of times.
   */
  readonly beginsApart: boolean
}

/**
 * Whether there is never more than one way to go on: after each character, at most one place of the expression
 * can read the next one, and there is one path to it. (Glushkov's automaton is deterministic, and each of its
 * transitions comes about in one way only; "strongly one-unambiguous", Brüggemann-Klein and Wood 1998.) A
 * matcher that backtracks then meets a dead end with the very next character whatever it tries, so it reads
 * each character a constant number of times. Look-around inside is not counted.
 *
 * @returns undefined when there are several ways
 */
export function oneWay(node: PatternNode): OneWay | undefined {
  try {
    const { first, last, canBeEmpty } = new Glushkov().endsOf(node)
    const endsOnce = last.every(({ next }) => next.length === 0)
    const mayStart = ({ set }: Position) => first.some((other) => overlap(set, other.set))
    return {
      ends: endsOnce ? (canBeEmpty ? 2 : 1) : undefined,
      beginsApart:
        !canBeEmpty && reachable(first).every((one) => one.next.length === 0 || !mayStart(one)),
    }
  } catch (error) {
    if (error instanceof SeveralWays) return undefined
    throw error
  }
}

const EMPTY: Ends = { first: [], last: [], canBeEmpty: true }

class Glushkov {
  #positions = 0

  endsOf(node: PatternNode): Ends {
    switch (node.kind) {
      case 'char': {
        this.#positions += 1
        if (this.#positions > MOST_POSITIONS) throw SEVERAL_WAYS
        const position: Position = { set: node.set, next: [] }
        return { first: [position], last: [position], canBeEmpty: false }
      }
      case 'assertion':
      case 'look':
        return EMPTY
      case 'sequence':
        return node.items.reduce((ends, item) => this.#then(ends, this.endsOf(item)), EMPTY)
      case 'choice':
        return node.options.map((option) => this.endsOf(option)).reduce(either)
      case 'repeat':
        return this.#repeated(node.body, node.min, node.max)
    }
  }

  #then(before: Ends, after: Ends): Ends {
    connect(before.last, after.first)
    return {
      first: before.canBeEmpty ? apart(before.first, after.first) : before.first,
      last: after.canBeEmpty ? [...before.last, ...after.last] : after.last,
      canBeEmpty: before.canBeEmpty && after.canBeEmpty,
    }
  }

  #repeated(body: PatternNode, min: number, max: number): Ends {
    let ends = EMPTY
    for (let count = 0; count < min; count += 1) ends = this.#then(ends, this.#once(body))
    if (max === Infinity) return this.#then(ends, this.#loop(body))
    // The optional ones lie in one another: each is tried only where the one before it matched.
    let optional = EMPTY
    for (let count = min; count < max; count += 1) {
      optional = optionally(this.#then(this.#once(body), optional))
    }
    return this.#then(ends, optional)
  }

  #loop(body: PatternNode): Ends {
    const ends = this.#once(body)
    connect(ends.last, ends.first)
    return optionally(ends)
  }

  /** What can be empty can be repeated in more than one way. */
  #once(body: PatternNode): Ends {
    const ends = this.endsOf(body)
    if (ends.canBeEmpty) throw SEVERAL_WAYS
    return ends
  }
}

function optionally(ends: Ends): Ends {
  return { ...ends, canBeEmpty: true }
}

function either(one: Ends, other: Ends): Ends {
  if (one.canBeEmpty && other.canBeEmpty) throw SEVERAL_WAYS
  return {
    first: apart(one.first, other.first),
    last: [...one.last, ...other.last],
    canBeEmpty: one.canBeEmpty || other.canBeEmpty,
  }
}

function connect(last: readonly Position[], first: readonly Position[]): void {
  for (const position of last) {
    apart(position.next, first)
    position.next.push(...first)
  }
}

/** Both together, none of which can read what another one can. */
function apart(some: readonly Position[], more: readonly Position[]): readonly Position[] {
  if (some.some(({ set }) => more.some((other) => overlap(set, other.set)))) throw SEVERAL_WAYS
  return [...some, ...more]
}

/** The positions after the first ones. */
function reachable(first: readonly Position[]): readonly Position[] {
  const found = new Set<Position>()
  const waiting = [...first]
  for (let position = waiting.pop(); position !== undefined; position = waiting.pop()) {
    for (const next of position.next) {
      if (found.has(next)) continue
      found.add(next)
      waiting.push(next)
    }
  }
  return [...found]
}
