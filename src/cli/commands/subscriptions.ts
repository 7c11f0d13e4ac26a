import type { SubscriptionView, TransitionOverview } from '../../registry/index.ts'
import { printable, writeNotice, writeReport } from '../output.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'
import {
  takeTransition,
  tellStanding,
  type Form,
  type TransitionFlags,
} from '../registry/take-transition.ts'

export interface SubscriptionListFlags {
  readonly service?: string
  readonly consumer?: string
  readonly state?: string
  readonly format: Form
}

export interface SubscriptionRequestFlags {
  readonly consumer: string
  readonly application?: true
  readonly range: string
  readonly environment: string
  readonly operation?: readonly string[]
  readonly reason?: string
  readonly format: Form
}

/** `concordat subscriptions list`: all of them, page by page. */
export async function listSubscriptions({
  format,
  ...filters
}: SubscriptionListFlags): Promise<void> {
  const subscriptions: SubscriptionView[] = []
  let cursor: string | null = null
  do {
    const query = new URLSearchParams({
      limit: '500',
      ...(filters as Record<string, string>),
      ...(cursor !== null && { cursor }),
    })
    const page: SubscriptionPage = await askJson(`/subscriptions?${query.toString()}`)
    subscriptions.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  if (format === 'json') {
    await writeReport(`${JSON.stringify(subscriptions, undefined, 2)}\n`, undefined)
  } else if (subscriptions.length === 0) {
    await writeNotice('There is no such subscription.')
  } else {
    await writeReport(`${printable(subscriptions.map(inWords).join('\n'))}\n`, undefined)
  }
}

interface SubscriptionPage {
  readonly items: readonly SubscriptionView[]
  readonly next: string | null
}

/** `concordat subscriptions request`. */
export async function requestSubscription(
  service: string,
  { application, operation: operations, format, ...said }: SubscriptionRequestFlags,
): Promise<void> {
  const consumerKind = application === true ? 'application' : 'service'
  const body = { ...said, service, consumerKind, operations }
  const made = await askJson<SubscriptionView>('/subscriptions', jsonBody('POST', body))
  const text =
    format === 'json' ? `${JSON.stringify(made, undefined, 2)}\n` : `${printable(inWords(made))}\n`
  await writeReport(text, undefined)
}

/** `concordat subscriptions why`: what is missing before each way on, and what was decided so far. */
export async function explainSubscription(id: string, format: Form): Promise<void> {
  await tellStanding(await askJson<TransitionOverview>(transitionsOf(id)), format)
}

/** `concordat subscriptions move`. */
export async function moveSubscription(id: string, flags: TransitionFlags): Promise<void> {
  await takeTransition(transitionsOf(id), flags)
}

function transitionsOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}/transitions`
}

function inWords({ id, consumer, service, range, environment, state }: SubscriptionView): string {
  return `${id}  ${state}: ${consumer} uses ${service} ${range} in ${environment}`
}
