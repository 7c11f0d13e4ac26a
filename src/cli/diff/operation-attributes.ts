import { memberOf } from '../../contracts/index.ts'
import type { Contract, UnreadableContract } from '../../contracts/index.ts'
import type { OperationAttributes } from './diff-report.ts'

/** Extensions of the operations of OpenAPI descriptions, by the names that reports give operations. */
export function operationAttributes(
  contracts: readonly (Contract | UnreadableContract)[],
  names: readonly string[],
): OperationAttributes {
  const found = new Map<string, Record<string, unknown>>()
  if (names.length === 0) return found
  for (const contract of contracts) {
    if (!contract.readable || contract.model.kind !== 'openapi') continue
    for (const node of contract.model.nodes) {
      if (node.kind !== 'Operation') continue
      const operation = `${node.key.toUpperCase()} ${node.parent?.key ?? ''}`
      for (const name of names) {
        const value = memberOf(node.value, name)
        if (value !== undefined) found.set(operation, { ...found.get(operation), [name]: value })
      }
    }
  }
  return found
}
