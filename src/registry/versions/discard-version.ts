import { nameOfService, versionId } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import type { VersionCatalog } from './versions.ts'
import { requireRevision } from '../require-revision.ts'
import { requireService } from '../services/require-service.ts'
import { serviceThing } from '../services/service-thing.ts'
import { findVersion, type FindVersionPorts } from './find-version.ts'
import { parseSemanticVersion } from './semantic-version.ts'

export function createDiscardVersion(
  ports: FindVersionPorts & { readonly permits: Permits; readonly projections: Projections },
): VersionCatalog['discard'] {
  const { versions, permits, projections } = ports
  return async (actor, service, version, revision) => {
    parseSemanticVersion(version)
    const present = await findVersion(ports, service, version)
    const owner = await requireService(ports.services, service)
    const thing = serviceThing(owner.value, `version:${present.id}`)
    const permit = await permits.require(actor, 'version.discard', thing)
    if (present.value.standing.frozen) {
      throw new RegistryError(
        'version-frozen',
        `${versionId(nameOfService(owner.value), present.value.version)} is published (${present.value.state}) and stays for ever; retire it instead.`,
      )
    }
    if (revision !== undefined) requireRevision(thing.subject, present.revision, revision)
    await projections.around([service], () =>
      versions.remove(permit, present, {
        event: 'version.discarded',
        change: { digest: present.value.digest, state: present.value.state },
      }),
    )
  }
}
