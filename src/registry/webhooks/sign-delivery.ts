import { createHmac, randomBytes } from 'node:crypto'
import type { WebhookSecrets } from './webhook-document.ts'

const PREFIX = 'whsec_'
const SECRET_BYTES = 32 // Standard Webhooks 1.0 asks for 24 to 64

export function newSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`
}

/**
 * The headers that say who sends a delivery (Standard Webhooks 1.0, "Webhook headers", symmetric `v1`): the HMAC-SHA256
 * of id, time and body, in base64, by every secret that holds at the moment.
 *
 * @param id of the event; the same at every attempt
 * @param at the moment of this attempt, so that a receiver can refuse what somebody sends again much later
 */
export function signatureHeaders(
  secrets: WebhookSecrets,
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1_000))
  const { current, previous } = secrets
  const before = previous !== undefined && Date.parse(previous.until) > at.getTime()
  const signatures = [current, ...(before ? [previous.secret] : [])].map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  }
}
