import type { ActivationPlanDocument } from '../../activation/activation-plan-document.ts'
import type { Domains } from '../../domains/present-domains.ts'
import { planFacts } from '../../activation/activation-plans.ts'
import { allPages } from '../../all-pages.ts'
import { standingOf, type CharterDocument } from '../../charters/charter-document.ts'
import type { TickDocument } from '../../checklists/checklist-document.ts'
import { checklistFacts } from '../../checklists/tick-items.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../../documents.ts'
import type { CompatibilityReport } from '../../compatibility/compatibility-report.ts'
import type { EndpointDocument } from '../../endpoints/endpoint-document.ts'
import { environmentsOf } from '../../endpoints/endpoints-of-service.ts'
import type { GuardedCollection } from '../../guarded-collection.ts'
import { versionId } from '../../identifiers.ts'
import type { Judgement } from '../../judge-contract.ts'
import type { ConstitutionInForce, PoliciesInForce, RequiredNotice } from '../../ports.ts'
import { policySubject } from '../../versions/policy-subject.ts'
import { isInRange, parseSemanticVersion } from '../../versions/semantic-version.ts'
import { compatibilityFacts, successorFacts } from './compatibility-facts.ts'
import type { Facts } from './gate-facts.ts'
import type { LifecycleBook } from '../lifecycle-book.ts'
import { constitutionFacts, requestFacts } from './request-facts.ts'
import type { AskedTransition } from '../request-transition.ts'
import { commonServiceFacts } from './service-facts.ts'

export interface VersionFactsPorts {
  readonly domains: Domains
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly constitution: ConstitutionInForce
  readonly charters: GuardedCollection<CharterDocument>
  readonly ticks: GuardedCollection<TickDocument>
  readonly plans: GuardedCollection<ActivationPlanDocument>
  readonly endpoints: GuardedCollection<EndpointDocument>
  readonly lifecycles: LifecycleBook
  readonly policiesInForce: PoliciesInForce
}

/** What was judged of a version at the moment of the transition. */
export interface VersionJudgements {
  readonly judgement: Judgement
  readonly compatibility: CompatibilityReport
  /** How the highest higher version in service follows this one; undefined without one. */
  readonly successor: CompatibilityReport | undefined
}

/** Everything that the gates of a contract version can ask, at this moment; see `GATE_FACTS.version`. */
export async function versionFacts(
  ports: VersionFactsPorts,
  version: VersionDocument,
  service: ServiceDocument,
  { judgement, compatibility, successor }: VersionJudgements,
  siblings: readonly VersionDocument[],
  asked: AskedTransition,
): Promise<Facts> {
  return {
    contract: contractFacts(version),
    version: numberFacts(version, siblings),
    service: await serviceFacts(ports, version.service, service),
    conformance: conformanceFacts(judgement),
    compatibility: compatibilityFacts(compatibility),
    successor: successorFacts(successor),
    subscriptions: await subscriptionCounts(ports.subscriptions, version, siblings),
    deprecation: deprecationFacts(version, await noticeFor(ports, version, service), asked.at),
    checklist: await checklistFacts(
      ports.ticks,
      `version:${versionId(version.service, version.version)}`,
      version.digest,
    ),
    plan: planFacts(
      await ports.plans.get(versionId(version.service, version.version)),
      version.digest,
      asked.actor,
    ),
    request: requestFacts(asked, version.author.person),
    constitution: await constitutionFacts(ports.constitution),
  }
}

function contractFacts({ format, outline }: VersionDocument): Facts[string] {
  return { format, ...outline, title: outline.title ?? '' }
}

function numberFacts(
  version: VersionDocument,
  siblings: readonly VersionDocument[],
): Facts[string] {
  const { text, major, minor, patch, isPrerelease } = parseSemanticVersion(version.version)
  const predecessor = siblings.find(
    ({ order, standing }) => order < version.order && standing.frozen,
  )
  const successor = successorOf(version, siblings)
  return {
    number: text,
    major,
    minor,
    patch,
    isPrerelease,
    state: version.state,
    predecessor: predecessor?.version ?? '',
    successorInService: successor?.version ?? '',
  }
}

