import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'

const instant = z.iso.datetime()

const webhook = z.object({
  title: z.string(),
  address: z.string(),
  /** Kinds of events (`version.transitioned`, `version.*`); absent: all. */
  events: z.array(z.string()).optional(),
  /** Ids of services; absent, and no domains either: whatever an event is about. */
  services: z.array(z.string()).optional(),
  /** Paths of domains, as they were given. */
  domains: z.array(z.string()).optional(),
  state: z.enum(['active', 'paused', 'stopped']),
  /** Why the registry stopped it. */
  stoppedBecause: z.string().optional(),
  /** The account that made it, and that is told when it stops. */
  createdBy: z.string(),
  createdAt: instant,
  updatedAt: instant,
})
export type WebhookDocument = z.infer<typeof webhook>

export const WEBHOOKS: CollectionDeclaration<WebhookDocument> = {
  name: 'webhooks',
  schema: webhook,
  indexes: [{ name: 'by-state', fields: ['state'] }],
}

const secrets = z.object({
  /** `whsec_` and 32 bytes in base64, as Standard Webhooks write a secret. */
  current: z.string(),
  /** The one before, by which deliveries are signed as well until then. */
  previous: z.object({ secret: z.string(), until: instant }).optional(),
})
export type WebhookSecrets = z.infer<typeof secrets>

/** By what deliveries are signed, by the id of the webhook. No archive has them, and no answer but that to who made them. */
export const WEBHOOK_SECRETS: CollectionDeclaration<WebhookSecrets> = {
  name: 'webhook-secrets',
  schema: secrets,
  indexes: [],
}

const progress = z.object({
  /** The last entry of the ledger that is settled: sent, given up, or of no interest. */
  sequence: z.int().min(0),
  /** How often the next one was tried in vain. */
  failures: z.int().min(0),
  /** When it is tried again. */
  nextAt: instant.optional(),
  /** Deliveries that were given up one after the other. */
  givenUp: z.int().min(0),
  /** Held by the server that sends at the moment. */
  lease: z.object({ by: z.string(), until: instant }).optional(),
})
export type WebhookProgress = z.infer<typeof progress>

/** How far each webhook has come, by its id. The ledger is the queue, so that nothing else has to be bounded. */
export const WEBHOOK_PROGRESS: CollectionDeclaration<WebhookProgress> = {
  name: 'webhook-progress',
  schema: progress,
  indexes: [],
}

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead', 'asked-again'] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

const delivery = z.object({
  webhook: z.string(),
  /** The number of the entry in the ledger. */
  sequence: z.int().min(1),
  /** The id of the event, by which receivers know what they have already. */
  event: z.string(),
  action: z.string(),
  subject: z.string(),
  state: z.enum(DELIVERY_STATES),
  /** The latest last. */
  attempts: z.array(z.object({ at: instant, outcome: z.string() })),
})
export type DeliveryDocument = z.infer<typeof delivery>

/** What was sent, or is being tried, under `webhook.sequence`. */
export const WEBHOOK_DELIVERIES: CollectionDeclaration<DeliveryDocument> = {
  name: 'webhook-deliveries',
  schema: delivery,
  indexes: [{ name: 'by-webhook', fields: ['webhook', 'state', 'sequence'] }],
}

/** The id of a delivery; the order of ids is that of the ledger. */
export function deliveryId(webhook: string, sequence: number): string {
  return `${webhook}.${String(sequence).padStart(15, '0')}`
}
