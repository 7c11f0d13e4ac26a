import type { Stored } from '../../store/index.ts'
import type { ServiceDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { RegistryError } from '../problems.ts'

const MAX_ID_LENGTH = 300 // characters; longer than any identifier that can be registered

/** @throws RegistryError `service-not-found` */
export async function requireService(
  services: GuardedCollection<ServiceDocument>,
  id: string,
): Promise<Stored<ServiceDocument>> {
  const service = id.length <= MAX_ID_LENGTH ? await services.get(id) : undefined
  if (service !== undefined) return service
  throw new RegistryError('service-not-found', `There is no service ${id.slice(0, MAX_ID_LENGTH)}.`)
}
