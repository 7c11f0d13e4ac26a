import type { ContractSummary } from '../../contracts/index.ts'
import type { Stored } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import type { VersionView } from '../model.ts'
import type { VersionListItem } from './versions.ts'

export function versionListItem({ value, revision }: Stored<VersionDocument>): VersionListItem {
  return {
    service: value.service,
    version: value.version,
    format: value.format,
    digest: value.digest,
    canonicalDigest: value.canonicalDigest,
    files: value.files,
    erased: value.erased,
    entry: value.entry,
    state: value.state,
    phase: value.phase,
    frozen: value.standing.frozen,
    lifecycle: value.lifecycle,
    verdict: value.verdict,
    conformance: value.conformance,
    compatibility: value.compatibility,
    documentation: {
      hasDescription: value.outline.hasDescription,
      operations: value.outline.operations,
      describedOperations: value.outline.describedOperations,
    },
    security: value.security,
    author: value.author.name,
    reason: value.reason,
    deprecatedAt: value.deprecatedAt,
    sunsetAt: value.sunsetAt,
    revision,
    createdAt: value.createdAt,
    updatedAt: value.updatedAt,
  }
}

export function versionView(
  version: Stored<VersionDocument>,
  summary: ContractSummary,
): VersionView {
  return { ...versionListItem(version), summary }
}
