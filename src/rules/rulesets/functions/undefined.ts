import { takesNoOptions } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `undefined`: it is not there, not even as null. */
export const undefinedFunction: ValueFunction = {
  name: 'undefined',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return ({ value, property }) =>
      value === undefined ? [] : [{ message: `${shownName(property)} is not allowed here` }]
  },
}
