import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import { CORE_FUNCTIONS } from '../functions/core-functions.ts'
import { UnusableOptionsError, type RulesetFunction } from '../functions/ruleset-function.ts'
import type { Given, RulesetThen } from '../model.ts'
import type { Mistakes, Path } from './mistakes.ts'
import { RULESET_LIMITS } from './ruleset-limits.ts'

/** The functions that a file may name. */
export interface KnownFunctions {
  /** Those beside the core functions, by name. */
  readonly further: ReadonlyMap<string, RulesetFunction>
  /** Names of JavaScript functions that the ruleset brings along. */
  readonly refused: ReadonlySet<string>
}

export interface ReadThen {
  readonly then: readonly RulesetThen[]
  /** Why the rule cannot be applied. */
  readonly unsupported: string | undefined
}

/** Reads `then`: a function with its options, or a list of them. */
export function readThen(
  value: DataValue,
  language: Given['language'],
  functions: KnownFunctions,
  mistakes: Mistakes,
  path: Path,
): ReadThen {
  const written = isDataArray(value)
    ? value.map((one, index) => ({ one, at: [...path, index] }))
    : [{ one: value, at: path }]
  const then: RulesetThen[] = []
  const reasons: string[] = []
  for (const { one, at } of written) {
    const read = readOne(one, language, functions, mistakes, at)
    if (typeof read === 'string') reasons.push(read)
    else if (read !== undefined) then.push(read)
  }
  return { then, unsupported: reasons.length > 0 ? reasons.join('; ') : undefined }
}

/** A function ready to judge, the reason why it cannot, or undefined after a report. */
function readOne(
  value: DataValue,
  language: Given['language'],
  functions: KnownFunctions,
  mistakes: Mistakes,
  path: Path,
): RulesetThen | string | undefined {
  if (!isDataObject(value)) {
    mistakes.report('then must be an object with "function", or a list of them', path)
    return undefined
  }
  const field = memberOf(value, 'field')
  if (field !== undefined && typeof field !== 'string') {
    mistakes.report('field must be a text', [...path, 'field'])
    return undefined
  }
  if (field !== undefined && field.length > RULESET_LIMITS.fieldCharacters) {
    const most = RULESET_LIMITS.fieldCharacters
    mistakes.report(`field has more than ${most} characters`, [...path, 'field'])
    return undefined
  }
  const name = memberOf(value, 'function')
  if (typeof name !== 'string') {
    mistakes.report('function must be the name of a function', [...path, 'function'])
    return undefined
  }
  if (functions.refused.has(name)) {
    return `the function "${name}" is JavaScript, and code of a ruleset is not run`
  }
  const found = CORE_FUNCTIONS.get(name) ?? functions.further.get(name)
  if (found === undefined) {
    const known = [...CORE_FUNCTIONS.keys()].join(', ')
    mistakes.report(`There is no function "${name}"; there are ${known}`, [...path, 'function'])
    return undefined
  }
  if (language === 'x-path' && found.judges === 'node') {
    return `the function "${name}" does not judge XML`
  }
  return configured(found, value, field, mistakes, path)
}

function configured(
  found: RulesetFunction,
  value: DataValue,
  field: string | undefined,
  mistakes: Mistakes,
  path: Path,
): RulesetThen | string | undefined {
  const { name } = found
  const options = memberOf(value, 'functionOptions')
  const report = (message: string, at: Path) => {
    mistakes.report(`Options of "${name}": ${message}`, [...path, 'functionOptions', ...at])
  }
  try {
    if (found.judges === 'node') {
      const check = found.configure(options, report)
      return check && { field, function: name, check, valueCheck: undefined }
    }
    const check = found.configure(options, report)
    return check && { field, function: name, check, valueCheck: check }
  } catch (error) {
    if (!(error instanceof UnusableOptionsError)) throw error
    return `the options of "${name}" cannot be used: ${error.message}`
  }
}
