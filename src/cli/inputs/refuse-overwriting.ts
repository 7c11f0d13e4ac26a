import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { readContract } from '../../contracts/index.ts'
import { GlobError, hasGlobCharacters } from '../../globs/index.ts'
import { usageError } from '../exit-status.ts'
import { isBesideContracts } from './beside-contracts.ts'
import { isSkipped } from './files-below.ts'
import { glob } from './glob.ts'
import { readBoundedFile } from './read-bounded.ts'

/**
 * Makes sure that a report does not take the place of what it is about.
 *
 * @param inputs files, folders and globs; others are passed over
 * @throws CommandError (status 2) when the file to be written is one of them, or a contract in one of the folders.
 *   A former report in a folder is none, and can be written again.
 */
export async function refuseOverwriting(output: string, inputs: readonly string[]): Promise<void> {
  const target = await identityOf(output)
  if (target === undefined) return
  for (const input of inputs) {
    if (await isAmong(output, target, input)) {
      throw usageError(
        `--output ${output} is an input itself, and the report would overwrite it; name another file.`,
      )
    }
  }
}

async function isAmong(output: string, target: string, input: string): Promise<boolean> {
  const found = await stat(input).catch(() => undefined) // what is no file may be another input
  if (found?.isDirectory() === true) return isContractBelow(input, output)
  if (found !== undefined) return (await identityOf(input)) === target
  if (!hasGlobCharacters(input)) return false
  try {
    for await (const file of glob(input)) {
      if ((await identityOf(file)) === target) return true
    }
  } catch (error) {
    if (!(error instanceof GlobError)) throw error // reading it will tell why
  }
  return false
}

/** The same for all names of a file, over symbolic and hard links; undefined where nothing can be overwritten. */
async function identityOf(file: string): Promise<string | undefined> {
  const found = await stat(file, { bigint: true }).catch(() => undefined) // opening it will tell why
  return found?.isFile() === true ? `${found.dev}:${found.ino}` : undefined
}

async function isContractBelow(folder: string, file: string): Promise<boolean> {
  const name = path.relative(await realpath(folder), await realpath(file))
  if (path.isAbsolute(name) || name.split(path.sep).some(isSkipped)) return false
  const bytes = await readBoundedFile(file)
  const contract = await readContract({ entry: { name: file, bytes } })
  const { format } = contract
  const error = contract.readable ? undefined : contract.error
  return !isBesideContracts({ source: file, format, ...(error !== undefined && { error }) })
}
