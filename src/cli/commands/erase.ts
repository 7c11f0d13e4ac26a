import type { ErasurePreview, ErasureView, VersionView } from '../../registry/index.ts'
import { registryError, usageError } from '../exit-status.ts'
import { counted, printable, writeReport } from '../output.ts'
import { parseCoordinates, versionPath } from '../registry/coordinates.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'

/** What commander makes of the options of `erase`. */
export interface EraseFlags {
  readonly file?: string
  readonly reason?: string
  readonly legalBasis?: string
  readonly decidedBy?: string
  readonly everywhere?: true
  readonly dryRun?: true
}

/** `concordat erase`: erases the content of one file by decision, or shows what would be gone. */
export async function eraseCommand(name: string, flags: EraseFlags): Promise<void> {
  const coordinates = parseCoordinates(name)
  if (coordinates?.selector === undefined) {
    throw usageError(`"${name}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const version = await askJson<VersionView>(versionPath(coordinates))
  const named = flags.file ?? version.entry
  const file = version.files.find((candidate) => candidate.name === named)
  if (file === undefined) {
    const names = version.files.map((candidate) => candidate.name).join(', ')
    throw usageError(`${name} has no file "${named}"; it has ${names}.`)
  }
  const path = `/erasures/${encodeURIComponent(file.digest)}`
  const preview = await askJson<ErasurePreview>(`${path}/preview`)
  if (flags.dryRun === true) {
    await writeReport(printable(inWords(file.name, preview)), undefined)
    return
  }
  const erasure = await askJson<ErasureView>(
    '/erasures',
    jsonBody('POST', {
      digest: file.digest,
      ...decisionIn(flags),
      versions: versionsIn(flags, preview),
    }),
  )
  await writeReport(
    `${printable(`${erasure.digest} is erased for ${counted(erasure.versions.length, 'version')}; its tombstone says why.`)}\n`,
    undefined,
  )
}

function decisionIn({
  reason,
  legalBasis,
  decidedBy,
}: EraseFlags): Record<'reason' | 'legalBasis' | 'decidedBy', string> {
  if (reason === undefined || legalBasis === undefined || decidedBy === undefined) {
    throw usageError(
      'An erasure needs --reason, --legal-basis and --decided-by; --dry-run shows what would be gone.',
    )
  }
  return { reason, legalBasis, decidedBy }
}

/** The versions that are meant: the one that was named, or with `--everywhere` all that share the content. */
function versionsIn({ everywhere }: EraseFlags, { versions }: ErasurePreview): readonly string[] {
  const names = versions.map(({ service, version }) => `${service}@${version}`)
  if (names.length < 2 || everywhere === true) return names
  throw registryError(
    `${names.join(', ')} share this content, and it would be gone for all of them. Look at each; --everywhere says that all are meant.`,
  )
}

function inWords(
  file: string,
  { digest, bytes, versions, subscriptions, authority }: ErasurePreview,
): string {
  const shared = versions.map(
    ({ service, version, state, files }) =>
      `  ${service}@${version} (${state}): ${files.join(', ')}`,
  )
  const refused = authority.filter(({ allowed }) => !allowed).flatMap(({ reasons }) => reasons)
  return [
    `${file} is ${digest} (${counted(bytes, 'byte')}). It would be gone for good in`,
    ...shared,
    ...(subscriptions.length > 0
      ? [`and what ${counted(subscriptions.length, 'consumer')} uploaded about its use`]
      : []),
    refused.length === 0 ? 'You may erase it.' : `You may not erase it: ${refused.join(' ')}`,
    '',
  ].join('\n')
}