/** The highest higher version that may be called. @param siblings highest first */
export function successorOf(
  version: VersionDocument,
  siblings: readonly VersionDocument[],
): VersionDocument | undefined {
  return siblings.find(({ order, standing }) => order > version.order && isServing(standing))
}

async function serviceFacts(
  { domains, charters, endpoints, lifecycles }: VersionFactsPorts,
  serviceId: string,
  service: ServiceDocument,
): Promise<Facts[string]> {
  const { tags, objectives } = service
  const charter = (await charters.get(serviceId))?.value
  const { initial } = await lifecycles.for('endpoint')
  const environments = await environmentsOf(endpoints, { id: serviceId, value: service }, initial)
  return {
    ...(await commonServiceFacts(domains, service)),
    ...(charter === undefined
      ? NO_CHARTER
      : standingOf(charter, await lifecycles.pinned(charter.lifecycle), service.capability ?? '')),
    environments: environments.named,
    onlineEnvironments: environments.online,
    objectives: objectives.length,
    tags,
  }
}

const NO_CHARTER = { charter: '', charteredFor: '', isChartered: false }

/** Policies that are not known count as one that could not be judged, never as none. */
export function conformanceFacts({ report, conformance, problem }: Judgement): Facts[string] {
  const gating = conformance.filter(({ enforcement }) => enforcement !== 'advise')
  const open = report.findings.filter(({ waived }) => waived === null)
  return {
    verdict: report.verdict,
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    gating: gating.length,
    failing: gating.filter(({ verdict }) => verdict === 'fail').map(({ policy }) => policy),
    undetermined: [
      ...(problem === undefined ? [] : ['the policies in force']),
      ...gating
        .filter(({ verdict }) => verdict !== 'fail' && verdict !== 'pass')
        .map(({ policy }) => policy),
    ],
    policies: Object.fromEntries(
      conformance.map(({ policy, verdict, enforcement, counts }) => [
        policy,
        { verdict, enforcement, errors: counts.error, warnings: counts.warning },
      ]),
    ),
  }
}

/** Counts those that no other version in service could take over. */
async function subscriptionCounts(
  subscriptions: GuardedCollection<SubscriptionDocument>,
  version: VersionDocument,
  siblings: readonly VersionDocument[],
): Promise<Facts[string]> {
  const others = siblings.filter(
    (sibling) => sibling.version !== version.version && isServing(sibling.standing),
  )
  const where = { service: { eq: version.service }, live: { eq: true } }
  let live = 0
  let active = 0
  for await (const { value } of allPages(subscriptions, { where })) {
    if (!isInRange(version, value.range)) continue
    if (others.some((other) => isInRange(other, value.range))) continue
    live += 1
    if (value.active) active += 1
  }
  return { live, active }
}

/** What is deprecated keeps the notice that was demanded when it was announced. */
export async function noticeFor(
  { policiesInForce }: Pick<VersionFactsPorts, 'policiesInForce'>,
  version: VersionDocument,
  service: ServiceDocument,
): Promise<RequiredNotice> {
  if (version.notice !== undefined) return version.notice
  const required = await policiesInForce.noticeFor?.(policySubject(service, version))
  return required ?? DEFAULT_NOTICE
}

const DEFAULT_NOTICE: RequiredNotice = {
  days: 90,
  because: 'No requirement in force speaks of its notice; a quarter is the least by default.',
}

const DAY = 24 * 60 * 60 * 1_000 // milliseconds

function deprecationFacts(
  { deprecatedAt, sunsetAt }: VersionDocument,
  { days, policy, because }: RequiredNotice,
  now: Date,
): Facts[string] {
  return {
    noticeDays:
      deprecatedAt === undefined || sunsetAt === undefined
        ? 0
        : Math.floor((Date.parse(sunsetAt) - Date.parse(deprecatedAt)) / DAY),
    requiredNoticeDays: days,
    noticePolicy: policy === undefined ? because : `${because} (${policy})`,
    deprecatedAt: deprecatedAt ?? '',
    sunsetAt: sunsetAt ?? '',
    isSunset: sunsetAt !== undefined && Date.parse(sunsetAt) <= now.getTime(),
  }
}

/** May be called, and is not about to go. */
function isServing({ inService, deprecated }: VersionDocument['standing']): boolean {
  return inService && !deprecated
}
