import type { DataValue } from '../../../contracts/index.ts'
import { takesNoOptions } from '../functions/function-options.ts'
import type { NodeFunction } from '../functions/ruleset-function.ts'
import { equalValues } from '../json-schema/equal-values.ts'
import { operationsOf } from './operations.ts'
import { ResolvedValues } from './resolved-values.ts'

/** `separateAdminSecurity`: paths for administrators share no security requirement with other paths. */
export const separateAdminSecurity: NodeFunction = {
  name: 'separateAdminSecurity',
  judges: 'node',
  configure(options, report) {
    if (!takesNoOptions(options, report)) return undefined
    return function* ({ value }, graph) {
      const values = new ResolvedValues(graph)
      const operations = [...operationsOf(values.member(value, 'paths'), values)]
      const elsewhere = new Distinct()
      for (const { path, operation } of operations) {
        if (isForAdministrators(path)) continue
        for (const requirement of values.items(operation, 'security')) elsewhere.add(requirement)
      }
      for (const { path, operation, way } of operations) {
        if (!isForAdministrators(path)) continue
        for (const [index, requirement] of values.items(operation, 'security').entries()) {
          if (!elsewhere.has(requirement)) continue
          const message = `"${path}" is for administrators and has a security requirement of other paths`
          yield { message, path: ['paths', ...way, 'security', index] }
        }
      }
    }
  },
}

const isForAdministrators = (path: string): boolean => path.includes('admin')

/** Values of which no two are equal: documents have few requirements and many operations. */
class Distinct {
  readonly #values: DataValue[] = []

  add(value: DataValue): void {
    if (!this.has(value)) this.#values.push(value)
  }

  has(value: DataValue): boolean {
    return this.#values.some((other) => equalValues(other, value))
  }
}
