import type { Location } from '../contracts/index.ts'
import type { BodyText } from './body-text.ts'
import type { HeaderFields } from './http/header-fields.ts'
import type { StartLine } from './http/start-line.ts'

export type Direction = 'request' | 'response'

/** One part of a multipart body (RFC 2046, section 5.1). */
export interface MimePart {
  readonly headers: HeaderFields
  readonly content: BodyText
}

/** What a message carries. */
export interface MessageBody {
  readonly isEmpty: boolean
  /**
   * The text that should be an envelope: the whole body, or the root part of a multipart one. Undefined for an empty
   * body, and where the log does not tell what was sent.
   */
  readonly text: BodyText | undefined
  /** The parts of a multipart body, its root among them. */
  readonly parts: readonly MimePart[] | undefined
  /** Why the log does not tell what was sent. */
  readonly unknown?: string
}

/** An HTTP message as it was logged. */
export interface LoggedMessage {
  /** What the log calls it: the ID of its entry, or the number of its exchange, from 1. */
  readonly id: string
  readonly direction: Direction
  readonly startLine: StartLine
  readonly headers: HeaderFields
  readonly body: MessageBody
  /** The place of the entry. */
  readonly location: Location
  /** The place of the start line. */
  readonly headLocation: Location
}

/** A request and its response; one of them may not have been logged. */
export interface Exchange {
  readonly request: LoggedMessage | undefined
  readonly response: LoggedMessage | undefined
}

/** An entry that could not be read; it was asked to be judged, and was not. */
export interface EntryFault {
  /** A clause: "entry 3 has no httpHeaders". */
  readonly reason: string
  readonly location: Location
}

export const MESSAGE_LOG_FORMATS = ['ws-i-monitor-log', 'har'] as const
export type MessageLogFormat = (typeof MESSAGE_LOG_FORMATS)[number]

/** A log of HTTP messages. */
export interface MessageLog {
  readonly file: string
  readonly format: MessageLogFormat
  /** SHA-256 of the bytes, as `digestOfBytes` writes it. */
  readonly digest: string
  /** The root element or object: where a finding about the whole log points. */
  readonly location: Location
  readonly exchanges: readonly Exchange[]
  readonly faults: readonly EntryFault[]
}
