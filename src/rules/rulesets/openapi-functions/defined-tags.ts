import { isDataObject, memberOf } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { shownValue } from '../functions/shown-value.ts'
import { operationsOf } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

/** `definedTags`: the tags of operations are among those that the document declares. */
export const definedTags: NodeFunction = {
  name: 'definedTags',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const declared = new Set(
        values
          .items(value, 'tags')
          .filter(isDataObject)
          .map((tag) => memberOf(tag, 'name'))
          .filter((name) => typeof name === 'string'),
      )
      for (const { operation, way } of operationsOf(values.member(value, 'paths'), values)) {
        for (const [index, tag] of values.items(operation, 'tags').entries()) {
          if (typeof tag === 'string' && declared.has(tag)) continue
          const message = `the tag ${shownValue(tag)} is not declared in the tags of the document`
          yield { message, path: ['paths', ...way, 'tags', index] }
        }
      }
    }
  },
}
