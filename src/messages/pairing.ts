import type { Exchange, LoggedMessage } from './message.ts'

/**
 * Puts responses to their requests: a response answers the message before it in the same conversation, if that is a
 * request. Connections that stay open carry one exchange after the other.
 */
export class Pairing {
  readonly #exchanges: { request?: LoggedMessage; response?: LoggedMessage }[] = []
  readonly #waiting = new Map<string, { request?: LoggedMessage; response?: LoggedMessage }>()

  add(message: LoggedMessage, conversation: string): void {
    if (message.direction === 'request') {
      const exchange = { request: message }
      this.#exchanges.push(exchange)
      this.#waiting.set(conversation, exchange)
      return
    }
    const waiting = this.#waiting.get(conversation)
    this.#waiting.delete(conversation)
    if (waiting === undefined) this.#exchanges.push({ response: message })
    else waiting.response = message
  }

  get exchanges(): readonly Exchange[] {
    return this.#exchanges.map(({ request, response }) => ({ request, response }))
  }
}
