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
export function isAbout(kind: string, { isRequest }: JudgedMessage): boolean {
  if (kind.startsWith('Request')) return isRequest
  return kind.startsWith('Any') || !isRequest
}

/** Whether a message is a node of a kind that is about it, or has no such part. */
export function hasNode(kind: string, { message, isRequest }: JudgedMessage): boolean {
  return !kind.endsWith('Envelope') || isRequest || !message.body.isEmpty
}
