import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import type { VersionDocument } from '../documents.ts'
import { refreshDerived } from '../refresh-derived.ts'
import { latestOf } from '../versions/select-version.ts'
import type { VersionContents } from '../versions/version-contents.ts'
import { contractEntries, gradedTokens } from './search-entries.ts'
import type { OlderEntry, OlderVersions, SearchEntry } from './search-index.ts'

const MAX_ENTRIES = 20_000

export interface IndexOlderPorts {
  readonly older: Collection<OlderVersions>
  readonly versionContents: VersionContents
}

/** Brings what the versions before the latest are found by in step. @param versions highest first */
export type IndexOlder = (
  service: string,
  versions: readonly Stored<VersionDocument>[],
) => Promise<void>

/**
 * A version's contract is read once, when the version stops being the latest: what is known of the others stays, so that
 * a service of a thousand versions takes one more as fast as a service of two.
 */
export function createIndexOlder({ older, versionContents }: IndexOlderPorts): IndexOlder {
  return async (service, versions) => {
    const latest = latestOf(versions)
    const rest = versions.filter((version) => version !== latest)
    const made = [latest && contentOf(latest.value), rest.map(nameOf)]
    const basis = digestOfBytes(JSON.stringify(made))
    await refreshDerived(older, service, async (present) => {
      const isKnown = present === undefined ? rest.length === 0 : present.basis === basis
      return isKnown ? undefined : updated(present, service, basis, latest, rest)
    })
  }

  async function updated(
    present: OlderVersions | undefined,
    service: string,
    basis: string,
    latest: Stored<VersionDocument> | undefined,
    rest: readonly Stored<VersionDocument>[],
  ): Promise<OlderVersions> {
    const known = present === undefined ? [] : stillCovered(present, rest)
    const covered = [...known]
    const entries = new Map<string, OlderEntry>()
    if (known.length > 0)
      for (const entry of present?.entries ?? []) entries.set(keyOf(entry), entry)
    for (const { value } of rest) {
      if (covered.some(({ version }) => version === value.version)) continue
      const position = covered.push({ version: value.version, content: contentOf(value) }) - 1
      for (const entry of contractEntries(await versionContents.summary(value))) {
        const same = entries.get(keyOf(entry))
        if (same === undefined && entries.size === MAX_ENTRIES) continue
        entries.set(keyOf(entry), {
          ...entry,
          versions: [...(same?.versions ?? []), position],
          current: false,
        })
      }
    }
    const ofLatest = latest && contractEntries(await versionContents.summary(latest.value))
    const current = new Set(ofLatest?.map(keyOf))
    const marked = [...entries].map(([key, entry]) => ({ ...entry, current: current.has(key) }))
    const gone = marked.filter((entry) => !entry.current)
    return { service, basis, covered, tokens: [...new Set(gradedTokens(gone))], entries: marked }
  }
}

/** What was covered, unless some of it is gone or was replaced: then everything is read again. */
function stillCovered(
  { covered }: OlderVersions,
  rest: readonly Stored<VersionDocument>[],
): OlderVersions['covered'] {
  const present = new Map(rest.map(({ value }) => [value.version, contentOf(value)]))
  return covered.every(({ version, content }) => present.get(version) === content) ? covered : []
}

function nameOf({ value }: Stored<VersionDocument>): readonly string[] {
  return [value.version, contentOf(value)]
}

function contentOf({ digest, entry, erased = [] }: VersionDocument): string {
  return [digest, entry, ...erased].join(' ')
}

function keyOf({ kind, texts }: SearchEntry): string {
  return JSON.stringify([kind, ...texts])
}
