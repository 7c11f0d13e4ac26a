import { Router } from 'express'
import { z } from 'zod'
import type { SubscriptionInput } from '../../registry/index.ts'
import type { AppDependencies } from '../app-dependencies.ts'
import { entityTag, sendView } from '../conditional.ts'
import { pageQuery, sendPage } from '../paging.ts'
import { actorOf } from '../request-context.ts'

const subscriptionQuery = pageQuery.extend({
  service: z.string().optional(),
  consumer: z.string().optional(),
  state: z.string().optional(),
})

/** Who uses what. */
export function subscriptionsRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()

  router.get('/subscriptions', async (request, response) => {
    const query = subscriptionQuery.parse(request.query)
    sendPage(request, response, await registry.subscriptions.list(query))
  })

  router.post('/subscriptions', (request, response) =>
    idempotency.answer(request, response, async () => {
      const subscription = await registry.subscriptions.request(
        actorOf(response),
        request.body as SubscriptionInput,
      )
      const location = `${request.baseUrl}/subscriptions/${encodeURIComponent(subscription.id)}`
      return {
        status: 201,
        headers: { ETag: entityTag(subscription), Location: location },
        body: subscription,
      }
    }),
  )

  router.get('/subscriptions/:subscriptionId', async (request, response) => {
    sendView(response, await registry.subscriptions.get(request.params.subscriptionId))
  })

  return router
}
