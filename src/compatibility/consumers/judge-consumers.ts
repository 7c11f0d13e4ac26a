import type { Contract } from '../../contracts/index.ts'
import type { Change, ConsumerHit } from '../model.ts'
import { ContractUse } from './contract-use.ts'
import { operationKey, type OperationFinder } from './operation-finder.ts'
import { judgeHit, type HitReason, type OperationHit, type Sides } from './judge-hit.ts'
import type { ConsumerUsage, OperationUse } from './usage.ts'

/**
 * Names for each change the consumers that it breaks, of those given. Changes that can break no consumer stay as
 * they are; a consumer that no change names is broken by none of them.
 */
export function judgeConsumers(
  changes: readonly Change[],
  before: Contract,
  after: Contract,
  usages: readonly ConsumerUsage[],
): readonly Change[] {
  const sides = { old: new ContractUse(before), new: new ContractUse(after) }
  const finders = [sides.old.finder, sides.new.finder]
  const known = usages.map((usage) => ({
    usage,
    operations: operationsOf(usage, sides),
    ofNeither: operationsOfNeither(usage, finders),
  }))
  return changes.map((change) =>
    canBreakConsumers(change)
      ? { ...change, consumers: known.flatMap((consumer) => hitOf(change, consumer, sides) ?? []) }
      : change,
  )
}

/**
 * The operations that a consumer names, and neither contract has: what it calls instead is not known.
 *
 * @param finders those of both contracts
 */
export function operationsOfNeither(
  { operations = [] }: ConsumerUsage,
  finders: readonly OperationFinder[],
): readonly string[] {
  const names = new Set(operations.map(({ operation }) => operation))
  return [...names].filter((name) => finders.every((finder) => finder.find(name) === undefined))
}

/** Whether consumers have to be asked about a change. */
export function canBreakConsumers({ level, breaks }: Change): boolean {
  return level !== 'info' && breaks.includes('consumer')
}

interface KnownConsumer {
  readonly usage: ConsumerUsage
  readonly operations: readonly KnownOperation[] | undefined
  readonly ofNeither: readonly string[]
}

interface KnownOperation {
  readonly use: OperationUse
  /** What the old and the new contract call it. */
  readonly keys: ReadonlySet<string>
}

function operationsOf({ operations }: ConsumerUsage, sides: Sides): KnownConsumer['operations'] {
  return operations?.map((use) => ({
    use,
    keys: new Set(
      [operationKey(use.operation), sides.old.operationOf(use), sides.new.operationOf(use)].filter(
        (key) => key !== undefined,
      ),
    ),
  }))
}

function hitOf(
  change: Change,
  { usage: { consumer }, operations, ofNeither }: KnownConsumer,
  sides: Sides,
): ConsumerHit | undefined {
  const reached = change.operations
  if (operations === undefined) {
    return {
      consumer,
      certainty: 'may-break',
      operations: reached,
      reason: 'Which operations it uses is not known.',
    }
  }
  const isOfAll = reached.length === 0
  const keys = new Set(reached.map(operationKey))
  const hits = operations.flatMap((operation) => {
    const isReached = isOfAll || [...operation.keys].some((key) => keys.has(key))
    const hit = isReached ? judgeHit(change, operation.use, sides) : undefined
    return hit === undefined ? [] : [{ hit, operation: operation.use.operation }]
  })
  const hit = strongest(consumer, hits, isOfAll)
  if (hit !== undefined || ofNeither.length === 0) return hit
  const reason = `It names ${inWords(ofNeither)}, which neither version has; what it calls instead is not known.`
  return { consumer, certainty: 'may-break', operations: reached, reason }
}

/** One sentence for all operations: that of what is certain, where anything is. */
function strongest(
  consumer: string,
  hits: readonly { readonly hit: OperationHit; readonly operation: string }[],
  isOfAll: boolean,
): ConsumerHit | undefined {
  const meant = hits.find(({ hit }) => hit.certainty === 'breaks') ?? hits[0]
  if (meant === undefined) return undefined
  const { certainty, reason } = meant.hit
  const operations = [
    ...new Set(
      hits.filter(({ hit }) => hit.certainty === certainty).map(({ operation }) => operation),
    ),
  ].sort()
  const where = isOfAll ? 'the service' : inWords(operations)
  return { consumer, certainty, operations, reason: REASONS[reason](where) }
}

const MOST_NAMED = 3

function inWords(operations: readonly string[]): string {
  const more = operations.length - MOST_NAMED
  const named = operations.slice(0, more === 1 ? operations.length : MOST_NAMED).join(', ')
  return more > 1 ? `${named} and ${more} more` : named
}

const REASONS: Readonly<Record<HitReason, (where: string) => string>> = {
  calls: (where) => `It calls ${where}.`,
  'may-call': (where) => `It calls ${where}; whether it depends on this is not known.`,
  lacks: (where) => `Its requests to ${where} lack this.`,
  'may-lack': (where) => `It calls ${where}; whether its requests hold this is not known.`,
  sends: (where) => `It sends this to ${where}.`,
  'may-send': (where) => `It calls ${where}; whether it sends this is not known.`,
  'may-be-refused': (where) => `It sends this to ${where}, which may refuse it.`,
  reads: (where) => `It reads this in answers of ${where}.`,
  'may-read': (where) =>
    `It calls ${where}; whether it depends on this in the answers is not known.`,
  'value-sent': (where) => `It sends this value to ${where}.`,
  'value-refused': (where) => `It sends another value to ${where}.`,
  'value-unknown': (where) =>
    `It uses this in ${where}; which values it can deal with is not known.`,
}
