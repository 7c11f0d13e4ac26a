import { memberOf, stringMember } from '../../contracts/index.ts'
import type { OpenApiModel } from '../../contracts/index.ts'
import type { FoundChange } from '../found-change.ts'
import { compareVersions, readVersion, type VersionNumber } from '../version-number.ts'
import { kindOf } from './change-kinds.ts'

/**
 * Whether the version that a description claims (`info.version`) hides that its changes break clients; to be asked
 * where they do. Versions without numbers, such as dates, say nothing about it.
 */
export function compareClaimedVersions(
  before: OpenApiModel,
  after: OpenApiModel,
): readonly FoundChange[] {
  const from = versionOf(before)
  const to = versionOf(after)
  const old = readVersion(from ?? '')
  const now = readVersion(to ?? '')
  if (old === undefined || now === undefined) return []
  const id = idFor(old, now)
  if (id === undefined) return []
  return [
    {
      kind: kindOf(id),
      facts: { from, to },
      operations: [],
      oldLocation: before.document.at('info', 'version'),
      newLocation: after.document.at('info', 'version'),
    },
  ]
}

function versionOf({ document }: OpenApiModel): string | undefined {
  return stringMember(memberOf(document.value, 'info'), 'version')
}

function idFor(old: VersionNumber, now: VersionNumber): string | undefined {
  const order = compareVersions(old, now)
  if (order === 0) return 'api-version-not-bumped'
  if (order > 0) return 'api-version-decreased'
  // A pre-release promises nothing, and below 1.0.0 the minor number stands for what breaks (items 4 and 9).
  if (old.preRelease !== undefined) return undefined
  const [major = 0n, minor = 0n] = old.numbers
  const isSame = now.numbers[0] === major && (major > 0n || (now.numbers[1] ?? 0n) === minor)
  return isSame ? 'api-major-version-not-bumped' : undefined
}
