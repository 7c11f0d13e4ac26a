import type { SelectableType } from './path-expression.ts'

/** Whether a value has a type of `@string()` and its like, as JavaScript sees it: a list is an object, too. */
export function hasType(type: SelectableType, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'null':
      return value === null
    case 'object':
      return typeof value === 'object' && value !== null
    case 'scalar':
      return typeof value !== 'object' || value === null
    case 'boolean':
    case 'number':
    case 'string':
      return typeof value === type
  }
}
