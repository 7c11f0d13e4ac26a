import { compositeShare } from './composition/composite-share.ts'
import { processCompleteShare } from './composition/process-complete-share.ts'
import { processLinkedShare } from './composition/process-linked-share.ts'
import { breakingShare } from './contracts/breaking-share.ts'
import { contractShare } from './contracts/contract-share.ts'
import { documentedShare } from './contracts/documented-share.ts'
import { eventShare } from './contracts/event-share.ts'
import { unannouncedBreakRate } from './contracts/unannounced-break-rate.ts'
import { versionDiscipline } from './contracts/version-discipline.ts'
import type { FactDefinition } from './fact.ts'
import { adoptedShare } from './governance/adopted-share.ts'
import { adoptionLeadP50 } from './governance/adoption-lead-p50.ts'
import { cadenceKeptShare } from './governance/cadence-kept-share.ts'
import { earlyShare } from './governance/early-share.ts'
import { electionsCurrentShare } from './governance/elections-current-share.ts'
import { participationShare } from './governance/participation-share.ts'
import { policyLeadP50 } from './governance/policy-lead-p50.ts'
import { proposalLeadP50 } from './governance/proposal-lead-p50.ts'
import { roleFilledShare } from './governance/role-filled-share.ts'
import { tensionLeadP50 } from './governance/tension-lead-p50.ts'
import { fourEyesShare } from './lifecycle/four-eyes-share.ts'
import { gateShare } from './lifecycle/gate-share.ts'
import { lifecycleShare } from './lifecycle/lifecycle-share.ts'
import { noticeKeptShare } from './lifecycle/notice-kept-share.ts'
import { onDeprecatedShare } from './lifecycle/on-deprecated-share.ts'
import { overrideShare } from './lifecycle/override-share.ts'
import { productionLeadP50 } from './lifecycle/production-lead-p50.ts'
import { stalledShare } from './lifecycle/stalled-share.ts'
import { agreedUseShare } from './operation/agreed-use-share.ts'
import { driftShare } from './operation/drift-share.ts'
import { monitoredShare } from './operation/monitored-share.ts'
import { sloMetShare } from './operation/slo-met-share.ts'
import { sloObservedShare } from './operation/slo-observed-share.ts'
import { describedShare } from './ownership/described-share.ts'
import { duplicateRate } from './ownership/duplicate-rate.ts'
import { ownerShare } from './ownership/owner-share.ts'
import { dispensationExpiredShare } from './policies/dispensation-expired-share.ts'
import { interopPassShare } from './policies/interop-pass-share.ts'
import { policyCoverage } from './policies/policy-coverage.ts'
import { waivedShare } from './policies/waived-share.ts'
import { declaredSecurityShare } from './security/declared-security-share.ts'
import { securityCoverage } from './security/security-coverage.ts'
import { securityPassShare } from './security/security-pass-share.ts'
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
  breakingShare,
  eventShare,
  documentedShare,
  policyCoverage,
  interopPassShare,
  waivedShare,
  dispensationExpiredShare,
  securityCoverage,
  securityPassShare,
  declaredSecurityShare,
  lifecycleShare,
  gateShare,
  overrideShare,
  fourEyesShare,
  noticeKeptShare,
  onDeprecatedShare,
  stalledShare,
  productionLeadP50,
  reuseMean,
  reuseMultiShare,
  orphanShare,
  slaShare,
  multiEndpointShare,
  depServiceShare,
  depIntegratedShare,
  depDataShare,
  monitoredShare,
  agreedUseShare,
  driftShare,
  sloObservedShare,
  sloMetShare,
  compositeShare,
  processLinkedShare,
  processCompleteShare,
  roleFilledShare,
  electionsCurrentShare,
  cadenceKeptShare,
  participationShare,
  adoptedShare,
  proposalLeadP50,
  adoptionLeadP50,
  policyLeadP50,
  tensionLeadP50,
  earlyShare,
]

/** Every fact that the registry can compute, by id, those of one area together. */
export const FACTS: ReadonlyMap<string, FactDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.id, definition]),
)
