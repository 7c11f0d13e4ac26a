import { stat } from 'node:fs/promises'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

/**
 * Makes sure that the folder to which imports are held is one: below one that is not there nothing lies, and
 * every import would be refused.
 *
 * @throws CommandError (status 2)
 */
export async function checkRoot(root: string | undefined): Promise<void> {
  if (root === undefined) return
  const found = await stat(root).catch((error: unknown) => {
    throw usageError(`--root ${root} cannot be used: ${reasonOf(error)}.`, { cause: error })
  })
  if (!found.isDirectory()) throw usageError(`--root ${root} is no folder; name one.`)
}
