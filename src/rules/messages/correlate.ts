import type { Exchange, MessageLog } from '../../messages/index.ts'
import type { MessagesLeftOut } from '../model.ts'
import { SOAP_12_ENVELOPE } from './envelope.ts'
import { judgedMessagesOf, type JudgedMessage } from './judged-message.ts'
import type { ServiceDescription } from './service-description.ts'

const NO_SOAP = 'without SOAP'
const OTHER_SERVICE = 'of other services'
const SOAP_12 = 'of SOAP 1.2, for which the description has bindings of its own'

/**
 * Which exchanges of a log are judged, and which are not, and why. Those that belong to a service: their path is that of
 * one of its ports, or their content that of one of its operations. Hosts are not compared, since proxies and test
 * systems have others than the description.
 */
export class Correlation {
  /** The messages of each exchange; worked out one after the other, since each is a tree. */
  readonly exchanges: Iterable<readonly JudgedMessage[]>
  readonly #counts = new Map<string, number>()
  #judged = 0

  /** @param description absent: all messages with SOAP are judged */
  constructor(log: MessageLog, description: ServiceDescription | undefined) {
    this.exchanges = this.#pick(log, description)
  }

  /** Complete once the exchanges have been gone through. */
  get leftOut(): readonly MessagesLeftOut[] {
    return [...this.#counts].map(([reason, count]) => ({ reason, count }))
  }

  /** How many messages were judged, once they have been gone through. */
  get judged(): number {
    return this.#judged
  }

  *#pick(
    log: MessageLog,
    description: ServiceDescription | undefined,
  ): Generator<readonly JudgedMessage[]> {
    for (const exchange of log.exchanges) {
      const messages = judgedMessagesOf(exchange, description)
      const reason = whyLeftOut(log, exchange, messages, description)
      if (reason === undefined) {
        this.#judged += messages.length
        yield messages
      } else this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + messages.length)
    }
  }
}

function whyLeftOut(
  log: MessageLog,
  exchange: Exchange,
  messages: readonly JudgedMessage[],
  description: ServiceDescription | undefined,
): string | undefined {
  if (!isSoap(log, exchange)) return NO_SOAP
  if (description === undefined) return undefined
  const [first] = messages
  const root = first?.envelope?.root
  if (description.hasSoap12 && root?.is(SOAP_12_ENVELOPE, 'Envelope') === true) return SOAP_12
  return isOfService(exchange, first, description) ? undefined : OTHER_SERVICE
}

/**
 * A monitor stands before a service, so that all it logs is meant to be SOAP but questions for documents
 * (`?wsdl`). An archive holds whatever went over the wire.
 */
function isSoap({ format }: MessageLog, { request, response }: Exchange): boolean {
  if (format === 'ws-i-monitor-log') {
    const [method = '', target = ''] = request?.startLine.words ?? []
    return !(/^(?:GET|HEAD|OPTIONS)$/.test(method) && target.includes('?'))
  }
  if (request?.headers.value('SOAPAction') !== undefined) return true
  return [request, response].some((message) => looksLikeSoap(message?.body.text?.text))
}

const ENVELOPE = /<(?:[\p{L}_][\p{L}\p{N}_.-]*:)?Envelope[\s>/]/u
const HEAD = 4_096 // characters in which a root element begins

function looksLikeSoap(text: string | undefined): boolean {
  return text !== undefined && ENVELOPE.test(text.slice(0, HEAD))
}

function isOfService(
  { request }: Exchange,
  first: JudgedMessage | undefined,
  description: ServiceDescription,
): boolean {
  const path = request && pathOf(request.startLine.words[1] ?? '')
  if (description.paths.size === 0 || path === undefined || description.paths.has(path)) return true
  const content = first?.content
  if (content === undefined || first === undefined) return false
  const { direction } = first
  return (
    description.rpcOperationOf(content, direction) !== undefined ||
    description.documentOperationsOf(content, direction).length > 0
  )
}

/** The path of a request line's target, which a client of a proxy writes as a whole address. */
function pathOf(target: string): string {
  if (URL.canParse(target)) return new URL(target).pathname
  const end = target.search(/[?#]/)
  return end === -1 ? target : target.slice(0, end)
}
