import {
  OperationFinder,
  operationsOfNeither,
  type ConsumerUsage,
} from '../../compatibility/index.ts'
import type { Contract } from '../../contracts/index.ts'
import { printable } from '../output.ts'

const MOST_NAMED = 3

/** A line for each consumer whose use cannot be told from what it says. */
export function consumerNotices(
  usages: readonly ConsumerUsage[],
  before: Contract,
  after: Contract,
): readonly string[] {
  const finders = [new OperationFinder(before), new OperationFinder(after)]
  return usages.flatMap((usage) => {
    const consumer = printable(usage.consumer)
    if (usage.operations === undefined) {
      return `warning: which operations ${consumer} uses is not known; every change that breaks consumers may break it.`
    }
    const unknown = operationsOfNeither(usage, finders).map(printable)
    if (unknown.length === 0) return []
    const more = unknown.length - MOST_NAMED
    const named = `${unknown.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    return `warning: ${consumer} names ${named}, which neither contract has; every change that breaks consumers may break it.`
  })
}
