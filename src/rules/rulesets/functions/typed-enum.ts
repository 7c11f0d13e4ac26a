import { isDataArray, isDataObject, memberOf, type DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from './function-options.ts'
import type { ValueFunction } from './ruleset-function.ts'
import { shownValue } from './shown-value.ts'

/** `typedEnum`: the values of a schema's `enum` are of the schema's `type`, by JSON Schema's types. */
export const typedEnum: ValueFunction = {
  name: 'typedEnum',
  judges: 'value',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }) {
      if (!isDataObject(value)) return
      const type = memberOf(value, 'type')
      const values = memberOf(value, 'enum')
      if (!isDataArray(values) || (typeof type !== 'string' && !isDataArray(type))) return
      const types = typeof type === 'string' ? [type] : type
      for (const [index, item] of values.entries()) {
        if (types.some((one) => isOfType(item, one))) continue
        const wanted = types.map(String).join(', ')
        const message = `the value ${shownValue(item)} of the enum is not of the type ${wanted}`
        yield { message, path: ['enum', index] }
      }
    }
  },
}

function isOfType(value: DataValue, type: DataValue): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'array':
      return isDataArray(value)
    case 'object':
      return isDataObject(value)
    case 'null':
      return value === null
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    default:
      return false
  }
}
