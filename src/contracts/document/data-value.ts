/**
 * What JSON and YAML documents hold. Objects may have a key such as `__proto__` as an own property;
 * read members through {@link memberOf}, never by plain indexing.
 */
export type DataValue = null | boolean | number | string | readonly DataValue[] | DataObject

export interface DataObject {
  readonly [key: string]: DataValue
}

export function isDataObject(value: DataValue | undefined): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isDataArray(value: DataValue | undefined): value is readonly DataValue[] {
  return Array.isArray(value)
}

/** An own member of an object or item of a list; undefined when there is none. */
export function memberOf(value: DataValue | undefined, key: string): DataValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isDataArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** The value at the end of a path of keys; undefined when it ends earlier. */
export function valueAt(
  value: DataValue | undefined,
  tokens: readonly string[],
): DataValue | undefined {
  let current = value
  for (const token of tokens) current = memberOf(current, token)
  return current
}

export function stringMember(value: DataValue | undefined, key: string): string | undefined {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : undefined
}

export function objectMember(value: DataValue | undefined, key: string): DataObject | undefined {
  const member = memberOf(value, key)
  return isDataObject(member) ? member : undefined
}

export function arrayMember(value: DataValue | undefined, key: string): readonly DataValue[] {
  const member = memberOf(value, key)
  return isDataArray(member) ? member : []
}

/** What a value is called in messages for people. */
export function kindOfValue(value: DataValue): string {
  if (value === null) return 'null'
  if (isDataArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  return typeof value === 'boolean' ? `the boolean ${String(value)}` : `a ${typeof value}`
}
