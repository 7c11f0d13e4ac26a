import { memberOf } from '../../contracts/index.ts'
import type { OpenApiNode } from '../../contracts/index.ts'
import { sampleValues } from './sample-values.ts'

const LIMITS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']

/** The numbers that a schema holds: its limits, and the values that it shows or assumes. */
export function* numbersIn(schema: OpenApiNode): Generator<{
  readonly value: number
  readonly path: readonly (string | number)[]
}> {
  for (const field of LIMITS) {
    const value = memberOf(schema.value, field)
    if (typeof value === 'number') yield { value, path: [field] }
  }
  for (const { value, path } of sampleValues(schema)) {
    if (typeof value === 'number') yield { value, path }
  }
}
