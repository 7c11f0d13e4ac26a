import type { Stored } from '../../store/index.ts'
import type { SubscriptionDocument } from '../documents.ts'
import type { SubscriptionView } from '../model.ts'
import { pageLimit, type ViewPage } from '../page.ts'
import { RegistryError } from '../problems.ts'
import type { SubscriptionQuery } from '../subscriptions/subscriptions.ts'
import { subscriptionView } from '../subscriptions/subscription-view.ts'
import type { PastCataloguePorts } from './past-catalogue.ts'
import type { PastServices } from './past-services.ts'
import type { PastStates } from './past-states.ts'
import { idsSince, subscriptionThen } from './subscriptions-then.ts'

/** Subscriptions that one page of a list looks at, so that no moment and no filter makes it cost more. */
const LOOKED_AT = 500
const AT_ONCE = 50

export interface PastSubscriptions {
  list(at: Date, query?: SubscriptionQuery): Promise<ViewPage<SubscriptionView>>
  /** @throws RegistryError `subscription-not-found`, `past-unknown` */
  get(at: Date, id: string): Promise<SubscriptionView>
}

/** None is ever removed, and only a merge changes its consumer or service: those of today hold all of then. */
export function createPastSubscriptions(
  ports: PastCataloguePorts & {
    readonly states: PastStates
    readonly pastServices: PastServices
  },
): PastSubscriptions {
  const { services, subscriptions, states, pastServices } = ports
  const stateOf = (id: string, at: Date): Promise<Stored<SubscriptionDocument> | undefined> =>
    states.one<SubscriptionDocument>('subscription', id, at)

  /** By the names that services had then. */
  async function viewOf(at: Date, stored: Stored<SubscriptionDocument>): Promise<SubscriptionView> {
    const view = subscriptionView(stored)
    const { service, consumer, consumerKind } = view
    return {
      ...view,
      service: await pastServices.nameThen(at, service),
      consumer: consumerKind === 'service' ? await pastServices.nameThen(at, consumer) : consumer,
    }
  }

  return {
    async list(at, query = {}) {
      const limit = pageLimit(query)
      const { service, consumer, state } = query
      const where = {
        ...(service !== undefined && { service: { in: await idsSince(services, service) } }),
        ...(consumer !== undefined && { consumer: { in: await idsSince(services, consumer) } }),
      }
      const items: SubscriptionView[] = []
      let cursor = query.cursor
      let lookedAt = 0
      do {
        const page = await subscriptions.find({
          where,
          sort: ['id'],
          limit: Math.min(limit - items.length, AT_ONCE),
          ...(cursor !== undefined && { cursor }),
        })
        const then = await Promise.all(
          page.items.map((stored) => subscriptionThen(ports, at, stored)),
        )
        const asked = then
          .filter((one) => one !== undefined)
          .filter((one) => state === undefined || one.value.state === state)
          .filter((one) => service === undefined || one.value.service === service)
          .filter((one) => consumer === undefined || one.value.consumer === consumer)
        items.push(...(await Promise.all(asked.map((one) => viewOf(at, one)))))
        lookedAt += page.items.length
        cursor = page.next
      } while (cursor !== undefined && items.length < limit && lookedAt < LOOKED_AT)
      return { items, next: cursor }
    },
    async get(at, id) {
      const then = id === '' || id.length > 300 ? undefined : await stateOf(id, at)
      if (then !== undefined) return viewOf(at, then)
      throw new RegistryError(
        'subscription-not-found',
        `There was no subscription ${id.slice(0, 300)} then.`,
      )
    },
  }
}
