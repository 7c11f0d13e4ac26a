import type { DeliveryState, Webhook } from '../../api/schemas.ts'

/** How the state of a webhook looks. */
export const WEBHOOK_TONES = {
  active: 'good',
  paused: 'mute',
  stopped: 'bad',
} as const satisfies Readonly<Record<Webhook['state'], string>>

/** How a delivery stands: how that looks, and what it is called. */
export const DELIVERIES = {
  waiting: { tone: 'warn', word: 'tried again' },
  delivered: { tone: 'good', word: 'delivered' },
  dead: { tone: 'bad', word: 'given up' },
  'asked-again': { tone: 'info', word: 'about to be sent again' },
} as const satisfies Readonly<
  Record<DeliveryState, { readonly tone: string; readonly word: string }>
>
