import { domainOfService } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Projections } from '../projections.ts'
import type { VersionCatalog } from '../registry.ts'
import { findVersion, type FindVersionPorts } from './find-version.ts'
import { parseSemanticVersion } from './semantic-version.ts'

export function createDiscardVersion(
  ports: FindVersionPorts & { readonly permits: Permits; readonly projections: Projections },
): VersionCatalog['discard'] {
  const { versions, permits, projections } = ports
  return async (actor, service, version, revision) => {
    parseSemanticVersion(version)
    const present = await findVersion(ports, service, version)
    const thing = { subject: `version:${present.id}`, domain: domainOfService(service) }
    const permit = await permits.require(actor, 'version.discard', thing)
    if (present.value.standing.frozen) {
      throw new RegistryError(
        'version-frozen',
        `${present.id} is published (${present.value.state}) and stays for ever; retire it instead.`,
      )
    }
    if (revision !== undefined && revision !== present.revision) {
      throw new RegistryError(
        'stale-revision',
        `${present.id} has revision ${present.revision}, not ${revision}; read it again and repeat the change.`,
        { revision: present.revision },
      )
    }
    await projections.around([service], () =>
      versions.remove(permit, present, {
        event: 'version.discarded',
        change: { digest: present.value.digest, state: present.value.state },
      }),
    )
  }
}
