import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import { optionsObject } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownValue } from './shown-value.ts'

const SHOWN_VALUES = 10

/** `enumeration`: one of the `values`. Objects, lists and what is absent pass. */
export const enumeration: ValueFunction = {
  name: 'enumeration',
  judges: 'value',
  configure(options, report) {
    const object = optionsObject(options, ['values'], report)
    if (object === undefined) return undefined
    const values = memberOf(object, 'values')
    if (!isDataArray(values) || !values.every(isPrimitive)) {
      report('values must be a list of strings, numbers, booleans and null', ['values'])
      return undefined
    }
    const allowed = new Set(values)
    const more = values.length > SHOWN_VALUES ? ', …' : ''
    const shown = values.slice(0, SHOWN_VALUES).map(shownValue).join(', ') + more
    return ({ value }) => {
      if (value === undefined || !isPrimitive(value) || allowed.has(value)) return []
      return [{ message: `${shownValue(value)} is none of the allowed values: ${shown}` }]
    }
  },
}

function isPrimitive(value: DataValue): boolean {
  return !isDataArray(value) && !isDataObject(value)
}
