import type { ASTNode } from '@marcbachmann/cel-js'
import { COMPREHENSIONS } from './names.ts'
import { walk } from './syntax.ts'

/** Functions that only rewritten source calls; their names cannot be written by an author. */
export const CHARGE = 'concordat_charge'
export const LINEAR_MATCHES = 'concordat_matches'

/**
 * Rewrites an expression so that its cost is bounded: what a comprehension will go through is charged to
 * the evaluation's budget before it begins (within it, CEL absorbs errors and would go on), and `matches` becomes a match in linear time, as CEL's own definition (RE2) demands.
 * The library itself offers neither.
 */
export function boundedSource(source: string, expression: ASTNode): string {
  const insertions: { at: number; text: string; replacing: number }[] = []
  const insert = (at: number, text: string, replacing = 0): void => {
    insertions.push({ at, text, replacing })
  }
  walk(expression, (node) => {
    if (node.op !== 'rcall') return
    const [name, receiver] = node.args
    if (name === 'matches') {
      insert(source.indexOf(name, receiver.range.end), LINEAR_MATCHES, name.length)
    } else if (COMPREHENSIONS.has(name)) {
      insert(receiver.range.start, `${CHARGE}(`)
      insert(receiver.range.end, ')')
    }
  })
  // From the end towards the beginning, so that the offsets of what is left stay true.
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce(
      (text, { at, text: added, replacing }) =>
        text.slice(0, at) + added + text.slice(at + replacing),
      source,
    )
}
