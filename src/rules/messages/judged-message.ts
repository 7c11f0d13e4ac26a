import type { Location, XmlElement } from '../../contracts/index.ts'
import type { Exchange, LoggedMessage } from '../../messages/index.ts'
import type { DescribedOperation } from './described-operation.ts'
import { Envelope } from './envelope.ts'
import type { ServiceDescription } from './service-description.ts'

/** A request or a response in its exchange, beside the description of the service: what rules about messages judge. */
export class JudgedMessage {
  readonly message: LoggedMessage
  /** What it answers; a request itself. Undefined for a response whose request was not logged. */
  readonly request: JudgedMessage | undefined
  readonly description: ServiceDescription | undefined
  #envelope: Envelope | undefined
  /** Looked up once: many rules ask for it. */
  #operation: { readonly found: DescribedOperation | undefined } | undefined

  constructor(
    message: LoggedMessage,
    request: JudgedMessage | undefined,
    description: ServiceDescription | undefined,
  ) {
    this.message = message
    this.request = message.direction === 'request' ? this : request
    this.description = description
  }

  get direction(): LoggedMessage['direction'] {
    return this.message.direction
  }

  get isRequest(): boolean {
    return this.direction === 'request'
  }

  /** What stands in the place of an envelope; undefined for an empty body. */
  get envelope(): Envelope | undefined {
    const { text } = this.message.body
    if (text !== undefined) this.#envelope ??= new Envelope(text)
    return this.#envelope
  }

  get isFault(): boolean {
    return this.envelope?.soapFault !== undefined
  }

  /** The first element of the soap:Body. */
  get content(): XmlElement | undefined {
    return this.envelope?.bodyChildren[0]
  }

  /** The value of a header field. */
  header(name: string): string | undefined {
    return this.message.headers.value(name)
  }

  /** The place of a header field; that of the head where there is no such field. */
  headerPlace(name: string): Location {
    return this.message.headers.field(name)?.location ?? this.message.headLocation
  }

  /** The place of an element of the envelope. */
  placeOf(element: XmlElement | undefined): Location {
    const { envelope } = this
    if (envelope === undefined) return this.message.location
    return element === undefined ? envelope.text.location : envelope.placeOf(element)
  }

  /** The method of the request; empty where it was not logged. */
  get method(): string {
    return this.request?.message.startLine.words[0] ?? ''
  }

  /** The status code of a response. */
  get status(): string {
    return this.message.startLine.words[1] ?? ''
  }

  /** The SOAPAction of the request without its quotation marks; undefined when there is none. */
  get soapAction(): string | undefined {
    return this.request?.header('SOAPAction')?.replace(/^"(.*)"$/, '$1')
  }

  /** The operation that the exchange is about, by the request's content and SOAPAction. */
  get operation(): DescribedOperation | undefined {
    this.#operation ??= {
      found: this.description?.match(this.request?.envelope?.body, this.soapAction),
    }
    return this.#operation.found
  }
}

/** The messages of an exchange. */
export function judgedMessagesOf(
  { request, response }: Exchange,
  description: ServiceDescription | undefined,
): readonly JudgedMessage[] {
  const asked = request && new JudgedMessage(request, undefined, description)
  const answer = response && new JudgedMessage(response, asked, description)
  return [asked, answer].filter((one) => one !== undefined)
}
