import type { Collection, Stored } from '../../store/index.ts'
import type { DomainCatalog } from '../domains/domains.ts'
import type { ReadDomainNames } from '../domains/domain-names.ts'
import { findPage, insertUnlessTaken, unlessOvertaken } from '../guarded-collection.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import type { ServiceNames } from '../names/service-names.ts'
import { findOptions, viewPage } from '../page.ts'
import { isPermit, notAllowed, type Permit, type Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireRevision } from '../require-revision.ts'
import type { ServiceCatalog } from '../services/services.ts'
import { newSecret } from './sign-delivery.ts'
import {
  deliveryId,
  type DeliveryDocument,
  type WebhookDocument,
  type WebhookProgress,
  type WebhookSecrets,
} from './webhook-document.ts'
import { webhookInput, type WebhookInput } from './webhook-input.ts'
import type { DeliveryView, Webhooks, WebhookSender, WebhookView } from './webhooks.ts'

export interface ManagingPorts {
  readonly webhooks: GuardedCollection<WebhookDocument>
  readonly secrets: Collection<WebhookSecrets>
  readonly progress: Collection<WebhookProgress>
  readonly deliveries: Collection<DeliveryDocument>
  /** Undefined where whoever runs the registry lets nothing be sent. */
  readonly sender: WebhookSender | undefined
  readonly lastSequence: () => Promise<number>
  readonly permits: Permits
  readonly names: ServiceNames
  readonly domainNames: ReadDomainNames
  readonly domains: Pick<DomainCatalog, 'get'>
  readonly services: Pick<ServiceCatalog, 'get'>
  readonly newId: () => string
}

const MOST = 50 // webhooks, all of which are looked at every time that something is sent
const OVERLAP = 24 * 60 * 60_000 // milliseconds for which the secret before goes on to sign

export function createManaging(ports: ManagingPorts): Omit<Webhooks, 'send' | 'figures'> {
  const { webhooks, secrets, progress, deliveries, permits, names } = ports

  const thing = (id: string) => ({ subject: `webhook:${id}`, domain: '' })

  /** Reading takes what changing takes: an address may be known to few. */
  const requireReader = async (actor: Actor, id = 'all'): Promise<void> => {
    const ruling = await permits.ask(actor, 'webhook.change', thing(id))
    if (!isPermit(ruling)) throw notAllowed(actor, 'webhook.change', thing(id), ruling.authority)
  }

  const find = async (id: string): Promise<Stored<WebhookDocument>> => {
    const found = await webhooks.get(id)
    if (found !== undefined) return found
    throw new RegistryError('webhook-not-found', `There is no webhook ${id.slice(0, 100)}.`)
  }

  const viewOf = async ({ id, revision, value }: Stored<WebhookDocument>): Promise<WebhookView> => {
    const { title, address, events, state, stoppedBecause, createdBy, createdAt } = value
    const [come, present, domainNames] = await Promise.all([
      progress.get(id),
      names.presentNames(value.services ?? []),
      ports.domainNames(),
    ])
    return {
      ...{ id, title, address, events, state, stoppedBecause, createdBy, createdAt, revision },
      services: value.services?.map(present),
      domains: value.domains?.map((domain) => domainNames.present(domain)),
      sequence: come?.value.sequence,
      failures: come?.value.failures ?? 0,
      nextAttemptAt: come?.value.nextAt,
    }
  }

  /** What an input says, with services and domains that there are. */
  const checked = async (input: WebhookInput) => {
    const { reason, enabled, ...said } = parseInput(webhookInput, input)
    requireSendable(ports.sender, said.address)
    const ids: string[] = []
    for (const name of said.services ?? []) {
      const id = await names.idOf(name)
      await ports.services.get(id)
      ids.push(id)
    }
    for (const path of said.domains ?? []) await ports.domains.get(path)
    return {
      reason,
      said: {
        ...said,
        ...(said.services !== undefined && { services: ids }),
        state: enabled ? ('active' as const) : ('paused' as const),
      },
    }
  }

  /** A webhook without a secret or place gets both: it begins at what happens next. */
  const beginAt = async (id: string, sequence: number): Promise<void> => {
    const value = { sequence, failures: 0, givenUp: 0 }
    await insertUnlessTaken(progress, id, value, [])
  }

  return {
    list: async (actor, page) => {
      await requireReader(actor)
      return viewPage(await webhooks.find(findOptions(page, { sort: ['id'] })), viewOf)
    },

    get: async (actor, id) => {
      await requireReader(actor, id)
      return viewOf(await find(id))
    },

    create: async (actor, input) => {
      const id = ports.newId()
      const permit = await permits.require(actor, 'webhook.change', thing(id))
      const { reason, said } = await checked(input)
      if ((await webhooks.count()) >= MOST) {
        throw new RegistryError(
          'webhook-limit',
          `There are ${MOST} webhooks already; remove one first.`,
        )
      }
      const at = permit.at.toISOString()
      const value = { ...said, createdBy: actor.id, createdAt: at, updatedAt: at }
      const secret = newSecret()
      // Before the webhook itself: one that is there has a secret and a place to go on from.
      await secrets.insert(id, { current: secret }, [])
      await beginAt(id, await ports.lastSequence())
      const change = shownInLedger(said)
      const stored = await webhooks.insert(permit, id, value, {
        event: 'webhook.created',
        reason,
        change,
      })
      if (stored === undefined) throw new Error(`the id ${id} was given twice`)
      return { ...(await viewOf(stored)), secret }
    },

    change: async (actor, id, input, revision) => {
      const permit = await permits.require(actor, 'webhook.change', thing(id))
      const present = await find(id)
      const { reason, said } = await checked(input)
      requireRevision(`webhook:${id}`, present.revision, revision)
      const { createdBy, createdAt } = present.value
      const value = { ...said, createdBy, createdAt, updatedAt: permit.at.toISOString() }
      // Whoever enables it again has seen to the cause: what waits is tried at once.
      if (said.state === 'active') await forgive(progress, id)
      const happening = { event: 'webhook.changed', reason, change: shownInLedger(said) } as const
      return viewOf(await webhooks.replace(permit, present, value, happening))
    },

    remove: async (actor, id) => {
      const permit = await permits.require(actor, 'webhook.change', thing(id))
      const present = await find(id)
      const { title } = present.value
      await webhooks.remove(permit, present, { event: 'webhook.removed', change: { title } })
      await forget(ports, id)
    },

    renewSecret: async (actor, id) => {
      const permit = await permits.require(actor, 'webhook.change', thing(id))
      const present = await find(id)
      const secret = newSecret()
      const kept = await secrets.get(id)
      const until = new Date(permit.at.getTime() + OVERLAP).toISOString()
      const change = kept === undefined ? {} : { previousUntil: until }
      await touch(webhooks, permit, present, change)
      if (kept === undefined) {
        // It came with an archive, which has neither: nobody is sent again what another registry sent.
        await beginAt(id, await ports.lastSequence())
        await secrets.insert(id, { current: secret }, [])
      } else {
        const previous = { secret: kept.value.current, until }
        await secrets.replace(id, kept.revision, { current: secret, previous }, [])
      }
      return { secret }
    },

    deliveries: async (actor, id, query) => {
      await requireReader(actor, id)
      await find(id)
      const state = query?.state
      const where = { webhook: { eq: id }, ...(state !== undefined && { state: { eq: state } }) }
      const page = await findPage(deliveries, findOptions(query, { where, sort: ['-sequence'] }))
      return viewPage(page, ({ value }) => deliveryView(value))
    },

    retry: async (actor, id, sequence) => {
      const permit = await permits.require(actor, 'webhook.change', thing(id))
      const webhook = await find(id)
      const dead = await deliveries.get(deliveryId(id, sequence))
      if (dead?.value.state !== 'dead') {
        throw new RegistryError(
          'delivery-not-found',
          `The webhook ${id} has given up no delivery ${sequence}.`,
        )
      }
      await touch(webhooks, permit, webhook, { retried: sequence })
      const value = { ...dead.value, state: 'asked-again' as const }
      await unlessOvertaken(deliveries.replace(dead.id, dead.revision, value, []))
      return deliveryView(value)
    },
  }
}

