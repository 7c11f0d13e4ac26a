import { memberOf } from '../../contracts/index.ts'
import type { DataValue, OpenApiNode } from '../../contracts/index.ts'

/** A value that a schema shows or assumes, and its path inside the schema. */
export interface SampleValue {
  readonly value: DataValue
  readonly path: readonly (string | number)[]
}

const SINGLE = ['example', 'default', 'const']
const LISTED = ['examples', 'enum']

/** The examples, the default and the enumerated values that a schema holds itself. */
export function* sampleValues({ value: schema }: OpenApiNode): Generator<SampleValue> {
  for (const field of SINGLE) {
    const value = memberOf(schema, field)
    if (value !== undefined) yield { value, path: [field] }
  }
  for (const field of LISTED) {
    const values = memberOf(schema, field)
    if (!Array.isArray(values)) continue
    for (const [index, value] of (values as readonly DataValue[]).entries()) {
      yield { value, path: [field, index] }
    }
  }
}
