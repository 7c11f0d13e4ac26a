import type { FieldUse, FieldValue } from './usage.ts'

/**
 * Fields of a body by their steps: a name, `[]` for the items of a list, or `[*]` for any other name. A field without
 * any below it is used with all that it holds.
 */
export interface FieldTree {
  readonly children: ReadonlyMap<string, FieldTree>
  /** Whether it is named itself, and not only something below it. */
  readonly isWhole: boolean
  /** Undefined where nobody said, or where somebody did not. */
  readonly values: readonly FieldValue[] | undefined
}

interface Growing {
  readonly children: Map<string, Growing>
  isWhole: boolean
  values: FieldValue[] | undefined
}

/** Everything, whatever its name. */
export const ALL_FIELDS: FieldTree = { children: new Map(), isWhole: true, values: undefined }

export function fieldTree(fields: readonly FieldUse[]): FieldTree {
  const root = growing()
  for (const { path, values } of fields) {
    let place = root
    for (const step of stepsOf(path)) {
      const next = place.children.get(step) ?? growing()
      place.children.set(step, next)
      place = next
    }
    const isFirst = !place.isWhole
    place.isWhole = true
    if (values === undefined) place.values = undefined
    else if (isFirst) place.values = [...values]
    else place.values?.push(...values)
  }
  return root
}

function growing(): Growing {
  return { children: new Map(), isWhole: false, values: undefined }
}

/** The step that stands for any name that is not listed beside it, as in a map. */
export const ANY_NAME = '[*]'

/**
 * `lines[].article` is `lines`, `[]`, `article`, and `prices[*]` is `prices`, `[*]`. A backslash takes the meaning
 * away from the character after it, for names that hold a dot or brackets themselves.
 */
export function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(STEP)].map(([whole, name]) =>
    name === undefined ? whole : name.replace(/\\(.)/gs, '$1'),
  )
}

const STEP = /\[\*?\]|((?:\\.|[^.\\[]|\[(?!\*?\]))+)/gs

/** The path of what stands below a path under a name. */
export function pathBelow(path: string, name: string): string {
  const escaped = name.replace(/[\\.[]/g, '\\$&')
  return path === '' ? escaped : `${path}.${escaped}`
}

/** Whether all that a field holds is used. */
export function isLeaf(tree: FieldTree): boolean {
  return tree.isWhole && tree.children.size === 0
}
