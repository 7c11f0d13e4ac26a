import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { CompatibilityCatalog } from './compatibility.ts'
import { requireService } from '../services/require-service.ts'
import { findVersion, versionsOf } from '../versions/find-version.ts'
import { judgeDeployment, type DeployabilityPorts } from './deployability.ts'
import { storedSubject, type JudgeCompatibility } from './judge-compatibility.ts'
import { requireEnvironment } from './require-environment.ts'

export type CompatibilityCatalogPorts = DeployabilityPorts & {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly judgeCompatibility: JudgeCompatibility
}

export function createCompatibilityCatalog(ports: CompatibilityCatalogPorts): CompatibilityCatalog {
  const { services, versions, versionContents, judgeCompatibility } = ports
  return {
    report: async (service, selector, asked) => {
      const { value } = await findVersion(ports, service, selector)
      const owner = await requireService(services, service)
      const subject = storedSubject(value, versionContents)
      if (asked?.against === undefined) {
        const siblings = (await versionsOf(versions, service)).map((sibling) => sibling.value)
        return judgeCompatibility(subject, owner.value, siblings)
      }
      const against = await findVersion(ports, service, asked.against)
      return judgeCompatibility(subject, owner.value, [], {
        level: asked.level ?? 'backward',
        against: [against.value],
      })
    },
    deployability: async (service, selector, deployment) => {
      const { value } = await findVersion(ports, service, selector)
      const owner = await requireService(services, service)
      await requireEnvironment(ports, owner.value, deployment.environment)
      return judgeDeployment(ports, value, owner.value, deployment)
    },
  }
}
