/**
 * Compatibility: two contracts in, changes out, each with whom it breaks.
 *
 * May know contracts and nothing else; reads no files or network, no clock, prints nothing and keeps no state
 * between calls.
 */
export * from './model.ts'
export { CHANGE_KINDS } from './catalogue.ts'
export type { ChangeDirection, ChangeFacts, ChangeKind } from './change-kind.ts'
export { COMPARED_FORMATS, compareContracts } from './compare-contracts.ts'
export type { ComparisonOptions, ContractToCompare } from './compare-contracts.ts'
export type { LevelOverrides } from './judge.ts'
export type { ComparisonRules, StabilityLevel } from './found-change.ts'
export { adviseComparison, adviseVersion } from './version-advice.ts'
export type { VersionAdvice } from './version-advice.ts'
export {
  canBreakConsumers,
  judgeConsumers,
  operationsOfNeither,
} from './consumers/judge-consumers.ts'
export type {
  ConsumerUsage,
  FieldList,
  FieldUse,
  FieldValue,
  OperationUse,
  RequestUse,
  ResponseUse,
} from './consumers/usage.ts'
export { CONSUMER_SOURCES, readConsumer } from './consumers/read/read-consumer.ts'
export type { ConsumerSource, ReadConsumer } from './consumers/read/read-consumer.ts'
export { OperationFinder } from './consumers/operation-finder.ts'
export { judgeLevel } from './levels/judge-level.ts'
export type { ComparedVersion, LevelChange, LevelGap, LevelReport } from './levels/judge-level.ts'
export { partsOfLevel, REQUIRED_LEVELS, versionsToCompare } from './levels/required-level.ts'
export type { LevelParts, RequiredLevel } from './levels/required-level.ts'
export { waiveChanges } from './waive-changes.ts'
