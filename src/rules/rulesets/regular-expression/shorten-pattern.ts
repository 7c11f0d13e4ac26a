import type { ParsedPattern } from './parse-pattern.ts'
import type { PatternNode } from './pattern-node.ts'

/**
 * An expression that is found in the same texts, and costs less to look for: a search does not ask how far a
 * match goes, so what may be empty at either end can be left out (`.*_id$` is `_id$`), and of what is repeated
 * there once is enough. Undefined when there is nothing to leave out.
 */
export function shortenPattern({ node, itemSources }: ParsedPattern): string | undefined {
  if (node.kind !== 'sequence' || itemSources.length === 0) return undefined
  const written = node.items.map((item, index) => ({ item, source: itemSources[index] ?? '' }))
  let first = 0
  let last = written.length - 1
  const head: string[] = []
  const tail: string[] = []
  for (; first <= last; first += 1) {
    const least = leastOf(written[first])
    if (least === undefined) break
    head.push(...least)
    if (least.length > 0) {
      first += 1
      break
    }
  }
  for (; last >= first; last -= 1) {
    const least = leastOf(written[last])
    if (least === undefined) break
    tail.unshift(...least)
    if (least.length > 0) {
      last -= 1
      break
    }
  }
  const middle = written.slice(first, last + 1).map(({ source }) => source)
  const isShorter = head.length + middle.length + tail.length < written.length
  const isLooser = head.length + tail.length > 0
  return isShorter || isLooser ? [...head, ...middle, ...tail].join('') : undefined
}

/** What a repeated single character comes down to at an end: nothing, or one of it. */
function leastOf(
  written: { readonly item: PatternNode; readonly source: string } | undefined,
): readonly string[] | undefined {
  if (written?.item.kind !== 'repeat' || written.item.body.kind !== 'char') return undefined
  const { min } = written.item
  if (min > 1) return undefined
  return min === 0 ? [] : [written.source.replace(/[+*?]\??$|\{[\d,]+\}\??$/, '')]
}
