import { isDataObject } from '../../../contracts/index.ts'
import { listed, namesOption } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

/** `or`: an object that has at least one of the `properties`. Other values pass. */
export const or: ValueFunction = {
  name: 'or',
  judges: 'value',
  configure(options, report) {
    const names = namesOption(options, report)
    if (names === undefined) return undefined
    return ({ value, property }) => {
      if (!isDataObject(value) || names.some((name) => Object.hasOwn(value, name))) return []
      return [{ message: `${shownName(property)} has none of ${listed(names, 'and')}` }]
    }
  },
}
