import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { ResolvedValues } from './resolved-values.ts'

/** `discriminatorProperty`: the property that a schema of 2.0 names as discriminator is there and required. */
export const discriminatorProperty: NodeFunction = {
  name: 'discriminatorProperty',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const name = memberOf(value, 'discriminator')
      if (typeof name !== 'string') return
      const values = new ResolvedValues(graph)
      const properties = values.member(value, 'properties')
      if (!isDataObject(properties) || !Object.hasOwn(properties, name)) {
        const message = `the discriminator "${name}" is no property of the schema`
        yield { message, path: ['properties'] }
      }
      const required = values.member(value, 'required')
      if (!isDataArray(required) || !required.includes(name)) {
        yield { message: `the discriminator "${name}" is not required`, path: ['required'] }
      }
    }
  },
}
