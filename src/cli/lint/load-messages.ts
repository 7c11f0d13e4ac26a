import { readFile, stat } from 'node:fs/promises'
import type { ContractFile } from '../../contracts/index.ts'
import {
  MESSAGE_LOG_LIMITS,
  MessageLogError,
  readMessageLog,
  type MessageLog,
} from '../../messages/index.ts'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

/** A log of messages, and its file, whose lines reports show. */
export interface LoadedMessages {
  readonly file: ContractFile
  readonly log: MessageLog
}

/** @throws CommandError (status 2) when there is no such log, or it cannot be read */
export async function loadMessages(name: string): Promise<LoadedMessages> {
  const file = { name, bytes: await bytesOf(name) }
  try {
    return { file, log: readMessageLog(file) }
  } catch (error) {
    if (!(error instanceof MessageLogError)) throw error
    const { message, location } = error
    const place =
      location === undefined ? '' : ` (line ${location.line}, column ${location.column})`
    throw usageError(`The log ${name} cannot be judged${place}: ${message}`, { cause: error })
  }
}

async function bytesOf(name: string): Promise<Uint8Array> {
  try {
    const found = await stat(name)
    const { logBytes } = MESSAGE_LOG_LIMITS
    // A device or a pipe need not end.
    if (!found.isFile()) throw usageError(`The log ${name} is no file; name one with --messages.`)
    if (found.size > logBytes) {
      throw usageError(
        `The log ${name} has ${found.size} bytes; at most ${logBytes} are read. Split it, or leave out other traffic when capturing.`,
      )
    }
    return await readFile(name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined || !(error instanceof Error))
      throw error
    throw usageError(`The log ${name} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}
