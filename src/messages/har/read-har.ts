import {
  arrayMember,
  ContractError,
  DEFAULT_LIMITS,
  isDataArray,
  memberOf,
  objectMember,
  readData,
  stringMember,
  type DataDocument,
  type DataValue,
  type SourceText,
} from '../../contracts/index.ts'
import type { EntryFault, Exchange } from '../message.ts'
import { MESSAGE_LOG_LIMITS } from '../message-limits.ts'
import { MessageLogError } from '../message-log-error.ts'
import type { ReadEntries } from '../read-entries.ts'
import type { HarPlace } from './har-place.ts'
import { readHarRequest, readHarResponse } from './har-message.ts'

/**
 * Reads an HTTP archive (HAR 1.2), as browsers, proxies and load test tools write it. Traffic that carries no SOAP is
 * left out and counted; an entry without what every entry must have is a fault of the log.
 *
 * @throws MessageLogError when the JSON is not well-formed, is no archive, or is too large
 */
export function readHar(source: SourceText): ReadEntries {
  const document = readArchive(source)
  const exchanges: Exchange[] = []
  const faults: EntryFault[] = []
  const inflation = { bytes: MESSAGE_LOG_LIMITS.allInflatedBytes }
  const entries = arrayMember(objectMember(document.value, 'log'), 'entries')
  if (entries.length * 2 > MESSAGE_LOG_LIMITS.messages) {
    throw new MessageLogError(
      'log-too-large',
      `The archive has more than ${MESSAGE_LOG_LIMITS.messages} messages, the most that are read; split it, or leave out other traffic when capturing.`,
    )
  }
  for (const [index, entry] of entries.entries()) {
    const place = { document, pointer: `/log/entries/${index}`, id: String(index + 1), inflation }
    const read = readEntry(entry, place)
    if ('reason' in read) faults.push(read)
    else exchanges.push(read)
  }
  return { location: document.locate(''), exchanges, faults }
}

function readArchive(source: SourceText): DataDocument {
  let document: DataDocument
  try {
    document = readData(source, { ...DEFAULT_LIMITS, nodes: MESSAGE_LOG_LIMITS.logNodes })
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    throw new MessageLogError('log-unreadable', error.message, error.location, { cause: error })
  }
  const entries = memberOf(objectMember(document.value, 'log'), 'entries')
  if (isDataArray(entries)) return document
  throw new MessageLogError(
    'log-format-unknown',
    'The file is neither a log of the WS-I monitor (XML) nor an HTTP archive (JSON with log.entries).',
    document.locate(''),
  )
}

function readEntry(entry: DataValue, place: HarPlace): Exchange | EntryFault {
  const request = objectMember(entry, 'request')
  if (stringMember(request, 'method') === undefined || stringMember(request, 'url') === undefined) {
    const location = place.document.locate(place.pointer)
    return { reason: `entry ${place.id} has no request with a method and a url`, location }
  }
  return {
    request: request && readHarRequest(request, place),
    response: readHarResponse(objectMember(entry, 'response'), place),
  }
}
