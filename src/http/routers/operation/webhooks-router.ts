import { Router } from 'express'
import { z } from 'zod'
import { DELIVERY_STATES, type WebhookInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { requiredIfMatch, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const sequence = z.coerce.number().int().min(1)
const deliveryQuery = pageQuery.extend({ state: z.enum(DELIVERY_STATES).optional() })

/** Addresses outside to which events are sent. Nothing of them is kept by any cache. */
export function webhooksRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const { webhooks } = registry

  router.use('/webhooks', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/webhooks', async (request, response) => {
    const page = await webhooks.list(actorOf(response), pageQuery.parse(request.query))
    sendPage(request, response, page)
  })

  // No idempotency key here: keeping the answer would keep the secret.
  router.post('/webhooks', async (request, response) => {
    const made = await webhooks.create(actorOf(response), request.body as WebhookInput)
    response.location(`${request.baseUrl}/webhooks/${made.id}`)
    sendView(response, made, 201)
  })

  router.get('/webhooks/:webhookId', async (request, response) => {
    sendView(response, await webhooks.get(actorOf(response), request.params.webhookId))
  })

  router.put('/webhooks/:webhookId', async (request, response) => {
    const { webhookId } = request.params
    const input = request.body as WebhookInput
    sendView(
      response,
      await webhooks.change(actorOf(response), webhookId, input, requiredIfMatch(request)),
    )
  })

  router.delete('/webhooks/:webhookId', async (request, response) => {
    await webhooks.remove(actorOf(response), request.params.webhookId)
    response.status(204).end()
  })

  router.post('/webhooks/:webhookId/secrets', async (request, response) => {
    const secret = await webhooks.renewSecret(actorOf(response), request.params.webhookId)
    response.json(secret)
  })

  router.get('/webhooks/:webhookId/deliveries', async (request, response) => {
    const query = deliveryQuery.parse(request.query)
    const { webhookId } = request.params
    sendPage(request, response, await webhooks.deliveries(actorOf(response), webhookId, query))
  })

  router.post('/webhooks/:webhookId/deliveries/:sequence/attempts', async (request, response) => {
    const { webhookId } = request.params
    const number = sequence.parse(request.params.sequence)
    response.status(202).json(await webhooks.retry(actorOf(response), webhookId, number))
  })

  return router
}
