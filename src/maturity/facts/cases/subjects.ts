import { versionId, type PortfolioService } from '../../portfolio.ts'
import type { VersionListItem } from '../../../registry/index.ts'

/** The subject of a service in the ledger, which calls it for ever by the name of its registration. */
export function serviceSubject({ service }: PortfolioService): string {
  return `service:${service.registeredAs ?? service.id}`
}

/** As `serviceSubject`, of one of its versions. */
export function versionSubject({ service }: PortfolioService, version: VersionListItem): string {
  if (service.registeredAs === undefined) return `version:${versionId(version)}`
  return `version:${service.registeredAs}@${version.version}`
}
