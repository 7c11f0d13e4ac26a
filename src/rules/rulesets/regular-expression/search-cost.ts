import { MOST_POSITIONS, oneWay } from './one-way.ts'
import type { PatternNode } from './pattern-node.ts'

/** An upper bound: `factor` times the length of the text, plus one, to the power of `degree`. */
export interface Bound {
  readonly degree: number
  readonly factor: number
}

/** What it takes to try everything from one place of the text. */
interface Cost {
  /** The ways in which a part can match there; the rest is tried after each. */
  readonly ways: Bound
  /** The steps until all of them have been tried. */
  readonly steps: Bound
}

const ONE: Bound = { degree: 0, factor: 1 }
const NOTHING: Cost = { ways: ONE, steps: ONE }
const ENDLESS: Cost = {
  ways: { degree: Infinity, factor: 1 },
  steps: { degree: Infinity, factor: 1 },
}
/** More than this is as good as endless. */
const MOST_STEPS = 1e9
/** Parts of one expression that are looked at for having one way. */
const MOST_ATTEMPTS = 1_000

/** Bounds the steps that a matcher which backtracks takes to search a text for a match. */
export function searchCost(node: PatternNode): Bound {
  const { steps } = new Estimate().costOf(node)
  if (beginsAtStart(node)) return steps
  if (!looksAround(node) && oneWay(node)?.beginsApart === true) {
    return { degree: 1, factor: 2 * sizeOf(node) }
  }
  return times(steps, { degree: 1, factor: 1 })
}

/** How many steps a bound allows for a text. */
export function stepsWithin({ degree, factor }: Bound, length: number): number {
  return factor * (length + 1) ** degree
}

function beginsAtStart(node: PatternNode): boolean {
  if (node.kind === 'assertion') return node.isStart
  if (node.kind === 'choice') return node.options.every(beginsAtStart)
  const first = node.kind === 'sequence' ? node.items[0] : undefined
  return first !== undefined && beginsAtStart(first)
}

class Estimate {
  #attempts = 0

  /** @param isBackward inside a look-behind, which is matched from its end; what has one way may have several then */
  costOf(node: PatternNode, isBackward = false): Cost {
    switch (node.kind) {
      case 'char':
      case 'assertion':
        return NOTHING
      case 'look':
        return { ways: ONE, steps: this.costOf(node.body, isBackward || !node.isAhead).steps }
      case 'sequence':
        return this.#costOfSequence(node.items, isBackward)
      case 'choice':
        return node.options
          .map((option) => this.costOf(option, isBackward))
          .reduce((one, other) => ({
            ways: plus(one.ways, other.ways),
            steps: plus(one.steps, other.steps),
          }))
      case 'repeat':
        return (
          this.#costOfOneWay([node], isBackward && node.body.kind !== 'char') ??
          this.#costOfRepeat(node.body, node.min, node.max, isBackward)
        )
    }
  }

  /** Items in a row with only one way through them are taken as one, as many as possible. */
  #costOfSequence(items: readonly PatternNode[], isBackward: boolean): Cost {
    let whole = NOTHING
    for (let at = 0; at < items.length;) {
      let end = Math.min(items.length, at + MOST_POSITIONS)
      let cost = this.#costOfOneWay(items.slice(at, end), isBackward)
      while (cost === undefined && end > at + 1) {
        end -= 1
        cost = this.#costOfOneWay(items.slice(at, end), isBackward)
      }
      const item = items[at]
      if (cost === undefined && item !== undefined) cost = this.costOf(item, isBackward)
      whole = inTurn(whole, cost ?? NOTHING)
      at = end
    }
    return whole
  }

  #costOfOneWay(items: readonly PatternNode[], isBackward: boolean): Cost | undefined {
    this.#attempts += 1
    if (isBackward || this.#attempts > MOST_ATTEMPTS) return undefined
    const node: PatternNode = { kind: 'sequence', items }
    const way = looksAround(node) ? undefined : oneWay(node)
    if (way === undefined) return undefined
    const steps: Bound = { degree: hasLoop(node) ? 1 : 0, factor: sizeOf(node) }
    return { ways: way.ends === undefined ? steps : { degree: 0, factor: way.ends }, steps }
  }

  #costOfRepeat(body: PatternNode, min: number, max: number, isBackward: boolean): Cost {
    if (max === Infinity) return ENDLESS
    const once = this.costOf(body, isBackward)
    let total = NOTHING
    for (let count = 0; count < max; count += 1) {
      const further = inTurn(total, once)
      total = count < min ? further : { ...further, ways: plus(total.ways, further.ways) }
      if (total.steps.factor > MOST_STEPS) return ENDLESS
    }
    return total
  }
}

function inTurn(before: Cost, after: Cost): Cost {
  return {
    ways: times(before.ways, after.ways),
    steps: plus(before.steps, times(before.ways, after.steps)),
  }
}

function times(one: Bound, other: Bound): Bound {
  return { degree: one.degree + other.degree, factor: one.factor * other.factor }
}

function plus(one: Bound, other: Bound): Bound {
  return { degree: Math.max(one.degree, other.degree), factor: one.factor + other.factor }
}

function looksAround(node: PatternNode): boolean {
  return node.kind === 'look' || partsOf(node).some(looksAround)
}

function hasLoop(node: PatternNode): boolean {
  return (node.kind === 'repeat' && node.max === Infinity) || partsOf(node).some(hasLoop)
}

/** How many characters and assertions it has, repetitions written out. */
function sizeOf(node: PatternNode): number {
  const size = partsOf(node).reduce((sum, part) => sum + sizeOf(part), 1)
  if (node.kind !== 'repeat') return size
  return size * Math.max(node.max === Infinity ? node.min + 1 : node.max, 1)
}

function partsOf(node: PatternNode): readonly PatternNode[] {
  if (node.kind === 'sequence') return node.items
  if (node.kind === 'choice') return node.options
  return node.kind === 'look' || node.kind === 'repeat' ? [node.body] : []
}
