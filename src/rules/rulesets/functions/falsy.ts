import { takesNoOptions } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `falsy`: absent, null, false, 0 or an empty string. */
export const falsy: ValueFunction = {
  name: 'falsy',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return ({ value, property }) => {
      if (!value) return []
      return [{ message: `${shownName(property)} has a value, and none is allowed` }]
    }
  },
}
