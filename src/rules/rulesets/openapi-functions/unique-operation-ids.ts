import { memberOf, type DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { shownValue } from '../functions/shown-value.ts'
import { operationsOf } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

/** `uniqueOperationIds`: under a Paths Object no operationId stands twice; all but the first are reported. */
export const uniqueOperationIds: NodeFunction = {
  name: 'uniqueOperationIds',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const seen = new Set<DataValue>()
      for (const { operation, way } of operationsOf(value, new ResolvedValues(graph))) {
        const id = memberOf(operation, 'operationId')
        if (id === undefined) continue
        if (seen.has(id)) {
          const message = `the operationId ${shownValue(id)} belongs to another operation`
          yield { message, path: [...way, 'operationId'] }
        }
        seen.add(id)
      }
    }
  },
}
