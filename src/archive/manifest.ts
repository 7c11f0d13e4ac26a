import { z } from 'zod'
import { ArchiveError } from './archive-error.ts'

export const MANIFEST = 'manifest.json'
export const LEDGER_ENTRY = 'ledger.json'
/** Counts changes that readers of archives have to know of. */
export const ARCHIVE_VERSION = 1

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

const manifestSchema = z.strictObject({
  concordat: z.literal('archive'),
  version: z.literal(ARCHIVE_VERSION),
  /** Every other entry, in the order of the archive; sizes and digests are those of what is unpacked. */
  entries: z.array(z.strictObject({ name: z.string(), bytes: count, sha256 })),
  /** How many records each collection has, and how many contents there are. */
  records: z.record(z.string(), count),
  contents: count,
  /** What verifying the ledger has to give. */
  ledger: z.strictObject({
    entries: count,
    head: sha256,
    checkpoints: count,
    keys: z.array(z.string()),
  }),
})
/** What is in an archive. It says nothing of when or where it was made, so that equal registries have equal ones. */
export type Manifest = z.infer<typeof manifestSchema>

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`
}

/** @throws ArchiveError `archive-version`, `archive-unreadable` */
export function readManifest(text: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw unreadable('it is no JSON', cause)
  }
  const head = z.looseObject({ concordat: z.literal('archive'), version: z.int() }).safeParse(value)
  if (!head.success) throw unreadable('it is of something else')
  if (head.data.version !== ARCHIVE_VERSION)
    throw new ArchiveError(
      'archive-version',
      `The archive is of version ${head.data.version}, and this one reads version ${ARCHIVE_VERSION}; restore with the version of Concordat that exported it.`,
    )
  const manifest = manifestSchema.safeParse(value)
  if (!manifest.success) {
    const [issue] = manifest.error.issues
    throw unreadable(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  return manifest.data
}

function unreadable(why: string, cause?: unknown): ArchiveError {
  return new ArchiveError('archive-unreadable', `The manifest is not one of an archive: ${why}.`, {
    cause,
  })
}
