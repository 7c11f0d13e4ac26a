import type {
  DeliveryView,
  WebhookInput,
  WebhookSecret,
  WebhookView,
} from '../../registry/index.ts'
import { printable, writeReport } from '../output.ts'
import { ask, askJson, jsonBody, refusal } from '../registry/registry-client.ts'
import type { Form } from '../registry/take-transition.ts'

/** What commander makes of the options that say what a webhook is to be. */
export interface WebhookFlags {
  readonly title?: string
  readonly address?: string
  readonly event?: readonly string[]
  readonly service?: readonly string[]
  readonly domain?: readonly string[]
  readonly everything?: boolean
  readonly enabled?: boolean
  readonly reason?: string
}

/** What commander makes of the options of `webhooks deliveries`. */
export interface DeliveriesFlags {
  readonly state?: string
}

interface Formed {
  readonly format: Form
}

/** `concordat webhooks list`: all webhooks, at most 50 of which there can be. */
export async function listWebhooks(format: Form): Promise<void> {
  const { items } = await askJson<{ readonly items: readonly WebhookView[] }>('/webhooks?limit=100')
  await tell(format, { items }, items.flatMap(inWords))
}

/** `concordat webhooks add`: makes one and shows its secret. */
export async function addWebhook(
  address: string,
  { title = '', format, ...flags }: WebhookFlags & Formed,
): Promise<void> {
  const input = { title, address, ...filtersIn(flags), ...reasonIn(flags) }
  const made = await askJson<WebhookView & WebhookSecret>('/webhooks', jsonBody('POST', input))
  await tell(format, made, [...inWords(made), secretLine(made)])
}

/** `concordat webhooks change`, `pause` and `enable`: what is not named stays. */
export async function changeWebhook(
  id: string,
  { format, ...flags }: WebhookFlags & Formed,
): Promise<void> {
  const response = await ask(pathOf(id))
  if (!response.ok) throw await refusal(response)
  const present = (await response.json()) as WebhookView
  const { events, services, domains } =
    flags.everything === true ? ({} as Partial<WebhookView>) : present
  const input: WebhookInput = {
    title: flags.title ?? present.title,
    address: flags.address ?? present.address,
    ...withoutAbsent({ events, services, domains }),
    ...filtersIn(flags),
    ...reasonIn(flags),
    enabled: flags.enabled ?? present.state === 'active',
  }
  const tag = response.headers.get('etag') ?? undefined
  const left = await askJson<WebhookView>(pathOf(id), jsonBody('PUT', input, tag))
  await tell(format, left, inWords(left))
}

/** `concordat webhooks secret`: another secret. */
export async function renewSecret(id: string, format: Form): Promise<void> {
  const made = await askJson<WebhookSecret>(`${pathOf(id)}/secrets`, { method: 'POST' })
  await tell(format, made, [secretLine(made)])
}

/** `concordat webhooks deliveries`: what was sent, the latest 500. */
export async function listDeliveries(
  id: string,
  { state, format }: DeliveriesFlags & Formed,
): Promise<void> {
  const query = new URLSearchParams({ limit: '500', ...(state !== undefined && { state }) })
  const { items } = await askJson<{ readonly items: readonly DeliveryView[] }>(
    `${pathOf(id)}/deliveries?${query.toString()}`,
  )
  await tell(format, { items }, items.flatMap(deliveryLines))
}

/** `concordat webhooks retry`: one that was given up, once more. */
export async function retryDelivery(id: string, sequence: string, format: Form): Promise<void> {
  const path = `${pathOf(id)}/deliveries/${encodeURIComponent(sequence)}/attempts`
  const delivery = await askJson<DeliveryView>(path, { method: 'POST' })
  await tell(format, delivery, [`${delivery.sequence} is tried again soon.`])
}

/** `concordat webhooks remove`: nothing is sent any more. */
export async function removeWebhook(id: string): Promise<void> {
  const response = await ask(pathOf(id), { method: 'DELETE' })
  if (!response.ok) throw await refusal(response)
}

function pathOf(id: string): string {
  return `/webhooks/${encodeURIComponent(id)}`
}

function filtersIn({ event, service, domain }: WebhookFlags): Partial<WebhookInput> {
  return {
    ...(event && { events: [...event] }),
    ...(service && { services: [...service] }),
    ...(domain && { domains: [...domain] }),
  }
}

function reasonIn({ reason }: WebhookFlags): Partial<WebhookInput> {
  return reason === undefined ? {} : { reason }
}

function withoutAbsent(said: Pick<Partial<WebhookView>, 'events' | 'services' | 'domains'>) {
  return Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== undefined),
  ) as Partial<WebhookInput>
}

function inWords(webhook: WebhookView): readonly string[] {
  const { id, title, address, state, stoppedBecause, sequence, failures, nextAttemptAt } = webhook
  const { events = ['all events'], services = [], domains = [] } = webhook
  const waits =
    failures === 0 ? [] : [`  tried ${failures} times in vain, next at ${nextAttemptAt ?? 'once'}`]
  return [
    `${id}  ${state}  ${title}`,
    `  ${address}`,
    `  ${[...events, ...services, ...domains.map((domain) => `${domain}/*`)].join(', ')}`,
    `  settled up to entry ${sequence ?? '-'} of the ledger`,
    ...waits,
    ...(stoppedBecause === undefined ? [] : [`  ${stoppedBecause}`]),
  ]
}

function deliveryLines({ sequence, action, subject, state, attempts }: DeliveryView) {
  return [
    `${sequence}  ${state}  ${action}  ${subject}`,
    ...attempts.map(({ at, outcome }) => `  ${at}  ${outcome}`),
  ]
}

function secretLine({ secret }: WebhookSecret): string {
  return `  secret, shown only now: ${secret}`
}

async function tell(format: Form, answer: object, lines: readonly string[]): Promise<void> {
  const stylish = printable(lines.join('\n'))
  const written = format === 'json' ? JSON.stringify(answer, undefined, 2) : stylish
  await writeReport(`${written}\n`, undefined)
}
