import { readFile, stat } from 'node:fs/promises'
import type { Location } from '../../contracts/index.ts'
import { usageError, type CommandError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

/** What is judged beside contracts: how messages call it, and how much of it is read. */
export interface Beside {
  /** A noun: "log". */
  readonly what: string
  /** The option that names it: "--messages". */
  readonly option: string
  readonly bytes: number
  /** What to do about one that is too large, as a sentence. */
  readonly advice: string
}

/** @throws CommandError (status 2) when there is no such file, or it is too large */
export async function readBeside(name: string, beside: Beside): Promise<Uint8Array> {
  const { what, option, bytes, advice } = beside
  try {
    const found = await stat(name)
    // A device or a pipe need not end.
    if (!found.isFile())
      throw usageError(`The ${what} ${name} is no file; name one with ${option}.`)
    if (found.size > bytes) {
      throw usageError(
        `The ${what} ${name} has ${found.size} bytes; at most ${bytes} are read. ${advice}`,
      )
    }
    return await readFile(name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined || !(error instanceof Error))
      throw error
    throw usageError(`The ${what} ${name} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}

/** What to tell of a file that is there and cannot be judged. */
export function notJudged(
  name: string,
  { what }: Beside,
  error: Error & { readonly location: Location | undefined },
): CommandError {
  const { message, location } = error
  const place = location === undefined ? '' : ` (line ${location.line}, column ${location.column})`
  return usageError(`The ${what} ${name} cannot be judged${place}: ${message}`, { cause: error })
}
