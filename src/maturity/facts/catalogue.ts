import { compositeShare } from './composition/composite-share.ts'
import { processCompleteShare } from './composition/process-complete-share.ts'
import { processLinkedShare } from './composition/process-linked-share.ts'
import { contractShare } from './contracts/contract-share.ts'
import { eventShare } from './contracts/event-share.ts'
import { unannouncedBreakRate } from './contracts/unannounced-break-rate.ts'
import { versionDiscipline } from './contracts/version-discipline.ts'
import type { FactDefinition } from './fact.ts'
import { fourEyesShare } from './lifecycle/four-eyes-share.ts'
import { gateShare } from './lifecycle/gate-share.ts'
import { lifecycleShare } from './lifecycle/lifecycle-share.ts'
import { noticeKeptShare } from './lifecycle/notice-kept-share.ts'
import { onDeprecatedShare } from './lifecycle/on-deprecated-share.ts'
import { stalledShare } from './lifecycle/stalled-share.ts'
import { describedShare } from './ownership/described-share.ts'
import { duplicateRate } from './ownership/duplicate-rate.ts'
import { ownerShare } from './ownership/owner-share.ts'
import { interopPassShare } from './policies/interop-pass-share.ts'
import { policyCoverage } from './policies/policy-coverage.ts'
import { depDataShare } from './use/dep-data-share.ts'
import { depIntegratedShare } from './use/dep-integrated-share.ts'
import { depServiceShare } from './use/dep-service-share.ts'
import { multiEndpointShare } from './use/multi-endpoint-share.ts'
import { orphanShare } from './use/orphan-share.ts'
import { reuseMean } from './use/reuse-mean.ts'
import { reuseMultiShare } from './use/reuse-multi-share.ts'
import { slaShare } from './use/sla-share.ts'

const DEFINITIONS: readonly FactDefinition[] = [
  ownerShare,
  describedShare,
  duplicateRate,
  contractShare,
  versionDiscipline,
  unannouncedBreakRate,
  eventShare,
  policyCoverage,
  interopPassShare,
  lifecycleShare,
  gateShare,
  fourEyesShare,
  noticeKeptShare,
  onDeprecatedShare,
  stalledShare,
  reuseMean,
  reuseMultiShare,
  orphanShare,
  slaShare,
  multiEndpointShare,
  depServiceShare,
  depIntegratedShare,
  depDataShare,
  compositeShare,
  processLinkedShare,
  processCompleteShare,
]

/** Every fact that the registry can compute, by id, those of one area together. */
export const FACTS: ReadonlyMap<string, FactDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.id, definition]),
)
