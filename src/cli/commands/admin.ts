import { openAdministration, StartError } from '../../main.ts'
import { rotateSigningKey } from '../../rotate-signing-key.ts'
import { AuditError } from '../../audit/index.ts'
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

/** `concordat admin rotate-key`: a new key for the ledger, in place of the present or a lost one. */
export async function rotateKeyCommand(): Promise<void> {
  try {
    const { publicKey, formerKey } = await rotateSigningKey(process.env)
    const former =
      formerKey === undefined ? 'There was none before.' : `The key before is in ${formerKey}.`
    await writeReport(
      `The ledger is signed with a new key from here on; its public key is ${publicKey}\n${former}\nGive the new signing-key.pem to every server on this store, and start them.\n`,
      undefined,
    )
  } catch (error) {
    if (error instanceof StartError || error instanceof AuditError)
      throw usageError(error.message, { cause: error })
    throw error
  }
}
