import { randomUUID } from 'node:crypto'
import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf } from '../output.ts'

/**
 * Puts bytes in the place of a file's, all of them or none: they are written beside it, and then take its name
 * and mode. Behind a symbolic link the file that it leads to is replaced.
 *
 * @param expected what the file must still hold
 * @returns undefined, or why the file is as it was
 */
export async function replaceFile(
  file: string,
  expected: Uint8Array,
  bytes: Uint8Array,
): Promise<string | undefined> {
  try {
    const target = await realpath(file)
    const { mode } = await stat(target)
    const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}`)
    const handle = await open(beside, 'wx', mode)
    try {
      try {
        await handle.writeFile(bytes)
        await handle.chmod(mode)
        await handle.sync()
      } finally {
        await handle.close()
      }
      if (!(await readFile(target)).equals(expected)) return 'it was changed meanwhile'
      await rename(beside, target)
    } finally {
      await rm(beside, { force: true })
    }
    return undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return reasonOf(error)
  }
}
