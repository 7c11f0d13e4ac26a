import { isDataArray, type DataValue } from '../../../contracts/index.ts'

/** Whether two values are equal as JSON Schema has it (2020-12 core, section 4.2.2). */
export function equalValues(one: DataValue, other: DataValue): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  if (isDataArray(one)) {
    return (
      isDataArray(other) &&
      one.length === other.length &&
      one.every((item, index) => equalValues(item, other[index] ?? null))
    )
  }
  if (isDataArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && equalValues(one[key] ?? null, other[key] ?? null),
    )
  )
}

/** Whether two items of a list are equal, in time proportional to what is written in it. */
export function hasEqualItems(items: readonly DataValue[]): boolean {
  const scalars = new Set<DataValue>()
  const texts = new Set<string>()
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      if (scalars.has(item)) return true
      scalars.add(item)
    } else {
      const text = canonicalText(item)
      if (texts.has(text)) return true
      texts.add(text)
    }
  }
  return false
}

/** The same text for equal values: JSON with the names of members in order. */
function canonicalText(value: DataValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isDataArray(value)) return `[${value.map(canonicalText).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join()}}`
}
