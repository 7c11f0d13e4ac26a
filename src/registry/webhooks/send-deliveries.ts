import pLimit from 'p-limit'
import type { History, LedgerEntry } from '../../audit/index.ts'
import type { Collection, Stored } from '../../store/index.ts'
import { unlessOvertaken, type GuardedCollection } from '../guarded-collection.ts'
import type { Notices } from '../notices/notices.ts'
import type { Permits } from '../permits.ts'
import { SYSTEM } from '../system-actor.ts'
import { CLOUD_EVENT_TYPE, cloudEvent } from './cloud-event.ts'
import { asksAbout, asksFor, placeOfEvent, type PlacePorts } from '../places/place-of-event.ts'
import { signatureHeaders } from './sign-delivery.ts'
import {
  deliveryId,
  type DeliveryDocument,
  type WebhookDocument,
  type WebhookProgress,
  type WebhookSecrets,
} from './webhook-document.ts'
import type { SentDelivery, Webhooks, WebhookSender } from './webhooks.ts'

export interface SendingPorts extends PlacePorts {
  readonly webhooks: GuardedCollection<WebhookDocument>
  readonly secrets: Collection<WebhookSecrets>
  readonly progress: Collection<WebhookProgress>
  readonly deliveries: Collection<DeliveryDocument>
  readonly sender: WebhookSender | undefined
  readonly history: Pick<History, 'after'>
  readonly notices: Pick<Notices, 'tell'>
  readonly permits: Permits
  /** What came of the attempts of this process, counted as they are recorded. */
  readonly attempts: Attempts
  readonly clock: () => Date
  readonly newId: () => string
}

/** Attempts by the state in which they left a delivery. */
export type Attempts = Record<AttemptState, number>
type AttemptState = Exclude<DeliveryDocument['state'], 'asked-again'>

const SECOND = 1_000 // milliseconds
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** How long a delivery waits after each failure, as Standard Webhooks 1.0 propose; after the last it is given up. */
const PAUSES = [
  ...[5 * SECOND, 30 * SECOND, 5 * MINUTE, 30 * MINUTE],
  ...[2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR],
]
const GIVEN_UP_IN_A_ROW = 3 // until a webhook is stopped, instead of giving up everything that happens
const LEASE = 60 * SECOND // longer than one delivery takes
const PORTION = 200 // entries of the ledger
const MOST_AT_ONCE = 8 // webhooks, so that one that is slow holds up no other
const MOST_IN_A_TURN = 100 // deliveries of one webhook
const MOST_ATTEMPTS_KEPT = 20
const KEPT = 500 // deliveries of each kind
const GONE = 410 // the receiver wants nothing any more, as Standard Webhooks 1.0 say

/** What came of one turn of one webhook. */
interface Turn {
  delivered: number
  failed: number
}

/**
 * Sends what happened to those who asked for it. Each webhook has its own place in the ledger, so that its events arrive
 * in the order of the ledger and nothing else is kept that could grow; the next one waits until the one before is
 * settled. A process that ends after sending and before writing that down sends the same again, under the same id.
 */
export function createSending(ports: SendingPorts): Webhooks['send'] {
  const node = ports.newId()
  return async (signal) => {
    const sum: Turn = { delivered: 0, failed: 0 }
    const { sender } = ports
    if (sender === undefined) return sum
    const active = await ports.webhooks.find({ where: { state: { eq: 'active' } }, limit: 500 })
    const places = pLimit(MOST_AT_ONCE)
    const turns = active.items.map(({ id }) =>
      places(async () => {
        const turn = await takeTurn({ ...ports, sender, node }, id, signal)
        sum.delivered += turn.delivered
        sum.failed += turn.failed
      }),
    )
    await Promise.allSettled(turns) // one that cannot go on keeps no other from it
    await Promise.all(turns)
    return sum
  }
}

type TurnPorts = SendingPorts & { readonly sender: WebhookSender; readonly node: string }

