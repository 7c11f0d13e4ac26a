import { openAdministration, StartError } from '../../main.ts'
import { AccountError } from '../../governance/index.ts'
import { usageError } from '../exit-status.ts'
import { writeReport } from '../output.ts'

/** `concordat admin reset-password`: needs access to the store and nothing else. */
export async function resetPassword(user: string): Promise<void> {
  try {
    const administration = await openAdministration(process.env)
    try {
      const { account, password } = await administration.resetPassword(user)
      await writeReport(`The new password of ${account} is ${password}\n`, undefined)
    } finally {
      await administration.close()
    }
  } catch (error) {
    if (error instanceof StartError || error instanceof AccountError) {
      throw usageError(error.message, { cause: error })
    }
    throw error
  }
}