/** @throws RegistryError `webhook-address-refused` */
function requireSendable(sender: WebhookSender | undefined, address: string): void {
  const refusal =
    sender === undefined
      ? 'This registry sends nothing to outside; whoever runs it names the hosts in CONCORDAT_WEBHOOK_HOSTS'
      : sender.refusal(address)
  if (refusal !== undefined) throw new RegistryError('webhook-address-refused', `${refusal}.`)
}

/** The ledger is read by everybody, and an address may hold what few should know: of it only the host is told. */
function shownInLedger({
  title,
  address,
  events,
  services,
  domains,
  state,
}: Pick<WebhookDocument, 'title' | 'address' | 'events' | 'services' | 'domains' | 'state'>) {
  return { title, host: new URL(address).host, events, services, domains, state }
}

/** Leaves an event about a webhook that is otherwise as it was. */
async function touch(
  webhooks: ManagingPorts['webhooks'],
  permit: Permit,
  webhook: Stored<WebhookDocument>,
  change: Readonly<Record<string, string | number>>,
): Promise<void> {
  const value = { ...webhook.value, updatedAt: permit.at.toISOString() }
  const event = 'retried' in change ? 'webhook.delivery-retried' : 'webhook.secret-renewed'
  await webhooks.replace(permit, webhook, value, { event, change })
}

/** Has what waits be tried at once. */
async function forgive(progress: Collection<WebhookProgress>, id: string): Promise<void> {
  const present = await progress.get(id)
  if (present === undefined) return
  const { sequence, lease } = present.value
  const value = { sequence, failures: 0, givenUp: 0, ...(lease && { lease }) }
  await unlessOvertaken(progress.replace(id, present.revision, value, []))
}

/** Takes away what is kept beside a webhook that is gone. */
async function forget({ secrets, progress, deliveries }: ManagingPorts, id: string): Promise<void> {
  for (const collection of [secrets, progress]) {
    const present = await collection.get(id)
    if (present !== undefined) await unlessOvertaken(collection.remove(id, present.revision, []))
  }
  for (;;) {
    const { items } = await deliveries.find({ where: { webhook: { eq: id } }, limit: 500 })
    if (items.length === 0) return
    for (const item of items) {
      await unlessOvertaken(deliveries.remove(item.id, item.revision, []))
    }
  }
}

function deliveryView(value: DeliveryDocument): DeliveryView {
  const { sequence, event, action, subject, state, attempts } = value
  return { sequence, event, action, subject, state, attempts }
}
