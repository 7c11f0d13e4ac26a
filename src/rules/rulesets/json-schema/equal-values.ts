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

/** Up to so many values are compared one by one. */
const FEW_VALUES = 16

/** Whether two items of a list are equal, in time proportional to what is written in it. */
export function hasEqualItems(items: readonly DataValue[]): boolean {
  if (items.length <= FEW_VALUES) {
    return items.some((item, index) => {
      for (let other = 0; other < index; other += 1) {
        if (equalValues(item, items[other] ?? null)) return true
      }
      return false
    })
  }
  const known = new DistinctValues()
  return items.some((item) => !known.add(item))
}

/** What lists of many values hold, for as long as the lists are there. */
const distinctValues = new WeakMap<readonly DataValue[], DistinctValues>()

/** Whether a list has an item that equals a value; a long list is gone through once, however often it is asked. */
export function includesValue(items: readonly DataValue[], value: DataValue): boolean {
  if (items.length <= FEW_VALUES) return items.some((item) => equalValues(item, value))
  let known = distinctValues.get(items)
  if (known === undefined) {
    known = new DistinctValues()
    for (const item of items) known.add(item)
    distinctValues.set(items, known)
  }
  return known.has(value)
}

/** Values of which no two are equal. */
class DistinctValues {
  readonly #scalars = new Set<DataValue>()
  readonly #texts = new Set<string>()

  /** @returns false when an equal one is there already */
  add(value: DataValue): boolean {
    const before = this.#scalars.size + this.#texts.size
    if (isScalar(value)) this.#scalars.add(value)
    else this.#texts.add(canonicalText(value))
    return this.#scalars.size + this.#texts.size > before
  }

  has(value: DataValue): boolean {
    return isScalar(value) ? this.#scalars.has(value) : this.#texts.has(canonicalText(value))
  }
}

function isScalar(value: DataValue): boolean {
  return typeof value !== 'object' || value === null
}

/** The same text for equal values: JSON with the names of members in order. */
function canonicalText(value: DataValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isDataArray(value)) return `[${value.map(canonicalText).join()}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? null)}`).join()}}`
}
