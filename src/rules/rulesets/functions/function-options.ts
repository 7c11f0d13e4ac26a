import {
  isDataObject,
  memberOf,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'
import type { ReportOption } from './ruleset-function.ts'

/** Reports options that are given to a function that has none; `null` is none. */
export function takesNoOptions(options: DataValue | undefined, report: ReportOption): boolean {
  if (options === undefined || options === null) return true
  report('this function has no options; leave functionOptions out', [])
  return false
}

/** The options as an object with no other members than these; undefined after a report. */
export function optionsObject(
  options: DataValue | undefined,
  known: readonly string[],
  report: ReportOption,
): DataObject | undefined {
  if (!isDataObject(options)) {
    report(`functionOptions must be an object with ${listed(known, 'or')}`, [])
    return undefined
  }
  return hasOnly(options, known, report) ? options : undefined
}

/** Reports members that an object of options may not have, each at its place. */
export function hasOnly(
  object: DataObject,
  known: readonly string[],
  report: ReportOption,
  path: readonly string[] = [],
): boolean {
  const unknown = Object.keys(object).filter((key) => !known.includes(key))
  for (const key of unknown) {
    report(`there is no option "${key}"; there is ${listed(known, 'and')}`, [...path, key])
  }
  return unknown.length === 0
}

/** The option `properties` of `or` and `xor`: two names or more. */
export function namesOption(
  options: DataValue | undefined,
  report: ReportOption,
): readonly string[] | undefined {
  const object = optionsObject(options, ['properties'], report)
  if (object === undefined) return undefined
  const names = memberOf(object, 'properties')
  if (Array.isArray(names) && names.length > 1 && names.every((name) => typeof name === 'string')) {
    return names
  }
  report('properties must be a list of two names or more', ['properties'])
  return undefined
}

/** `a, b and c`, quoted. */
export function listed(words: readonly string[], conjunction: 'and' | 'or'): string {
  const quoted = words.map((word) => `"${word}"`)
  const last = quoted.pop() ?? 'nothing'
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${conjunction} ${last}`
}
