import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import { optionsObject } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownName } from './shown-value.ts'

const OPTIONS = ['min', 'max'] as const

/**
 * `length`: between `min` and `max`, both inclusive. Counted are the UTF-16 code units of a string, the items
 * of a list and the members of an object; a number counts as itself, and other values pass.
 */
export const length: ValueFunction = {
  name: 'length',
  judges: 'value',
  configure(options, report) {
    const object = optionsObject(options, OPTIONS, report)
    if (object === undefined) return undefined
    const [min, max] = OPTIONS.map((name) => memberOf(object, name))
    if (min === undefined && max === undefined) {
      report('functionOptions needs "min", "max" or both', [])
      return undefined
    }
    if (!isLimit(min)) report('min must be a number', ['min'])
    if (!isLimit(max)) report('max must be a number', ['max'])
    if (!isLimit(min) || !isLimit(max)) return undefined
    return function* ({ value, property }) {
      const size = sizeOf(value)
      if (size === undefined) return
      const subject = `${shownName(property)} has the length ${String(size)}`
      if (min !== undefined && size < min) {
        yield { message: `${subject}; ${String(min)} or more is asked for` }
      }
      if (max !== undefined && size > max) {
        yield { message: `${subject}; ${String(max)} or less is asked for` }
      }
    }
  },
}

function isLimit(value: DataValue | undefined): value is number | undefined {
  return value === undefined || typeof value === 'number'
}

function sizeOf(value: DataValue | undefined): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'string' || isDataArray(value)) return value.length
  return isDataObject(value) ? Object.keys(value).length : undefined
}
