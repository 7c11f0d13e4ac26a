import type { ContentStore } from '../../store/index.ts'
import type { ComparingEngine } from '../compatibility/comparing-engine.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { domainOfService } from '../identifiers.ts'
import type { Permits } from '../permits.ts'
import { RegistryError } from '../problems.ts'
import type { Subscriptions } from '../registry.ts'
import { checkBundle } from '../versions/check-bundle.ts'
import { requireSubscription } from './require-subscription.ts'
import { subscriptionView } from './subscription-view.ts'

export interface DescribeUsagePorts {
  readonly subscriptions: GuardedCollection<SubscriptionDocument>
  readonly contents: ContentStore
  readonly engine: ComparingEngine
  readonly permits: Permits
}

/** Keeps what a consumer says that it uses. Saying so is part of asking for the use, and needs the same authority. */
export function createDescribeUsage(ports: DescribeUsagePorts): Subscriptions['describe'] {
  const { subscriptions, contents, engine, permits } = ports
  return async (actor, id, { files, entry, reason }) => {
    checkBundle(files, entry)
    const present = await requireSubscription(subscriptions, id)
    const { consumer, consumerKind, service } = present.value
    const domain = domainOfService(consumerKind === 'service' ? consumer : service)
    const thing = { subject: `subscription:${present.id}`, domain }
    const permit = await permits.require(actor, 'subscription.request', thing)
    const read = await engine.readConsumer(files, entry, consumer)
    const file = files.find(({ name }) => name === entry)
    if (!read.readable || file === undefined) {
      const message = read.readable ? `There is no file ${entry}.` : read.message
      throw new RegistryError('usage-unreadable', message)
    }
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
