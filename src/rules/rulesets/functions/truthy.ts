import { takesNoOptions } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `truthy`: neither absent, null, false, 0 nor an empty string. An empty object or list is truthy. */
export const truthy: ValueFunction = {
  name: 'truthy',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return ({ value, property }) => {
      if (value) return []
      const how = value === undefined ? 'missing' : 'empty, zero, false or null'
      return [{ message: `${shownName(property)} is ${how}` }]
    }
  },
}
