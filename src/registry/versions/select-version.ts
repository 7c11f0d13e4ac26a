import type { Stored } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import { RegistryError } from '../problems.ts'
import { isInRange, isVersionRange } from './semantic-version.ts'

/**
 * Chooses a version by `latest` or by a range.
 * @param versions highest first
 * @throws RegistryError `invalid-version` when the selector is neither
 */
export function selectVersion(
  versions: readonly Stored<VersionDocument>[],
  selector: string,
): Stored<VersionDocument> | undefined {
  if (selector === 'latest') return latestOf(versions)
  if (!isVersionRange(selector)) {
    const message = `"${selector.slice(0, 80)}" is neither a version, nor a range such as ^1.2, nor latest.`
    throw new RegistryError('invalid-version', message, {
      errors: [{ pointer: '/version', message }],
    })
  }
  return latestOf(versions.filter(({ value }) => isInRange(value.version, selector)))
}

/** The highest that is not retired; when all are, the highest. @param versions highest first */
export function latestOf(
  versions: readonly Stored<VersionDocument>[],
): Stored<VersionDocument> | undefined {
  return versions.find(({ value }) => !value.standing.final) ?? versions[0]
}
