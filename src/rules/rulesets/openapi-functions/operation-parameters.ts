import { isDataArray, isDataObject, memberOf } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { ResolvedValues } from './resolved-values.ts'

/**
 * `operationParameters`: a list of parameters has each name and place once, one body at most, and no body
 * beside a form.
 */
export const operationParameters: NodeFunction = {
  name: 'operationParameters',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      if (!isDataArray(value)) return
      const values = new ResolvedValues(graph)
      const seen = new Set<string>()
      let bodies = 0
      let hasForm = false
      for (const [index, item] of value.entries()) {
        const parameter = values.of(item)
        if (!isDataObject(parameter) || Object.hasOwn(parameter, '$ref')) continue
        const place = memberOf(parameter, 'in')
        const key = `${JSON.stringify(place)} ${JSON.stringify(memberOf(parameter, 'name'))}`
        if (seen.has(key)) {
          const message = 'an earlier parameter of the list has the same name and place'
          yield { message, path: [index] }
        }
        seen.add(key)
        if (place === 'formData') hasForm = true
        if (place !== 'body') continue
        bodies += 1
        if (bodies > 1) yield { message: 'the list has more than one body', path: [index] }
      }
      if (bodies > 0 && hasForm) {
        yield { message: 'the list has parameters both in body and in formData' }
      }
    }
  },
}
