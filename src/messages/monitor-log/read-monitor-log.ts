import {
  ContractError,
  DEFAULT_LIMITS,
  parseXml,
  type Location,
  type SourceText,
  type XmlElement,
} from '../../contracts/index.ts'
import type { HeaderFields } from '../http/header-fields.ts'
import { readHead } from '../http/read-head.ts'
import type { StartLine } from '../http/start-line.ts'
import type { Direction, EntryFault, LoggedMessage, MessageBody } from '../message.ts'
import { MESSAGE_LOG_LIMITS } from '../message-limits.ts'
import { MessageLogError } from '../message-log-error.ts'
import { Pairing } from '../pairing.ts'
import type { ReadEntries } from '../read-entries.ts'
import { childNamed, dataOf } from './element-content.ts'
import { readContent } from './message-content.ts'

/** Namespaces of the monitor's log format: that of the tools for the Basic Profile 1.1, and the one before. */
const NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.ws-i.org/testing/2004/07/log/',
  'http://www.ws-i.org/testing/2003/03/log/',
])

/**
 * Reads the log of the WS-I monitor (Monitor Tool Functional Specification, section 4): entries with the HTTP
 * header and the content of each message. An entry without what every entry must have is a fault of the log, and
 * the others are read all the same.
 *
 * @throws MessageLogError when the XML is not well-formed, is no log, or is too large
 */
export function readMonitorLog(source: SourceText): ReadEntries {
  const root = rootOf(source)
  const faults: EntryFault[] = []
  const pairing = new Pairing()
  let count = 0
  for (const element of root.children) {
    if (element.localName !== 'messageEntry') continue
    count += 1
    if (count > MESSAGE_LOG_LIMITS.messages) {
      throw new MessageLogError(
        'log-too-large',
        `The log has more than ${MESSAGE_LOG_LIMITS.messages} messages, the most that are read; split it.`,
        element.location,
      )
    }
    const read = readEntry(element, count)
    if ('reason' in read) faults.push(read)
    else pairing.add(read, element.attribute('conversationID') ?? '')
  }
  return { location: root.location, exchanges: pairing.exchanges, faults }
}

function rootOf(source: SourceText): XmlElement {
  try {
    const { root, hasDoctype } = parseXml(source, {
      ...DEFAULT_LIMITS,
      xmlCharacters: MESSAGE_LOG_LIMITS.logBytes,
      xmlNodes: MESSAGE_LOG_LIMITS.logNodes,
    })
    if (hasDoctype) {
      const message = 'The log has a document type declaration, which no log needs; remove it.'
      throw new MessageLogError('log-unreadable', message, root.location)
    }
    if (root.localName === 'log' && NAMESPACES.has(root.namespace)) return root
    throw new MessageLogError(
      'log-format-unknown',
      `The root element is ${root.name} of ${root.namespace || 'no namespace'}; a log of the WS-I monitor begins with log of http://www.ws-i.org/testing/2004/07/log/.`,
      root.location,
    )
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    const { message, location } = error
    throw new MessageLogError('log-unreadable', message, location, { cause: error })
  }
}

function readEntry(element: XmlElement, number: number): LoggedMessage | EntryFault {
  const id = element.attribute('ID') ?? String(number)
  const fault = (what: string): EntryFault => ({
    reason: `message entry ${id} ${what}`,
    location: element.location,
  })
  const direction = element.attribute('type')?.toLowerCase()
  if (direction !== 'request' && direction !== 'response') {
    return fault('does not say whether it is a request or a response')
  }
  const head = childNamed(element, 'httpHeaders')
  if (head === undefined) return fault('has no httpHeaders')
  const data = dataOf(head)
  const find = (start: number, end: number): Location => data.locate(head.pointer, start, end)
  const { startLine, headers, place } = readHead(data.text, find)
  if (startLine.text === '') return fault('has no first line in its httpHeaders')
  const body: MessageBody = readContent(element, headers)
  return new MonitorMessage({ id, direction, startLine, headers, body }, element, place)
}

type MessageParts = Omit<LoggedMessage, 'location' | 'headLocation'>

class MonitorMessage implements LoggedMessage {
  readonly id: string
  readonly direction: Direction
  readonly startLine: StartLine
  readonly headers: HeaderFields
  readonly body: MessageBody
  readonly #element: XmlElement
  readonly #findHead: () => Location

  constructor(parts: MessageParts, element: XmlElement, findHead: () => Location) {
    this.id = parts.id
    this.direction = parts.direction
    this.startLine = parts.startLine
    this.headers = parts.headers
    this.body = parts.body
    this.#element = element
    this.#findHead = findHead
  }

  get location(): Location {
    return this.#element.location
  }

  get headLocation(): Location {
    return this.#findHead()
  }
}
