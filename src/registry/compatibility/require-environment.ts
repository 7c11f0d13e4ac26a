import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'

export interface RequireEnvironmentPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
}

const MOST_NAMED = 20
const MOST_READ = 500 // services and subscriptions from which names for the refusal are taken

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
  const isNamed = { eq: environment }
  const [users, others] = await Promise.all([
    subscriptions.find({ where: { environment: isNamed }, limit: 1 }),
    services.find({ where: { 'endpoints.environment': isNamed }, limit: 1 }),
  ])
  if (users.items.length > 0 || others.items.length > 0) return
  const known = await someEnvironments(services, subscriptions)
  if (known.length === 0) return
  const more = known.length > MOST_NAMED ? ' and others' : ''
  throw new RegistryError(
    'environment-unknown',
    `Nothing in the registry names the environment "${environment.slice(0, 100)}"; it knows ${known.slice(0, MOST_NAMED).join(', ')}${more}.`,
  )
}

/** Names to choose from, sorted; not all of them in a large registry, and none only where there is none. */
async function someEnvironments(
  services: RequireEnvironmentPorts['services'],
  subscriptions: RequireEnvironmentPorts['subscriptions'],
): Promise<readonly string[]> {
  const isAny = { exists: true }
  const [users, others] = await Promise.all([
    subscriptions.find({ where: { environment: isAny }, limit: MOST_READ }),
    services.find({ where: { 'endpoints.environment': isAny }, limit: MOST_READ }),
  ])
  const named = [
    ...users.items.map(({ value }) => value.environment),
    ...others.items.flatMap(({ value }) => value.endpoints.map((one) => one.environment)),
  ]
  return [...new Set(named)].sort()
}
