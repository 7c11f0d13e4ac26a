import { OperationFinder, type OperationUse } from '../../compatibility/index.ts'
import type { ContractSummary } from '../../contracts/index.ts'

/** The operations that a consumer names, and a contract does not offer. */
export function findMissingOperations(
  summary: ContractSummary,
  operations: readonly OperationUse[],
): readonly string[] {
  const finder = new OperationFinder({ summary })
  return operations
    .filter(({ operation }) => finder.find(operation) === undefined)
    .map(({ operation }) => operation)
}
