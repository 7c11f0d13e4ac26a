import { Router } from 'express'
import { z } from 'zod'
import type { SubscriptionInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'
import { entryOf, readContractUpload, UPLOAD_LIMIT } from '../../uploads/contract-upload.ts'
import { createUploadMemory } from '../../uploads/upload-memory.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'

const subscriptionQuery = pageQuery.extend(asOfQuery.shape).extend({
  service: z.string().optional(),
  consumer: z.string().optional(),
  state: z.string().optional(),
})

const usageQuery = z.object({
  reason: z.string().optional(),
  filename: z.string().optional(),
  entry: z.string().optional(),
})

/** Who uses what. */
export function subscriptionsRouter({
  registry,
  idempotency,
  outline,
}: Pick<AppDependencies, 'registry' | 'idempotency' | 'outline'>): Router {
  const router = Router()
  const uploads = createWorkSlots({ running: 4, waiting: 32 })
  const past = createWorkSlots(PAST_SLOTS)
  const memory = createUploadMemory(2 * UPLOAD_LIMIT)

  router.get('/subscriptions', async (request, response) => {
    const { asOf, ...query } = subscriptionQuery.parse(request.query)
    const page = await (asOf === undefined
      ? registry.subscriptions.list(query)
      : past.run(() => registry.past.subscriptionsNamed(asOf, query)))
    sendPage(request, response, page)
  })

  router.post('/subscriptions', (request, response) =>
    idempotency.answer(request, response, async () => {
      const subscription = await registry.subscriptions.request(
        actorOf(response),
        request.body as SubscriptionInput,
      )
      return madeAnswer(
        subscription,
        `${request.baseUrl}/subscriptions/${encodeURIComponent(subscription.id)}`,
      )
    }),
  )

  router.get('/subscriptions/:subscriptionId', async (request, response) => {
    const { asOf } = asOfQuery.parse(request.query)
    const { subscriptionId } = request.params
    const view = await (asOf === undefined
      ? registry.subscriptions.get(subscriptionId)
      : past.run(() => registry.past.subscription(asOf, subscriptionId)))
    sendView(response, view)
  })

  router.get('/subscriptions/:subscriptionId/usage', async (request, response) => {
    response.json(await registry.subscriptions.usage(request.params.subscriptionId))
  })

  router.put('/subscriptions/:subscriptionId/usage', async (request, response) => {
    const { reason, filename, entry } = usageQuery.parse(request.query)
    const read = (hold: (bytes: number) => void) =>
      readContractUpload(request, response, { fileName: filename, entry, hold })
    const subscription = await memory.use(request, read, (upload) =>
      uploads.run(async () =>
        registry.subscriptions.describe(actorOf(response), request.params.subscriptionId, {
          files: upload.files,
          entry:
            upload.files.length === 1
              ? (upload.files[0]?.name ?? '')
              : (await entryOf(upload, outline)).name,
          reason,
        }),
      ),
    )
    sendView(response, subscription)
  })

  return router
}
