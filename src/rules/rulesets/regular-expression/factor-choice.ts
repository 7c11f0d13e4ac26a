import type { PatternNode } from './pattern-node.ts'

/**
 * A choice with what several options begin with written once: `/a|/b` as `/(?:a|b)`. A matcher that backtracks
 * tries both options up to where they differ, which costs a constant more, so bounds stay bounds.
 */
export function factorChoice(options: readonly PatternNode[]): PatternNode {
  const groups: { readonly head: PatternNode | undefined; readonly rests: PatternNode[] }[] = []
  for (const option of options) {
    const items = option.kind === 'sequence' ? option.items : [option]
    const [head] = items
    const known = head && groups.find((group) => group.head && isSameChar(group.head, head))
    if (head?.kind !== 'char') groups.push({ head: undefined, rests: [option] })
    else if (known !== undefined) known.rests.push(sequence(items.slice(1)))
    else groups.push({ head, rests: [sequence(items.slice(1))] })
  }
  const factored = groups.map(({ head, rests }): PatternNode => {
    const [only] = rests
    const rest = rests.length === 1 && only !== undefined ? only : factorChoice(rests)
    return head === undefined ? rest : sequence([head, rest])
  })
  const [only] = factored
  return factored.length === 1 && only !== undefined ? only : { kind: 'choice', options: factored }
}

function sequence(items: readonly PatternNode[]): PatternNode {
  return {
    kind: 'sequence',
    items: items.flatMap((it) => (it.kind === 'sequence' ? it.items : [it])),
  }
}

function isSameChar(one: PatternNode, other: PatternNode): boolean {
  if (one.kind !== 'char' || other.kind !== 'char' || one.set.length !== other.set.length)
    return false
  return one.set.every(([first, last], index) => {
    const range = other.set[index]
    return range?.[0] === first && range[1] === last
  })
}
