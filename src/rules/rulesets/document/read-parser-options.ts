import { isDataObject, type DataValue } from '../../../contracts/index.ts'
import type { Severity } from '../../model.ts'
import type { Mistakes, Path } from './mistakes.ts'
import { readSeverity, SEVERITY_WANTED } from './read-rules.ts'
import type { ParserOptions } from './ruleset-file.ts'

/** Reads `parserOptions`: severities for what a document says twice or JSON cannot hold. */
export function readParserOptions(
  value: DataValue | undefined,
  mistakes: Mistakes,
  path: Path,
): Partial<ParserOptions> {
  if (value === undefined) return {}
  if (!isDataObject(value)) {
    mistakes.report('parserOptions must be an object', path)
    return {}
  }
  const options: { duplicateKeys?: Severity | 'off'; incompatibleValues?: Severity | 'off' } = {}
  for (const [name, written] of Object.entries(value)) {
    const severity = readSeverity(written)
    if (name !== 'duplicateKeys' && name !== 'incompatibleValues') {
      mistakes.report(
        `parserOptions has no member "${name}"; there are duplicateKeys and incompatibleValues`,
        [...path, name],
      )
    } else if (severity === undefined) mistakes.report(SEVERITY_WANTED, [...path, name])
    else options[name] = severity
  }
  return options
}
