import type { Stored } from '../../store/index.ts'
import type { Domains } from '../domains/present-domains.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, SubscriptionDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Notice, Notices } from '../notices/notices.ts'
import { serviceOwner } from '../services/service-owner.ts'
import { isInRange } from '../versions/semantic-version.ts'

export interface TellingPorts {
  readonly domains: Domains
  readonly services: GuardedCollection<ServiceDocument>
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly notices: Notices
}

/** What consumers are told, before it is known which of them are. */
export type NoticeToConsumers = Pick<
  Notice,
  'kind' | 'subject' | 'title' | 'text' | 'service' | 'version' | 'at'
>

/**
 * Tells everybody with a live subscription that the version serves: the role behind the consuming service,
 * and whoever asked for the subscription. Composite services hear that a part of them is concerned.
 * @param key says what is told; telling it again is harmless
 * @returns how many subscriptions that were
 */
export async function tellConsumers(
  ports: TellingPorts,
  key: string,
  version: Pick<VersionDocument, 'service' | 'version' | 'format'>,
  said: NoticeToConsumers,
): Promise<number> {
  let told = 0
  const where = { service: { eq: version.service }, live: { eq: true } }
  for await (const subscription of allPages(ports.subscriptions, { where })) {
    if (!isInRange(version, subscription.value.range)) continue
    await tellConsumer(ports, `${key}/${subscription.id}`, subscription, said)
    told += 1
  }
  return told
}

/** Tells the consumer of one subscription. */
export async function tellConsumer(
  ports: TellingPorts,
  key: string,
  { id, value }: Stored<SubscriptionDocument>,
  said: NoticeToConsumers,
): Promise<void> {
  const consumer =
    value.consumerKind === 'service' ? await ports.services.get(value.consumer) : undefined
  const isBuiltOfOthers = ['composite', 'process'].includes(consumer?.value.kind ?? '')
  const owner = consumer && (await serviceOwner(ports.domains, consumer.value))
  await ports.notices.tell({
    ...said,
    key,
    text: isBuiltOfOthers
      ? `${said.text} ${value.consumer} is built of it, so that it is concerned as a whole.`
      : said.text,
    subscription: id,
    roles: owner === undefined ? [] : [owner],
    accounts: [value.requestedBy.person],
  })
}
