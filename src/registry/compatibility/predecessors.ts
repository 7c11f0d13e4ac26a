import type { VersionDocument } from '../documents.ts'
import { lineOf } from '../versions/contract-line.ts'
import { parseSemanticVersion } from '../versions/semantic-version.ts'

/**
 * The earlier versions that a version may be held against, newest first: published releases of the same contract
 * line, lower by precedence (so that 1.4.3 follows 1.4.2, also after 2.0.0). A pre-release promises nothing, and
 * a retired version has no clients left, so that nothing is held against them. Where there are none of the same line,
 * the newest one of another line stands for all: it cannot be compared, and the report has to say so.
 *
 * @param siblings all versions of the service, highest first
 */
export function predecessorsOf(
  version: Pick<VersionDocument, 'version' | 'order' | 'format'>,
  siblings: readonly VersionDocument[],
): readonly VersionDocument[] {
  const earlier = siblings.filter(
    (sibling) =>
      sibling.order < version.order &&
      sibling.standing.frozen &&
      !sibling.standing.final &&
      !parseSemanticVersion(sibling.version).isPrerelease,
  )
  const ofLine = earlier.filter((sibling) => lineOf(sibling.format) === lineOf(version.format))
  return ofLine.length > 0 ? ofLine : earlier.slice(0, 1)
}
