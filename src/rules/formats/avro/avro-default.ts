import {
  isDataArray,
  isDataObject,
  memberOf,
  stringMember,
  type DataObject,
  type DataValue,
} from '../../../contracts/index.ts'

/** Looks a named type up. */
export type FindType = (name: string) => DataObject | undefined

/** Records within records that defaults are followed into; a default is no deeper than it is written. */
const MOST_LEVELS = 64

/**
 * Whether a default is a value of a type (Apache Avro 1.12, "Complex Types", table of field defaults). For
 * a union any branch will do. Types that are not known allow anything.
 */
export function fitsAvroType(
  value: DataValue,
  type: DataValue,
  find: FindType,
  level = 0,
): boolean {
  if (level > MOST_LEVELS) return true
  const fits = (inner: DataValue, innerType: DataValue | undefined): boolean =>
    innerType === undefined || fitsAvroType(inner, innerType, find, level + 1)
  if (isDataArray(type)) return type.length === 0 || type.some((branch) => fits(value, branch))
  if (isDataObject(type)) return fitsDefinition(value, type, fits)
  if (typeof type !== 'string') return true
  const named = find(type)
  return named === undefined ? fitsPrimitive(value, type) : fitsDefinition(value, named, fits)
}

function fitsDefinition(
  value: DataValue,
  definition: DataObject,
  fits: (inner: DataValue, type: DataValue | undefined) => boolean,
): boolean {
  const type = memberOf(definition, 'type')
  if (type === 'array') {
    return isDataArray(value) && value.every((item) => fits(item, memberOf(definition, 'items')))
  }
  if (type === 'map') {
    if (!isDataObject(value)) return false
    return Object.values(value).every((entry) => fits(entry, memberOf(definition, 'values')))
  }
  if (type === 'enum') {
    const symbols = memberOf(definition, 'symbols')
    return !isDataArray(symbols) || symbols.includes(value)
  }
  if (type === 'fixed') return typeof value === 'string'
  if (type === 'record' || type === 'error') {
    const fields = memberOf(definition, 'fields')
    if (!isDataObject(value) || !isDataArray(fields)) return isDataObject(value)
    return fields.every((field) => {
      const given = memberOf(value, stringMember(field, 'name') ?? '')
      if (given === undefined) return memberOf(field, 'default') !== undefined
      return fits(given, memberOf(field, 'type'))
    })
  }
  return fits(value, type)
}

function fitsPrimitive(value: DataValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'boolean':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value) && Math.abs(Number(value)) <= 2 ** 31
    case 'long':
      return Number.isInteger(value)
    case 'float':
    case 'double':
      // Infinity and NaN are no JSON numbers, and are written as text.
      return (
        typeof value === 'number' ||
        (typeof value === 'string' && /^-?(?:Infinity|NaN)$/.test(value))
      )
    case 'bytes':
    case 'string':
      return typeof value === 'string'
    default:
      return true
  }
}
