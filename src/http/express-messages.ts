import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/** The classes of requests and answers that a server makes (`http.createServer`). */
export interface MessageClasses {
  readonly IncomingMessage: typeof IncomingMessage
  readonly ServerResponse: typeof ServerResponse
}

/**
 * Lets the server make requests and answers of the kind that Express gives each of them by changing its prototype.
 * An object whose prototype is changed has a hidden class of its own in V8, which only a full collection drops; through it
 * everything that belongs to the request stays until then, its body and its answer included. Changing a
 * prototype to what it is already does nothing.
 */
export function expressMessages(app: Express): MessageClasses {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Request extends IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(ExpressRequest.prototype, app.request)
  Object.setPrototypeOf(ExpressResponse.prototype, app.response)
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype })
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse }
}
