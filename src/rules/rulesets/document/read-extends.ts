import { isDataArray, type DataValue } from '../../../contracts/index.ts'
import type { Extent } from './apply-entries.ts'
import type { Mistakes, Path } from './mistakes.ts'

/** One item of `extends`: what it names, how much of it, and where that is said. */
export interface WrittenExtends {
  readonly name: string
  readonly extent: Extent
  readonly path: Path
}

/** Reads `extends`: a name, or a list of names and of pairs of a name and how much of it. */
export function readExtends(
  value: DataValue | undefined,
  mistakes: Mistakes,
  path: Path,
): readonly WrittenExtends[] {
  if (value === undefined) return []
  if (typeof value === 'string') return [{ name: value, extent: 'recommended', path }]
  if (!isDataArray(value)) {
    mistakes.report('extends must be the name of a ruleset, or a list of names', path)
    return []
  }
  return value.flatMap((item, index) => {
    const at = [...path, index]
    if (typeof item === 'string') return [{ name: item, extent: 'recommended' as const, path: at }]
    const [name, extent] = isDataArray(item) ? item : []
    if (typeof name === 'string' && isExtent(extent)) return [{ name, extent, path: at }]
    mistakes.report(
      'An item of extends must be a name, or a pair such as [spectral:oas, all] with all, recommended or off',
      at,
    )
    return []
  })
}

function isExtent(value: DataValue | undefined): value is Extent {
  return value === 'all' || value === 'recommended' || value === 'off'
}
