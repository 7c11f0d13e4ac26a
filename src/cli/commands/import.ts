import { looksLikeArchive } from '../../archive/index.ts'
import { restoreStore } from '../../archives.ts'
import { StartError } from '../../main.ts'
import { usageError } from '../exit-status.ts'
import { counted, writeReport } from '../output.ts'
import { progressLine } from '../progress-line.ts'
import { transfer, type ImportFlags } from '../transfer/transfer.ts'
import { reportVerification } from './audit.ts'

/** `concordat import`: an archive goes into the empty store of the environment, everything else to the registry. */
export async function importCommand(source: string, flags: ImportFlags): Promise<void> {
  if (await looksLikeArchive(source)) await restoreFrom(source)
  else await transfer(source, flags)
}

async function restoreFrom(file: string): Promise<void> {
  const progress = progressLine()
  try {
    const { records, contents, verification, into } = await restoreStore(
      process.env,
      file,
      ({ step, done, all }) => progress.show(`${step} ${done} of ${all}`),
    )
    progress.end()
    await writeReport(
      `${file} is restored into ${into}: ${counted(records['services'] ?? 0, 'service')}, ${counted(records['versions'] ?? 0, 'contract version')}, ${counted(contents, 'content')}.\n`,
      undefined,
    )
    await reportVerification(verification)
    await writeReport(
      `Put the ledger's signing-key.pem into the data folder, or run "concordat admin rotate-key" where it is lost.
Accounts have no password: "concordat admin reset-password --user NAME" makes one. The first start computes what is searched.\n`,
      undefined,
    )
  } catch (error) {
    progress.end()
    if (error instanceof StartError) throw usageError(error.message, { cause: error })
    throw error
  }
}
