/** Questions about webhooks and what was sent to them. */
import { ask, askPages, askToChange, type PagedQuestion, type Question } from './question.ts'
import type { Tagged } from './request.ts'
import type { DeliveryList, DeliveryState, Webhook, WebhookList } from './schemas.ts'

/** All of them; there are 50 at most. */
export const webhooksQuery: Question<WebhookList> = ask(['webhooks', 'all'], '/webhooks', {
  limit: 50,
})

export function webhookPath(id: string): string {
  return `/webhooks/${encodeURIComponent(id)}`
}

export function webhookQuery(id: string): Question<Tagged<Webhook>> {
  return askToChange(['webhooks', id], webhookPath(id))
}

/** @param state empty for all */
export function deliveriesQuery(
  id: string,
  state: DeliveryState | '',
): PagedQuestion<DeliveryList> {
  return askPages(['webhooks', id, 'deliveries', state], `${webhookPath(id)}/deliveries`, { state })
}
