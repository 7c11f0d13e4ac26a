import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'

export interface RequireEnvironmentPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
}

const MOST_NAMED = 20

/**
 * Refuses an environment that nothing in the registry names, such as one that was mistyped: nobody is known to be
 * there, so that every version could be deployed. While no environment is named at all, any may be meant.
 *
 * @throws RegistryError `environment-unknown`
 */
export async function requireEnvironment(
  { services, subscriptions }: RequireEnvironmentPorts,
  { endpoints }: ServiceDocument,
  environment: string,
): Promise<void> {
  if (endpoints.some((endpoint) => endpoint.environment === environment)) return
  const known = new Set<string>()
  for await (const { value } of allPages(subscriptions, {})) {
    if (value.environment === environment) return
    known.add(value.environment)
  }
  for await (const { value } of allPages(services, {})) {
    for (const endpoint of value.endpoints) {
      if (endpoint.environment === environment) return
      known.add(endpoint.environment)
    }
  }
  if (known.size === 0) return
  const named = [...known].sort()
  const more = named.length - MOST_NAMED
  const list = `${named.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  throw new RegistryError(
    'environment-unknown',
    `Nothing in the registry names the environment "${environment.slice(0, 100)}"; it knows ${list}.`,
  )
}
