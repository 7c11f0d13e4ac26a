import type { ContractFile } from '../../contracts/index.ts'
import {
  MESSAGE_LOG_LIMITS,
  MessageLogError,
  readMessageLog,
  type MessageLog,
} from '../../messages/index.ts'
import { notJudged, readBeside, type Beside } from './read-beside.ts'

/** A log of messages, and its file, whose lines reports show. */
export interface LoadedMessages {
  readonly file: ContractFile
  readonly log: MessageLog
}

const LOG: Beside = {
  what: 'log',
  option: '--messages',
  bytes: MESSAGE_LOG_LIMITS.logBytes,
  advice: 'Split it, or leave out other traffic when capturing.',
}

/** @throws CommandError (status 2) when there is no such log, or it cannot be read */
export async function loadMessages(name: string): Promise<LoadedMessages> {
  const file = { name, bytes: await readBeside(name, LOG) }
  try {
    return { file, log: readMessageLog(file) }
  } catch (error) {
    if (error instanceof MessageLogError) throw notJudged(name, LOG, error)
    throw error
  }
}
