import { readMediaType } from '../../messages/index.ts'
import type { JudgedMessage } from './judged-message.ts'

/** The kinds of node that a rule about messages can judge, as the test assertion documents call them. */
export interface MessageNodes {
  readonly AnyMessage: JudgedMessage
  readonly RequestMessage: JudgedMessage
  readonly ResponseMessage: JudgedMessage
  /** Messages with a body; a request without one lacks the envelope that it must carry. */
  readonly AnyEnvelope: JudgedMessage
  readonly RequestEnvelope: JudgedMessage
  readonly ResponseEnvelope: JudgedMessage
}

export type MessageKind = keyof MessageNodes

export const MESSAGE_KINDS = [
  'AnyMessage',
  'RequestMessage',
  'ResponseMessage',
  'AnyEnvelope',
  'RequestEnvelope',
  'ResponseEnvelope',
] as const satisfies readonly MessageKind[]

/** Whether a kind is about messages of a direction. */
export function isAbout(kind: string, direction: JudgedMessage['direction']): boolean {
  if (kind.startsWith('Request')) return direction === 'request'
  return kind.startsWith('Any') || direction === 'response'
}

/** Whether a message is a node of a kind that is about it, or has no such part. */
export function hasNode(kind: string, message: JudgedMessage): boolean {
  if (!kind.endsWith('Envelope') || message.isRequest) return true
  return !message.message.body.isEmpty && !isErrorPage(message)
}

/** An answer of a server or a proxy that never saw the service: it says itself that it is no XML. */
function isErrorPage(message: JudgedMessage): boolean {
  const type = readMediaType(message.header('Content-Type') ?? '').name
  const isOther = type !== '' && !/xml|^multipart\//.test(type)
  return isOther && /^[45]/.test(message.status)
}
