import type { ContentStore, Stored } from '../../store/index.ts'
import type { ReadConsumer } from '../../compatibility/index.ts'
import type { ComparingEngine } from '../compatibility/comparing-engine.ts'
import type { ServiceDocument, SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { nameOfService } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import { RegistryError, type InputError } from '../problems.ts'
import type { Subscriptions } from './subscriptions.ts'
import { requireService } from '../services/require-service.ts'
import { checkBundle } from '../versions/check-bundle.ts'
import { unknownOperations, type OfferedOperationsPorts } from './offered-operations.ts'
import { requireSubscription } from './require-subscription.ts'
import { subscriptionView } from './subscription-view.ts'

export interface DescribeUsagePorts extends OfferedOperationsPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly contents: ContentStore
  readonly engine: ComparingEngine
  readonly permits: Permits
}

/** Keeps what a consumer says that it uses. Saying so is part of asking for the use, and needs the same authority. */
export function createDescribeUsage(ports: DescribeUsagePorts): Subscriptions['describe'] {
  const { services, subscriptions, contents, engine, permits } = ports
  return async (actor, id, { files, entry, reason }) => {
    checkBundle(files, entry)
    const present = await requireSubscription(subscriptions, id)
    const { consumer, consumerKind, service } = present.value
    const provider = await requireService(services, service)
    const asking = consumerKind === 'service' ? await requireService(services, consumer) : provider
    const thing = { subject: `subscription:${present.id}`, domain: asking.value.domain }
    const permit = await permits.require(actor, 'subscription.request', thing)
    const read = await engine.readConsumer(files, entry, consumer)
    const file = files.find(({ name }) => name === entry)
    if (!read.readable || file === undefined) {
      const message = read.readable ? `There is no file ${entry}.` : read.message
      throw new RegistryError('usage-unreadable', message)
    }
    const names = {
      consumer: consumerKind === 'service' ? namesOf(asking) : [consumer],
      provider: namesOf(provider),
    }
    await requireFitting(ports, present.value, names, read)
    const usage = {
      source: read.source,
      fileName: entry,
      content: await contents.put(file.bytes),
      usage: await contents.put(new TextEncoder().encode(JSON.stringify(read.usage))),
      uploadedAt: permit.at.toISOString(),
    }
    const described = { ...present.value, usage, updatedAt: usage.uploadedAt }
    const stored = await subscriptions.replace(permit, present, described, {
      event: 'subscription.described',
      reason,
      change: { source: usage.source, content: usage.content },
    })
    return subscriptionView(stored)
  }
}

/** What the parties of a subscription may be called, the present name first. */
interface PartyNames {
  readonly consumer: readonly string[]
  readonly provider: readonly string[]
}

function namesOf({ id, value }: Stored<ServiceDocument>): readonly string[] {
  return [nameOfService(value), id, ...(value.names ?? [])]
}

/** A use of something else would let every change pass as one that breaks nobody. */
async function requireFitting(
  ports: OfferedOperationsPorts,
  subscription: SubscriptionDocument,
  names: PartyNames,
  read: Extract<ReadConsumer, { readable: true }>,
): Promise<void> {
  const isOurs = read.source === 'consumer-contract'
  const operations = (read.usage.operations ?? []).map(({ operation }) => operation)
  const errors = [
    ...(isOurs ? otherParties(names, read) : []),
    ...(await unknownOperations(ports, subscription, operations, (index) =>
      isOurs ? `/operations/${index}/operation` : '',
    )),
  ]
  const [first] = errors
  if (first !== undefined) throw new RegistryError('invalid-input', first.message, { errors })
}

/** Pacts name their parties as they like, so that only consumer contracts are held to the names of the registry. */
function* otherParties(
  names: PartyNames,
  { usage, provider }: Extract<ReadConsumer, { readable: true }>,
): Iterable<InputError> {
  if (!isName(usage.consumer, names.consumer)) {
    const message = `It says what ${shown(usage.consumer)} uses; the subscription is that of ${shown(names.consumer[0] ?? '')}.`
    yield { pointer: '/consumer', message }
  }
  if (provider !== undefined && !isName(provider, names.provider)) {
    const message = `It says what is used of ${shown(provider)}; the subscription is to ${names.provider[0] ?? ''}.`
    yield { pointer: '/provider', message }
  }
}

/** Consumers may leave out the domain of a service. */
function isName(said: string, names: readonly string[]): boolean {
  return names.some((name) => said === name || said === name.slice(name.lastIndexOf('/') + 1))
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 100))
}
