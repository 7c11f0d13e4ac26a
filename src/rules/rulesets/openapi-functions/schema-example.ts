import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import { optionsObject } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { contractSchemas } from './contract-schemas.ts'
import { told } from './told-complaint.ts'

/** `schemaExample`: the members `fields` of a schema, such as `example` and `default`, are valid by the schema. */
export const schemaExample: NodeFunction = {
  name: 'schemaExample',
  judges: 'node',
  configure(options, report) {
    const object = optionsObject(options, ['fields'], report)
    if (object === undefined) return undefined
    const fields = memberOf(object, 'fields')
    if (!isDataArray(fields) || !fields.every((field) => typeof field === 'string')) {
      report('fields must be a list of names', ['fields'])
      return undefined
    }
    return function* ({ value }, graph) {
      if (!isDataObject(value)) return
      for (const field of fields) {
        const example = memberOf(value, field)
        if (example === undefined) continue
        for (const complaint of contractSchemas(graph).complaints(value, example)) {
          yield told(complaint, [field])
        }
      }
    }
  },
}
