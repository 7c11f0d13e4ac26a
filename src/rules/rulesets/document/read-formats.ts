import { isDataArray, type DataValue } from '../../../contracts/index.ts'
import type { RulesetFormat } from '../model.ts'
import type { Mistakes, Path } from './mistakes.ts'
import { RULESET_FORMATS, rulesetFormat } from './ruleset-formats.ts'

/** Reads a list of formats; undefined when there is none. */
export function readFormats(
  value: DataValue | undefined,
  mistakes: Mistakes,
  path: Path,
): readonly RulesetFormat[] | undefined {
  if (value === undefined) return undefined
  if (!isDataArray(value)) {
    mistakes.report('formats must be a list', path)
    return undefined
  }
  return value.flatMap((spelling, index) => {
    const format = typeof spelling === 'string' ? rulesetFormat(spelling) : undefined
    if (format !== undefined) return [format]
    const known = RULESET_FORMATS.join(', ')
    mistakes.report(`There is no format ${JSON.stringify(spelling)}; there are ${known}`, [
      ...path,
      index,
    ])
    return []
  })
}
