import type { SchemaError } from '../rulesets/json-schema/model.ts'

/** A fault of a value as a clause: `"status" must be integer`. */
export function shownFault({ message, path }: SchemaError): string {
  return path.length === 0 ? `it ${message}` : `"${path.join('/')}" ${message}`
}
