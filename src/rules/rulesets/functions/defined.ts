import { takesNoOptions } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `defined`: it is there, even if it is null. */
export const defined: ValueFunction = {
  name: 'defined',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return ({ value, property }) =>
      value === undefined ? [{ message: `${shownName(property)} is missing` }] : []
  },
}
