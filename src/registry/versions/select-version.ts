import type { Stored } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import { RegistryError } from '../problems.ts'
import { lineOf, linesOf, parseSelector } from './contract-line.ts'
import { isExactVersion, isVersionIn, isVersionRange } from './semantic-version.ts'

/**
 * Chooses a version by `latest` or by a range, in the line that is named (`wsdl:latest`), else in the first that has one.
 * @param versions highest first
 * @throws RegistryError `invalid-version` when the selector is neither
 */
export function selectVersion(
  versions: readonly Stored<VersionDocument>[],
  selector: string,
): Stored<VersionDocument> | undefined {
  const { line, wanted } = parseSelector(selector)
  const ofLine = versions.filter(({ value }) => line === undefined || lineOf(value.format) === line)
  if (wanted === 'latest') return latestOf(ofLine)
  if (isExactVersion(wanted)) return ofLine.find(({ value }) => value.version === wanted)
  if (!isVersionRange(wanted)) {
    const message = `"${selector.slice(0, 80)}" is neither a version, nor a range such as ^1.2, nor latest, with or without a contract line such as wsdl: before it.`
    throw new RegistryError('invalid-version', message, {
      errors: [{ pointer: '/version', message }],
    })
  }
  return latestOf(ofLine.filter(({ value }) => isVersionIn(value.version, wanted)))
}

/**
 * The highest that is not retired, of the line that began first among those that have one; when all are retired, the
 * highest of the first line.
 * @param versions highest first
 */
export function latestOf(
  versions: readonly Stored<VersionDocument>[],
): Stored<VersionDocument> | undefined {
  const lines = [...linesOf(versions, ({ value }) => value).values()]
  for (const line of lines) {
    const live = line.find(({ value }) => !value.standing.final)
    if (live !== undefined) return live
  }
  return lines[0]?.[0]
}