/** One webhook's turn: what was asked for again first, then what is next. */
async function takeTurn(
  ports: TurnPorts,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Turn> {
  const turn: Turn = { delivered: 0, failed: 0 }
  let held = await claim(ports, id)
  if (held === undefined) return turn
  held = await sendAgain(ports, held, turn)
  let read: readonly LedgerEntry[] = []
  while (held !== undefined && signal?.aborted !== true && isDue(held.value, ports.clock())) {
    if (turn.delivered + turn.failed >= MOST_IN_A_TURN) break
    const webhook = await ports.webhooks.get(id)
    if (webhook?.value.state !== 'active') break
    const { sequence } = held.value
    read = read.filter((entry) => entry.sequence > sequence)
    if (read.length === 0) read = await ports.history.after(sequence, PORTION)
    const last = read.at(-1)
    if (last === undefined) break
    const next = await firstWanted(ports, webhook.value, read)
    held =
      next === undefined
        ? await write(ports, held, { sequence: last.sequence, failures: 0 })
        : await deliver(ports, { held, webhook, next, turn })
  }
  if (held !== undefined) await release(ports, held)
  if (turn.delivered + turn.failed > 0) await prune(ports, id)
  return turn
}

interface NextDelivery {
  readonly entry: LedgerEntry
  readonly subject: string
}

async function firstWanted(
  ports: SendingPorts,
  webhook: WebhookDocument,
  entries: readonly LedgerEntry[],
): Promise<NextDelivery | undefined> {
  for (const entry of entries) {
    if (!asksFor(webhook, entry.action)) continue
    const place = await placeOfEvent(ports, entry)
    if (await asksAbout(webhook, place, ports.domainNames)) {
      return { entry, subject: place.subject }
    }
  }
  return undefined
}

interface Delivering {
  readonly held: Stored<WebhookProgress>
  readonly webhook: Stored<WebhookDocument>
  readonly next: NextDelivery
  readonly turn: Turn
}

/** Tries the next event once, and goes on behind it when it is settled. Undefined when somebody else has the webhook. */
async function deliver(
  ports: TurnPorts,
  { held, webhook, next, turn }: Delivering,
): Promise<Stored<WebhookProgress> | undefined> {
  const { sequence } = next.entry
  const before = next.entry.sequence - 1
  const failuresSoFar = held.value.sequence === before ? held.value.failures : 0
  const sent = await attempt(ports, webhook, next)
  if (sent === undefined) {
    await stop(ports, webhook, 'It has no secret here, which no archive holds; make another one')
    return held
  }
  const at = ports.clock()
  if (isAccepted(sent)) {
    turn.delivered += 1
    await record(ports, webhook.id, next, { at, outcome: inWords(sent), state: 'delivered' })
    return write(ports, held, { sequence, failures: 0, givenUp: 0 })
  }
  turn.failed += 1
  const pause = PAUSES[failuresSoFar]
  const isGone = 'status' in sent && sent.status === GONE
  if (pause !== undefined && !isGone) {
    await record(ports, webhook.id, next, { at, outcome: inWords(sent), state: 'waiting' })
    const nextAt = new Date(at.getTime() + pause).toISOString()
    return write(ports, held, { sequence: before, failures: failuresSoFar + 1, nextAt })
  }
  await record(ports, webhook.id, next, { at, outcome: inWords(sent), state: 'dead' })
  const givenUp = held.value.givenUp + 1
  if (isGone) await stop(ports, webhook, 'The address answered 410: it wants nothing any more')
  else if (givenUp >= GIVEN_UP_IN_A_ROW) {
    const reason = `${givenUp} deliveries one after the other could not be made, the last because ${inWords(sent)}`
    await stop(ports, webhook, reason)
  }
  return write(ports, held, { sequence, failures: 0, givenUp })
}

/** Tries those once more that were given up and asked for again. */
async function sendAgain(
  ports: TurnPorts,
  held: Stored<WebhookProgress>,
  turn: Turn,
): Promise<Stored<WebhookProgress> | undefined> {
  const { items } = await ports.deliveries.find({
    where: { webhook: { eq: held.id }, state: { eq: 'asked-again' } },
    sort: ['sequence'],
    limit: MOST_IN_A_TURN,
  })
  let own: Stored<WebhookProgress> | undefined = held
  for (const { value } of items) {
    const webhook = await ports.webhooks.get(held.id)
    if (own === undefined || webhook?.value.state !== 'active') return own
    const [entry] = await ports.history.after(value.sequence - 1, 1)
    if (entry === undefined) continue
    const { subject } = await placeOfEvent(ports, entry)
    const sent = await attempt(ports, webhook, { entry, subject })
    if (sent === undefined) return own
    const state = isAccepted(sent) ? 'delivered' : 'dead'
    turn[state === 'delivered' ? 'delivered' : 'failed'] += 1
    const told = { at: ports.clock(), outcome: inWords(sent), state } as const
    await record(ports, held.id, { entry, subject }, told)
    own = await write(ports, own, {})
  }
  return own
}

/** Undefined without a secret to sign by. */
async function attempt(
  ports: TurnPorts,
  { id, value }: Stored<WebhookDocument>,
  { entry, subject }: NextDelivery,
): Promise<SentDelivery | undefined> {
  const secrets = await ports.secrets.get(id)
  if (secrets === undefined) return undefined
  const body = cloudEvent(entry, subject)
  const at = ports.clock()
  const headers = {
    'Content-Type': CLOUD_EVENT_TYPE,
    ...signatureHeaders(secrets.value, { id: entry.id, at, body }),
  }
  return ports.sender.post(value.address, headers, new TextEncoder().encode(body))
}

function isAccepted(sent: SentDelivery): boolean {
  return 'status' in sent && sent.status >= 200 && sent.status < 300
}

function inWords(sent: SentDelivery): string {
  if (!('status' in sent)) return sent.failure
  const { status } = sent
  const isRedirect = status >= 300 && status < 400
  return `it answered ${status}${isRedirect ? ', and redirects are not followed' : ''}`
}

function isDue({ nextAt }: WebhookProgress, now: Date): boolean {
  if (nextAt === undefined) return true
  const left = Date.parse(nextAt) - now.getTime()
  // Further ahead than any pause was written by a clock that ran ahead, and holds nothing up.
  return left <= 0 || left > (PAUSES.at(-1) ?? 0)
}

/** Undefined when another server sends for this webhook, or there is nothing to go on from. */
async function claim(ports: TurnPorts, id: string): Promise<Stored<WebhookProgress> | undefined> {
  const present = await ports.progress.get(id)
  if (present === undefined) {
    const webhook = await ports.webhooks.get(id)
    if (webhook?.value.state === 'active') {
      await stop(ports, webhook, 'It has no secret here, which no archive holds; make another one')
    }
    return undefined
  }
  const { lease } = present.value
  const left = lease === undefined ? 0 : Date.parse(lease.until) - ports.clock().getTime()
  if (lease !== undefined && lease.by !== ports.node && left > 0 && left <= LEASE) return undefined
  if (!(await hasSomething(ports, present))) return undefined
  return write(ports, present, {})
}

/** Whether a turn could do anything; an idle registry writes nothing. */
async function hasSomething(ports: TurnPorts, { id, value }: Stored<WebhookProgress>) {
  const again = { webhook: { eq: id }, state: { eq: 'asked-again' } }
  if ((await ports.deliveries.count(again, 1)) > 0) return true
  if (!isDue(value, ports.clock())) return false
  return (await ports.history.after(value.sequence, 1)).length > 0
}

/** Writes how far it has come, and holds the webhook on. Undefined when somebody else has it meanwhile. */
async function write(
  ports: TurnPorts,
  { id, revision, value }: Stored<WebhookProgress>,
  change: Partial<WebhookProgress>,
): Promise<Stored<WebhookProgress> | undefined> {
  const { nextAt, ...present } = value
  const until = new Date(ports.clock().getTime() + LEASE).toISOString()
  const isMove = change.sequence !== undefined
  const kept = !isMove && nextAt !== undefined ? { nextAt } : {}
  const written = { ...present, ...kept, ...change, lease: { by: ports.node, until } }
  return unlessOvertaken(ports.progress.replace(id, revision, written, []))
}

async function release(
  ports: TurnPorts,
  { id, revision, value }: Stored<WebhookProgress>,
): Promise<void> {
  const { sequence, failures, givenUp, nextAt } = value
  const left = { sequence, failures, givenUp, ...(nextAt !== undefined && { nextAt }) }
  await unlessOvertaken(ports.progress.replace(id, revision, left, []))
}

/** Keeps what became of an attempt. */
async function record(
  { deliveries, attempts: made }: SendingPorts,
  webhook: string,
  { entry, subject }: NextDelivery,
  { at, outcome, state }: { at: Date; outcome: string; state: AttemptState },
): Promise<void> {
  made[state] += 1
  const id = deliveryId(webhook, entry.sequence)
  const tried = { at: at.toISOString(), outcome }
  const present = await deliveries.get(id)
  if (present === undefined) {
    const { sequence, id: event, action } = entry
    const value = { webhook, sequence, event, action, subject, state, attempts: [tried] }
    await deliveries.insert(id, value, [])
    return
  }
  const attempts = [...present.value.attempts, tried].slice(-MOST_ATTEMPTS_KEPT)
  await unlessOvertaken(
    deliveries.replace(id, present.revision, { ...present.value, state, attempts }, []),
  )
}

/** Stops a webhook and tells whoever made it; enabling it again is for people. */
async function stop(
  ports: SendingPorts,
  webhook: Stored<WebhookDocument>,
  reason: string,
): Promise<void> {
  const { id, revision } = webhook
  const thing = { subject: `webhook:${id}`, domain: '' }
  const permit = await ports.permits.require(SYSTEM, 'duty.perform', thing)
  const { title, createdBy } = webhook.value
  const at = permit.at.toISOString()
  const value = {
    ...webhook.value,
    state: 'stopped' as const,
    stoppedBecause: `${reason}.`,
    updatedAt: at,
  }
  // Told before it is written: a crash in between tells the same again, which the key makes harmless.
  await ports.notices.tell({
    key: `webhook ${id} ${revision}`,
    kind: 'webhook-stopped',
    subject: `webhook:${id}`,
    title: `The webhook “${title}” was stopped`,
    text: `${reason}. Nothing is lost: enabled again, it goes on where it stopped.`,
    roles: [],
    accounts: [createdBy],
    at,
  })
  const happening = { event: 'webhook.stopped', reason: `${reason}.`, change: { title } } as const
  await ports.webhooks.replace(permit, webhook, value, happening)
}

/** Forgets the oldest of what is settled, beyond what is kept; the ledger has all of it. */
async function prune({ deliveries }: SendingPorts, webhook: string): Promise<void> {
  for (const state of ['delivered', 'dead'] as const) {
    const where = { webhook: { eq: webhook }, state: { eq: state } }
    const surplus = (await deliveries.count(where)) - KEPT
    if (surplus <= 0) continue
    const { items } = await deliveries.find({ where, sort: ['sequence'], limit: surplus })
    for (const { id, revision } of items) {
      await unlessOvertaken(deliveries.remove(id, revision, []))
    }
  }
}
