import type { Format } from '../../contracts/index.ts'
import { registryError, usageError } from '../exit-status.ts'
import { servicePath, type Coordinates } from './coordinates.ts'
import { askJson } from './registry-client.ts'

interface ListedVersion {
  readonly version: string
  readonly state: string
  readonly frozen: boolean
  readonly phase: string
  readonly format: Format
  readonly createdAt: string
}

/**
 * Turns `latest`, a range or nothing into one version: the highest that is published and not retired, of the line that
 * is named or else of the one that began first. A draft
 * may change under the same number every day, so it is taken only where it is named.
 *
 * @throws CommandError (status 2) for what is no version or range, (status 3) when there is no such version
 */
export async function chooseVersion(
  coordinates: Coordinates,
): Promise<Coordinates & { readonly selector: string }> {
  const { domain, name, selector = 'latest' } = coordinates
  const [{ default: semver }, { lineOf, linesOf, parseSelector }] = await Promise.all([
    import('semver'),
    import('../../registry/index.ts'),
  ])
  const { line, wanted } = parseSelector(selector)
  if (line === undefined && semver.valid(wanted) !== null) return { ...coordinates, selector }
  const range = wanted === 'latest' ? '*' : semver.validRange(wanted)
  if (range === null) {
    throw usageError(
      `"${selector}" is neither a version, nor a range such as ^1.2, nor latest, with or without a contract line such as wsdl: before it.`,
    )
  }
  const matching = (await versionsOf(coordinates)).filter(
    ({ version, format }) =>
      (line === undefined || lineOf(format) === line) &&
      (wanted === 'latest' || semver.satisfies(version, range)),
  )
  if (semver.valid(wanted) !== null && matching[0] !== undefined) {
    return { ...coordinates, selector: matching[0].version }
  }
  const inLines = [...linesOf(matching, (version) => version).values()].flat()
  const chosen = inLines.find(({ frozen, phase }) => frozen && phase !== 'retirement')
  if (chosen !== undefined) return { ...coordinates, selector: chosen.version }
  const seen = matching.map(({ version, state }) => `${version} is ${state}`).join(', ')
  throw registryError(
    seen === ''
      ? `${domain}/${name} has no version ${selector}.`
      : `${domain}/${name} has no published version ${selector} (${seen}); name the one that is meant.`,
  )
}

/** All versions, highest first. */
async function versionsOf(coordinates: Coordinates): Promise<readonly ListedVersion[]> {
  const found: ListedVersion[] = []
  let cursor: string | null | undefined
  do {
    const query = new URLSearchParams({ limit: '500', ...(cursor && { cursor }) })
    const page = await askJson<{ items: readonly ListedVersion[]; next: string | null }>(
      `${servicePath(coordinates)}/versions?${query.toString()}`,
    )
    found.push(...page.items)
    cursor = page.next
  } while (cursor)
  return found
}
