import type { Stored } from '../../store/index.ts'
import { findMissingOperations } from '../compatibility/missing-operations.ts'
import type { VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { InputError } from '../problems.ts'
import { versionsOf } from '../versions/find-version.ts'
import { isInRange } from '../versions/semantic-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'

export interface OfferedOperationsPorts {
  readonly versions: GuardedCollection<VersionDocument>
  readonly versionContents: VersionContents
}

/**
 * Finds the operations that no version has that a subscription can be about. While no version lies in the range,
 * nothing is known of its operations, so that none is missed.
 *
 * @param pointerOf the place of an operation, by its index
 */
export async function unknownOperations(
  { versions, versionContents }: OfferedOperationsPorts,
  { service, range }: { readonly service: string; readonly range: string },
  operations: readonly string[],
  pointerOf: (index: number) => string,
): Promise<readonly InputError[]> {
  const offering = subscribable(await versionsOf(versions, service), range)
  if (offering.length === 0) return []
  let missing: ReadonlySet<string> = new Set(operations)
  for (const { value } of offering) {
    if (missing.size === 0) return []
    const summary = await versionContents.summary(value)
    const named = [...missing].map((operation) => ({ operation }))
    missing = new Set(findMissingOperations(summary, named))
  }
  const [only, ...others] = offering
  const who =
    others.length === 0 ? (only?.id ?? service) : `None of the versions of ${service} in ${range}`
  return operations.flatMap((operation, index) => {
    if (!missing.has(operation)) return []
    const message = `${who} has ${others.length === 0 ? 'no' : 'an'} operation "${operation.slice(0, 100)}".`
    return [{ pointer: pointerOf(index), message }]
  })
}

/**
 * Those that are published and not retired. Where there are none, the drafts that may become one; and where all are
 * retired, those.
 */
function subscribable(
  versions: readonly Stored<VersionDocument>[],
  range: string,
): readonly Stored<VersionDocument>[] {
  const inRange = versions.filter(({ value }) => isInRange(value, range))
  const live = inRange.filter(({ value }) => !value.standing.final)
  const published = live.filter(({ value }) => value.standing.frozen)
  return [published, live, inRange].find((some) => some.length > 0) ?? []
}
