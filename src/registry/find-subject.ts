import { charterSubject, type CharterPorts } from './charters/charter-transitions.ts'
import { endpointSubject, type EndpointPorts } from './endpoints/endpoint-transitions.ts'
import type { LifecycleSubject } from './lifecycle/lifecycle-definition.ts'
import type { TransitionSubject } from './lifecycle/request-transition.ts'
import { RegistryError } from './problems.ts'
import {
  subscriptionSubject,
  type SubscriptionTransitionPorts,
} from './subscriptions/subscription-transitions.ts'
import { versionSubject, type VersionTransitionPorts } from './versions/version-transitions.ts'

export type FindSubjectPorts = VersionTransitionPorts &
  SubscriptionTransitionPorts &
  CharterPorts &
  EndpointPorts

/**
 * Something that lives by a lifecycle, by the name that decisions have for it (`version:sales/orders@1.0.0`); undefined
 * when it is not there.
 */
export async function findSubject(
  ports: FindSubjectPorts,
  kind: LifecycleSubject,
  subject: string,
): Promise<TransitionSubject | undefined> {
  const id = subject.slice(subject.indexOf(':') + 1)
  try {
    return await subjectOf(ports, kind, id)
  } catch (error) {
    if (error instanceof RegistryError && error.code.endsWith('-not-found')) return undefined
    throw error
  }
}

async function subjectOf(
  ports: FindSubjectPorts,
  kind: LifecycleSubject,
  id: string,
): Promise<TransitionSubject | undefined> {
  switch (kind) {
    case 'version': {
      const at = id.lastIndexOf('@')
      return versionSubject(ports, id.slice(0, at), id.slice(at + 1))
    }
    case 'subscription':
      return subscriptionSubject(ports, id)
    case 'service':
      return charterSubject(ports, id)
    case 'endpoint': {
      const [service = '', endpoint = ''] = id.split('#')
      return endpointSubject(ports, service, endpoint)
    }
    case 'policy':
      return undefined // policies keep no state of their lifecycle
  }
}
