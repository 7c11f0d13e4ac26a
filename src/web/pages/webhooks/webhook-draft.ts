import type { Webhook, WebhookRequest } from '../../api/schemas.ts'
import { namesIn } from '../../components/form/names-in.ts'

/** What is typed of a webhook, as the fields have it. */
export interface WebhookDraft {
  readonly title: string
  readonly address: string
  readonly events: string
  readonly services: string
  readonly domains: string
}

export const NEW_WEBHOOK: WebhookDraft = {
  title: '',
  address: '',
  events: '',
  services: '',
  domains: '',
}

export function draftOf(webhook: Webhook): WebhookDraft {
  const { title, address, events = [], services = [], domains = [] } = webhook
  return {
    title,
    address,
    events: events.join(', '),
    services: services.join(', '),
    domains: domains.join(', '),
  }
}

/** A field that is left empty asks for everything, and is not sent. */
export function requestOf(draft: WebhookDraft, enabled: boolean): WebhookRequest {
  const [events, services, domains] = [draft.events, draft.services, draft.domains].map(namesIn)
  return {
    title: draft.title.trim(),
    address: draft.address.trim(),
    ...(events !== undefined && events.length > 0 && { events }),
    ...(services !== undefined && services.length > 0 && { services }),
    ...(domains !== undefined && domains.length > 0 && { domains }),
    enabled,
  }
}

/** What a webhook asks for. */
export function askedFor({ events, services, domains }: Webhook): string {
  const what = events === undefined ? 'everything' : events.join(', ')
  const about = [...(services ?? []), ...(domains ?? []).map((domain) => `${domain}/*`)]
  return about.length === 0 ? what : `${what} about ${about.join(', ')}`
}
