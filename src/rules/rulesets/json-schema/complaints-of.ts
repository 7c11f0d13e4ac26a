import type { Complaint } from '../model.ts'
import type { SchemaError } from './model.ts'

interface Place {
  /** What members the errors inside have, the names in the order in which JavaScript keeps them. */
  readonly children: Record<string, Place>
  errors: SchemaError[]
}

/**
 * The errors that are worth telling. Where a value fits none of several schemas, what is wrong inside it
 * says more than that; and a value outside a list of allowed ones says little beside other faults of its
 * object. This is how the ecosystem's linter reduces errors, so that findings agree.
 */
export function complaintsOf(errors: readonly SchemaError[]): readonly Complaint[] {
  if (errors.length === 0) return []
  const whole = newPlace()
  for (const error of errors) {
    let place = whole
    // The instance itself stands beside its members here, so faults inside do not hide its own.
    for (const name of error.path.length === 0 ? [''] : error.path) {
      place = place.children[name] ??= newPlace()
    }
    place.errors.push(error)
  }
  reduce(whole, undefined, '')
  return complaintsIn(whole)
}

function newPlace(): Place {
  return { children: Object.create(null) as Record<string, Place>, errors: [] }
}

function reduce(place: Place, parent: Place | undefined, name: string): void {
  const children = Object.entries(place.children)
  if (children.length > 0 && place.errors.some(({ keyword }) => keyword === 'anyOf')) {
    place.errors = []
  }
  const onlyEnum = place.errors.length > 0 && place.errors.every((it) => it.keyword === 'enum')
  if (onlyEnum && parent !== undefined && Object.keys(parent.children).length > 1) {
    Reflect.deleteProperty(parent.children, name)
  }
  for (const [childName, child] of children) reduce(child, place, childName)
}

function complaintsIn(place: Place): readonly Complaint[] {
  const [first] = place.errors
  const onlyEnum = place.errors.every(({ keyword }) => keyword === 'enum')
  const own = onlyEnum && first !== undefined ? [first] : place.errors
  return [
    ...own.map(({ message, path }) => ({ message, path })),
    ...Object.values(place.children).flatMap(complaintsIn),
  ]
}
