import type { Response } from 'express'
import { entityTagOfText } from '../requests/conditional.ts'

/** What a read is answered with status 200, before anybody asks whether the client has it already. */
export interface ReadAnswer {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** A view with its entity tag. */
export function viewAnswer(view: { readonly revision: number }): ReadAnswer {
  const body = JSON.stringify(view)
  return {
    headers: { 'Content-Type': JSON_TYPE, ETag: entityTagOfText(view.revision, body) },
    body,
  }
}

/** Sends it by Express; 304 when the client has it already. */
export function sendAnswer(response: Response, { headers, body }: ReadAnswer): void {
  response.set(headers).send(typeof body === 'string' ? body : Buffer.from(body))
}
