import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { versionId } from '../identifiers.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import { isExactVersion } from './semantic-version.ts'
import { selectVersion } from './select-version.ts'

export interface FindVersionPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
}

/**
 * The version that a selector chooses.
 * @throws RegistryError `service-not-found`, `version-not-found`, `invalid-version`
 */
export async function findVersion(
  { services, versions }: FindVersionPorts,
  service: string,
  selector: string,
): Promise<Stored<VersionDocument>> {
  await requireService(services, service)
  const found = isExactVersion(selector)
    ? await versions.get(versionId(service, selector))
    : selectVersion(await versionsOf(versions, service), selector)
  if (found !== undefined) return found
  throw new RegistryError(
    'version-not-found',
    `The service ${service} has no version ${selector.slice(0, 80)}.`,
  )
}

/** All versions of a service, highest first. */
export async function versionsOf(
  versions: GuardedCollection<VersionDocument>,
  service: string,
): Promise<readonly Stored<VersionDocument>[]> {
  const found: Stored<VersionDocument>[] = []
  const question = { where: { service: { eq: service } }, sort: ['-order'] }
  for await (const version of allPages(versions, question)) found.push(version)
  return found
}
