import type { Stored } from '../../store/index.ts'
import type { Domains } from '../domains/present-domains.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Facts } from '../lifecycle/facts/gate-facts.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import { constitutionFacts, requestFacts } from '../lifecycle/facts/request-facts.ts'
import {
  overviewOf,
  requestTransition,
  type AskedTransition,
  type TransitionPorts,
  type TransitionSubject,
} from '../lifecycle/request-transition.ts'
import { commonServiceFacts } from '../lifecycle/facts/service-facts.ts'
import type { ConstitutionInForce } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { CharterTransitions } from '../lifecycle/transitions.ts'
import { requireService } from '../services/require-service.ts'
import { versionsOf } from '../versions/find-version.ts'
import type { CharterDocument } from './charter-document.ts'

export type CharterPorts = TransitionPorts & {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly charters: GuardedCollection<CharterDocument>
  readonly lifecycles: LifecycleBook
  readonly constitution: ConstitutionInForce
}

/** The life of the business capability behind a service: from an idea, over its charter, to its end. */
export function createCharterTransitions(ports: CharterPorts): CharterTransitions {
  const load = (id: string): Promise<TransitionSubject> => charterSubject(ports, id)
  return {
    overview: async (actor, service) => overviewOf(ports, actor, await load(service)),
    request: (actor, service, request) =>
      requestTransition(ports, actor, request, () => load(service)),
  }
}

/** A charter, as its gates see it. @throws RegistryError `service-not-found` */
export async function charterSubject(ports: CharterPorts, id: string): Promise<TransitionSubject> {
  const service = await requireService(ports.services, id)
  const charter = await ports.charters.get(id)
  const lifecycle =
    charter === undefined
      ? await ports.lifecycles.for('service')
      : await ports.lifecycles.pinned(charter.value.lifecycle)
  return subjectFor(ports, service, charter, lifecycle)
}

function subjectFor(
  ports: CharterPorts,
  service: Stored<ServiceDocument>,
  charter: Stored<CharterDocument> | undefined,
  lifecycle: Lifecycle,
): TransitionSubject {
  const { id, value } = service
  const state = charter?.value.state ?? lifecycle.initial.id
  return {
    action: 'service.transition',
    subject: `service:${id}`,
    domain: value.domain,
    revision: charter?.revision ?? 0,
    state,
    lifecycle,
    createdAt: value.createdAt,
    decision: charter?.value.decision,
    assess: async (asked) => ({
      facts: await charterFacts(ports, service, charter, asked),
      policies: [],
      inputs: {},
      enter: async (permit, decision) => {
        const { phase } = lifecycle.state(decision.to)
        const next: CharterDocument = {
          state: decision.to,
          phase,
          lifecycle: { id: lifecycle.id, version: lifecycle.version },
          capability: value.capability ?? '',
          movedBy: { person: asked.actor.id, name: asked.actor.name },
          decision,
          createdAt: charter?.value.createdAt ?? decision.at,
          updatedAt: decision.at,
        }
        const { transition, from, to, reason } = decision
        const happening = {
          event: 'service.transitioned',
          reason,
          change: { transition, from, to, decision: decision.id },
        } as const
        if (charter !== undefined) {
          await ports.charters.replace(permit, charter, next, happening)
          return
        }
        if ((await ports.charters.insert(permit, id, next, happening)) !== undefined) return
        throw new RegistryError(
          'stale-revision',
          `${permit.thing.subject} was changed meanwhile; read it again and repeat the change.`,
        )
      },
    }),
  }
}

async function charterFacts(
  { domains, versions, constitution }: CharterPorts,
  { id, value }: Stored<ServiceDocument>,
  charter: Stored<CharterDocument> | undefined,
  asked: AskedTransition,
): Promise<Facts> {
  const live = (await versionsOf(versions, id)).filter(
    (version) => version.value.standing.frozen && !version.value.standing.final,
  )
  return {
    service: {
      ...(await commonServiceFacts(domains, value)),
      liveVersions: live.map((version) => version.value.version),
    },
    request: requestFacts(asked, charter?.value.movedBy.person ?? ''),
    constitution: await constitutionFacts(constitution),
  }
}
