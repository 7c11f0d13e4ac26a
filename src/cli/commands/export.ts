import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { ArchiveError, openArchive } from '../../archive/index.ts'
import { exportStore, writeNewFile } from '../../archives.ts'
import { StartError } from '../../main.ts'
import { registryError, usageError } from '../exit-status.ts'
import { counted, reasonOf, writeReport } from '../output.ts'
import { ask, refusal } from '../registry/registry-client.ts'
import { exportBackstage } from '../transfer/backstage/export-backstage.ts'

/** What commander makes of the options of `export`. */
export interface ExportFlags {
  readonly format: 'archive' | 'backstage'
  readonly store?: true
}

/**
 * `concordat export`: one archive of everything, from the registry or from its store; or a catalogue of Backstage, from
 * the registry.
 */
export async function exportCommand(file: string, { format, store }: ExportFlags): Promise<void> {
  if (format === 'backstage' && store === true) throw usageError(ONLY_ARCHIVE)
  try {
    if (format === 'backstage') {
      await exportBackstage(file)
      return
    }
    await (store === true ? exportStore(process.env, file) : download(file))
    const archive = await openArchive(file)
    archive.close()
    const { records, contents, ledger } = archive.manifest
    await writeReport(
      `${file} holds ${counted(records['services'] ?? 0, 'service')}, ${counted(records['versions'] ?? 0, 'contract version')}, ${counted(contents, 'content')} and ${counted(ledger.entries, 'entry', 'entries')} of the ledger.
Note these elsewhere, to recognise it:
  manifest  ${archive.digest}
  ledger    ${ledger.head}
Passwords, tokens and the ledger's signing-key.pem are not in it; keep the key apart.\n`,
      undefined,
    )
  } catch (error) {
    if (error instanceof StartError || error instanceof ArchiveError)
      throw usageError(error.message, { cause: error })
    throw error
  }
}

const ONLY_ARCHIVE = '--store writes archives alone; leave it out, or --format backstage.'

async function download(file: string): Promise<void> {
  const response = await ask('/archive', { signal: null })
  if (!response.ok || response.body === null) throw await refusal(response)
  await writeNewFile(file, sent(Readable.fromWeb(response.body as ReadableStream)))
}

async function* sent(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* body
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw registryError(
      `The registry broke off: ${reasonOf(error.cause ?? error)}. Its log says why; export again.`,
      { cause: error },
    )
  }
  return undefined
}
