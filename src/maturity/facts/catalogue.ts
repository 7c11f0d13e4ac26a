import { contractShare } from './contract-share.ts'
import { describedShare } from './described-share.ts'
import { duplicateRate } from './duplicate-rate.ts'
import type { FactDefinition } from './fact.ts'
import { gateShare } from './gate-share.ts'
import { interopPassShare } from './interop-pass-share.ts'
import { lifecycleShare } from './lifecycle-share.ts'
import { onDeprecatedShare } from './on-deprecated-share.ts'
import { orphanShare } from './orphan-share.ts'
import { ownerShare } from './owner-share.ts'
import { policyCoverage } from './policy-coverage.ts'
import { processLinkedShare } from './process-linked-share.ts'
import { reuseMean } from './reuse-mean.ts'
import { reuseMultiShare } from './reuse-multi-share.ts'
import { slaShare } from './sla-share.ts'

const DEFINITIONS: readonly FactDefinition[] = [
  ownerShare,
  describedShare,
  contractShare,
  duplicateRate,
  lifecycleShare,
  gateShare,
  policyCoverage,
  interopPassShare,
  reuseMean,
  reuseMultiShare,
  orphanShare,
  slaShare,
  onDeprecatedShare,
  processLinkedShare,
]

/** Every fact that the registry can compute, by id. */
export const FACTS: ReadonlyMap<string, FactDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.id, definition]),
)
