/** Levels of arrays and objects; MongoDB refuses more than 100, of which the adapter needs a few itself. */
const maximumDepth = 90

/** Halves of a surrogate pair without the other: no UTF-8 exists for them, so no store can keep them. */
const loneSurrogate = /\p{Surrogate}/u

export interface JsonProblem {
  /** Dotted, empty for the value itself. */
  readonly path: string
  readonly message: string
}

/** Whether a string can be kept and compared by every store. */
export function isWellFormed(text: string): boolean {
  return !loneSurrogate.test(text)
}

/**
 * The first place at which a value is something that JSON cannot hold, or undefined when it is fine.
 * Members that are `undefined` are fine: they are absent.
 */
export function findJsonProblem(value: unknown, path = '', depth = 0): JsonProblem | undefined {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? undefined : { path, message: 'holds half of a surrogate pair' }
    case 'number':
      return Number.isFinite(value) ? undefined : { path, message: `is ${value}` }
    case 'boolean':
      return undefined
    case 'object':
      if (value === null) return undefined
      if (depth === maximumDepth)
        return { path, message: `is nested deeper than ${maximumDepth} levels` }
      return Array.isArray(value)
        ? findInArray(value, path, depth + 1)
        : findInObject(value, path, depth + 1)
    case 'undefined':
      return { path, message: 'is undefined' }
    case 'bigint':
    case 'symbol':
    case 'function':
      return { path, message: `is a ${typeof value}` }
  }
}

function findInArray(
  values: readonly unknown[],
  path: string,
  depth: number,
): JsonProblem | undefined {
  for (let index = 0; index < values.length; index += 1) {
    const problem = findJsonProblem(values[index], join(path, String(index)), depth)
    if (problem !== undefined) return problem
  }
  return undefined
}

function findInObject(value: object, path: string, depth: number): JsonProblem | undefined {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    return { path, message: 'is an instance of a class' }
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (!isWellFormed(key)) return { path, message: 'has a key with half of a surrogate pair' }
    if (member === undefined) continue
    const problem = findJsonProblem(member, join(path, key), depth)
    if (problem !== undefined) return problem
  }
  return undefined
}

function join(path: string, segment: string): string {
  return path === '' ? segment : `${path}.${segment}`
}
