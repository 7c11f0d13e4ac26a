import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'

/**
 * Refuses a name that stands, or ever stood, for a service: links and agreements that name it must never come to mean
 * something else.
 * @param own the service that the name is meant for, which may go back to a name of its own
 * @throws RegistryError `service-exists`
 */
export async function requireUnusedName(
  services: GuardedCollection<ServiceDocument>,
  name: string,
  own?: string,
): Promise<void> {
  const registered = await services.get(name)
  const { items } = await services.find({ where: { names: { eq: name } }, limit: 1 })
  const holder = registered ?? items[0]
  if (holder !== undefined && holder.id !== own) {
    throw serviceExists(name, nameOfService(holder.value))
  }
}

/** @param present the name that the service has now which had this one */
export function serviceExists(name: string, present: string = name): RegistryError {
  return new RegistryError(
    'service-exists',
    present === name
      ? `The service ${name} is registered already; change that one, or choose another name.`
      : `${name} was a name of the service that is called ${present} now, and names are never used again; choose another name.`,
  )
}
