import type { JudgedMessage } from '../../../messages/judged-message.ts'

/** The version of HTTP that a message names; undefined where its first line has none. */
export function httpVersionOf({ isRequest, message }: JudgedMessage): string | undefined {
  return message.startLine.words[isRequest ? 2 : 0]
}

/** The assertions about versions look at requests that post, and at every response. */
export function namesVersion(message: JudgedMessage): boolean {
  return !message.isRequest || message.method === 'POST'
}
