import { isDataArray, memberOf } from '../../../contracts/index.ts'
import type { DataValue } from '../../../contracts/index.ts'
import { optionsObject } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { operationsOf } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

/**
 * `restrictedOperations`: operations with one of the option's `methods` have a security requirement, their own
 * or that of the document.
 */
export const restrictedOperations: NodeFunction = {
  name: 'restrictedOperations',
  judges: 'node',
  configure(options, report) {
    const object = optionsObject(options, ['methods'], report)
    if (object === undefined) return undefined
    const methods = memberOf(object, 'methods')
    if (!isDataArray(methods) || !methods.every((method) => typeof method === 'string')) {
      report('methods must be a list of names', ['methods'])
      return undefined
    }
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const shared = values.member(value, 'security')
      for (const { method, operation, way } of operationsOf(
        values.member(value, 'paths'),
        values,
      )) {
        if (!methods.includes(method)) continue
        const own = values.member(operation, 'security')
        if (!isOpen(own === undefined ? shared : own)) continue
        const path = ['paths', ...way, ...(own === undefined ? [] : ['security'])]
        yield { message: `${method.toUpperCase()} is open to everybody`, path }
      }
    }
  },
}

function isOpen(requirements: DataValue | undefined): boolean {
  return (
    requirements === undefined ||
    requirements === null ||
    (isDataArray(requirements) && requirements.length === 0)
  )
}
