import {
  ContractError,
  decodeSource,
  digestOfBytes,
  type ContractFile,
  type SourceText,
} from '../contracts/index.ts'
import { readHar } from './har/read-har.ts'
import type { MessageLog } from './message.ts'
import { MESSAGE_LOG_LIMITS } from './message-limits.ts'
import { MessageLogError } from './message-log-error.ts'
import { readMonitorLog } from './monitor-log/read-monitor-log.ts'

/**
 * Reads a log of HTTP messages: one of the WS-I monitor (XML), or an HTTP archive (HAR 1.2, JSON) as browsers and
 * proxies write them. Which of the two it is, its content says.
 *
 * @throws MessageLogError when it is neither, cannot be read, or is larger than `MESSAGE_LOG_LIMITS`
 */
export function readMessageLog(file: ContractFile): MessageLog {
  const source = decode(file)
  const isXml = /^\s*</.test(source.text)
  const entries = isXml ? readMonitorLog(source) : readHar(source)
  return {
    file: file.name,
    format: isXml ? 'ws-i-monitor-log' : 'har',
    digest: digestOfBytes(file.bytes),
    ...entries,
  }
}

function decode(file: ContractFile): SourceText {
  const { logBytes } = MESSAGE_LOG_LIMITS
  if (file.bytes.length > logBytes) {
    throw new MessageLogError(
      'log-too-large',
      `The log has more than ${logBytes} bytes, the most that are read; split it, or leave out other traffic when capturing.`,
    )
  }
  try {
    return decodeSource(file, { fileBytes: logBytes })
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const { code, message, location } = error
    const what =
      code === 'empty'
        ? 'The log is empty.'
        : message.replace(', not a contract.', ', no log of messages.')
    throw new MessageLogError('log-unreadable', what, location, { cause: error })
  }
}
