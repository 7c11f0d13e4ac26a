import { backUp, restore } from '../../backup.ts'
import { StartError } from '../../main.ts'
import { usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'
import { reportVerification } from './audit.ts'

/** `concordat admin backup FILE`: needs access to the data folder and nothing else. */
export async function backupCommand(file: string): Promise<void> {
  await told(() => backUp(process.env, file))
  await writeReport(
    `The store is in ${file}. The ledger's signing-key.pem is a secret and not in it: keep a copy of that in another place, since a restored ledger goes on only with its key.\n`,
    undefined,
  )
}

/** `concordat admin restore FILE`: only where there is no store yet. */
export async function restoreCommand(file: string): Promise<void> {
  const verification = await told(() => restore(process.env, file))
  await writeReport(`${file} is restored.\n`, undefined)
  await reportVerification(verification)
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StartError) throw usageError(error.message, { cause: error })
    throw error
  }
}
