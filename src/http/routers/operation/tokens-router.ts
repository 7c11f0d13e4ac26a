import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const tokenRequest = z.object({
  name: z.string(),
  expiresAt: z.coerce.date().optional(),
  scope: z.unknown().optional(),
})

/** Bearer tokens of the asking account. */
export function tokensRouter({ tokens }: Pick<AppDependencies, 'tokens'>): Router {
  const router = Router()

  router.use('/tokens', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/tokens', async (request, response) => {
    const page = await tokens.list(actorOf(response), pageQuery.parse(request.query))
    sendPage(request, response, page)
  })

  // No idempotency key here: keeping the answer would keep the secret.
  router.post('/tokens', async (request, response) => {
    const token = await tokens.create(actorOf(response), tokenRequest.parse(request.body))
    response.status(201).json(token)
  })

  router.delete('/tokens/:tokenId', async (request, response) => {
    await tokens.revoke(actorOf(response), request.params.tokenId)
    response.status(204).end()
  })

  return router
}
