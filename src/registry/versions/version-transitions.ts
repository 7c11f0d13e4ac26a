import type { Stored } from '../../store/index.ts'
import { dutiesOfTransition } from '../announcements/version-duties.ts'
import type { DecisionDocument, ServiceDocument, VersionDocument } from '../documents.ts'
import { compatibilitySummary } from '../compatibility/compatibility-summary.ts'
import { storedSubject, type JudgeCompatibility } from '../compatibility/judge-compatibility.ts'
import type { Duties } from '../duties/duties.ts'
import type { KeptJudgements } from '../judgements/keep-judgements.ts'
import { packName, type JudgeContract } from '../judge-contract.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import {
  overviewOf,
  requestTransition,
  type AskedTransition,
  type TransitionPorts,
  type TransitionSubject,
} from '../lifecycle/request-transition.ts'
import { standingIn } from '../lifecycle/standing.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import {
  noticeFor,
  successorOf,
  versionFacts,
  type VersionFactsPorts,
  type VersionJudgements,
} from '../lifecycle/facts/version-facts.ts'
import type { RequiredNotice } from '../ports.ts'
import type { Projections } from '../projections.ts'
import type { Transitions } from '../lifecycle/transitions.ts'
import { requireService } from '../services/require-service.ts'
import { findVersion, versionsOf, type FindVersionPorts } from './find-version.ts'
import { policySubject } from './policy-subject.ts'
import { parseSemanticVersion } from './semantic-version.ts'
import type { VersionContents } from './version-contents.ts'

export type VersionTransitionPorts = TransitionPorts &
  VersionFactsPorts &
  FindVersionPorts & {
    readonly judge: JudgeContract
    readonly judgeCompatibility: JudgeCompatibility
    readonly versionContents: VersionContents
    readonly lifecycles: LifecycleBook
    readonly projections: Projections
    readonly judgements: KeptJudgements
    readonly duties: Duties
  }

export function createVersionTransitions(ports: VersionTransitionPorts): Transitions {
  const load = (service: string, selector: string): Promise<TransitionSubject> =>
    versionSubject(ports, service, selector)
  return {
    overview: async (actor, service, selector) =>
      overviewOf(ports, actor, await load(service, selector)),
    request: (actor, service, version, request) => {
      const { text } = parseSemanticVersion(version)
      return requestTransition(ports, actor, request, () => load(service, text))
    },
  }
}

/** A version, as its gates see it. @throws RegistryError as `findVersion` */
export async function versionSubject(
  ports: VersionTransitionPorts,
  service: string,
  selector: string,
): Promise<TransitionSubject> {
  const version = await findVersion(ports, service, selector)
  const owner = await requireService(ports.services, service)
  const lifecycle = await ports.lifecycles.pinned(version.value.lifecycle)
  return subjectFor(ports, version, owner.value, lifecycle)
}

function subjectFor(
  ports: VersionTransitionPorts,
  version: Stored<VersionDocument>,
  service: ServiceDocument,
  lifecycle: Lifecycle,
): TransitionSubject {
  const { id, revision, value } = version
  return {
    action: 'version.transition',
    subject: `version:${id}`,
    domain: service.domain,
    revision,
    state: value.state,
    lifecycle,
    createdAt: value.createdAt,
    decision: value.decision,
    assess: async (asked) => {
      const contract = ports.versionContents.asJudged(value)
      const judgement = await ports.judge(policySubject(service, value), contract, id)
      const siblings = (await versionsOf(ports.versions, value.service)).map(
        (stored) => stored.value,
      )
      const judgements = {
        judgement,
        ...(await compatibilityAmong(ports, value, service, siblings)),
      }
      return {
        facts: await versionFacts(ports, value, service, judgements, siblings, asked),
        policies: judgement.policies.map(packName),
        inputs: {
          content: value.digest,
          ...Object.fromEntries(
            judgements.compatibility.against.map(({ version, digest }) => [
              `version ${version}`,
              digest,
            ]),
          ),
        },
        enter: async (permit, decision) => {
          const notice = await noticeFor(ports, value, service)
          const next = entered(value, lifecycle, judgements, decision, asked, notice)
          const duties = dutiesOfTransition(value, next, service, lifecycle.initial.id)
          await ports.duties.announce(duties, () =>
            ports.projections.around([value.service], async () => {
              const stored = await ports.versions.replace(permit, version, next, {
                event: 'version.transitioned',
                reason: decision.reason,
                change: {
                  transition: decision.transition,
                  from: decision.from,
                  to: decision.to,
                  decision: decision.id,
                  sunsetAt: next.sunsetAt,
                },
              })
              // Scopes of policies may look at the state.
              await ports.judgements.renew(service, [stored])
            }),
          )
        },
      }
    },
  }
}

async function compatibilityAmong(
  { judgeCompatibility, versionContents }: VersionTransitionPorts,
  version: VersionDocument,
  service: ServiceDocument,
  siblings: readonly VersionDocument[],
): Promise<Omit<VersionJudgements, 'judgement'>> {
  const compatibility = await judgeCompatibility(
    storedSubject(version, versionContents),
    service,
    siblings,
  )
  const next = successorOf(version, siblings)
  const successor =
    next &&
    (await judgeCompatibility(storedSubject(next, versionContents), service, siblings, {
      level: 'backward',
      against: [version],
    }))
  return { compatibility, successor }
}

/** The document in the state that the decision leads to. */
function entered(
  version: VersionDocument,
  lifecycle: Lifecycle,
  { judgement, compatibility }: VersionJudgements,
  decision: DecisionDocument,
  asked: AskedTransition,
  notice: RequiredNotice,
): VersionDocument {
  const standing = standingIn(lifecycle.state(decision.to))
  return {
    ...version,
    ...standing,
    ...announcement(version, standing.standing, decision.at, asked.sunsetAt, notice),
    verdict: judgement.report.verdict,
    conformance: [...judgement.conformance],
    judged: judgement.judged,
    compatibility: compatibilitySummary(compatibility),
    decision,
    updatedAt: decision.at,
  }
}

/**
 * Entering a deprecated state announces the end, a final state keeps what was announced, and any other
 * takes it back.
 */
function announcement(
  { deprecatedAt, sunsetAt, notice, standing: before }: VersionDocument,
  now: VersionDocument['standing'],
  at: string,
  askedSunset: string | undefined,
  demanded: RequiredNotice,
): Pick<VersionDocument, 'deprecatedAt' | 'sunsetAt' | 'notice'> {
  if (now.deprecated && !before.deprecated) {
    return { deprecatedAt: at, sunsetAt: askedSunset, notice: { ...demanded } }
  }
  const keeps = now.deprecated || now.final
  return keeps
    ? { deprecatedAt, sunsetAt, notice }
    : { deprecatedAt: undefined, sunsetAt: undefined, notice: undefined }
}
