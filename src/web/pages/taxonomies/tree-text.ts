import type { TaxonomyValue } from '../../api/schemas.ts'

const STEP = '  '
const PARTED = ' | '

/** A value with those below it. */
export interface Term {
  readonly value: TaxonomyValue
  readonly below: readonly Term[]
}

/** Hangs each value below its parent, in the order in which they are listed. */
export function treeOf(values: readonly TaxonomyValue[]): readonly Term[] {
  const children = new Map<string | undefined, TaxonomyValue[]>()
  for (const value of values) {
    const siblings = children.get(value.parent)
    if (siblings === undefined) children.set(value.parent, [value])
    else siblings.push(value)
  }
  const below = (parent: string | undefined): readonly Term[] =>
    (children.get(parent) ?? []).map((value) => ({ value, below: below(value.id) }))
  return below(undefined)
}

/** Values as people write them: one a line, further in below its parent, `id | title` where they differ. */
export function textOf(values: readonly TaxonomyValue[]): string {
  const lines = (terms: readonly Term[], depth: number): readonly string[] =>
    terms.flatMap(({ value: { id, title }, below }) => [
      `${STEP.repeat(depth)}${id === title ? id : `${id}${PARTED}${title}`}`,
      ...lines(below, depth + 1),
    ])
  return lines(treeOf(values), 0).join('\n')
}

/** Reads what `textOf` writes; any further indentation is one step. */
export function valuesIn(text: string): readonly TaxonomyValue[] {
  const above: { readonly indent: number; readonly id: string }[] = []
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return []
    const indent = line.search(/\S/)
    const [id = '', ...title] = `${line.trim()} `.split(PARTED)
    while ((above.at(-1)?.indent ?? -1) >= indent) above.pop()
    const parent = above.at(-1)?.id
    above.push({ indent, id: id.trim() })
    return [
      {
        id: id.trim(),
        title: title.join(PARTED).trim() || id.trim(),
        ...(parent !== undefined && { parent }),
      },
    ]
  })
}

/** Whether the text says all that is said; an id with the mark between id and title in it would be cut. */
export function isSaidAsText(values: readonly TaxonomyValue[]): boolean {
  const known = new Map(valuesIn(textOf(values)).map((value) => [value.id, value]))
  return values.every(({ id, title, parent }) => {
    const read = known.get(id)
    return read?.title === title && read.parent === parent
  })
}
