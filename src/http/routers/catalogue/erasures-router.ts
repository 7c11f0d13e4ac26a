import { Router } from 'express'
import type { ErasureInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Contents that were erased by decision, and the deciding. */
export function erasuresRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const { erasures } = registry

  router.get('/erasures', async (request, response) => {
    sendPage(request, response, await erasures.list(pageQuery.parse(request.query)))
  })

  router.post('/erasures', (request, response) =>
    idempotency.answer(request, response, async () => {
      const erasure = await erasures.erase(actorOf(response), request.body as ErasureInput)
      const location = `${request.baseUrl}/erasures/${encodeURIComponent(erasure.digest)}`
      return { status: 201, headers: { Location: location }, body: erasure }
    }),
  )

  router.get('/erasures/:digest', async (request, response) => {
    response.json(await erasures.get(request.params.digest))
  })

  router.get('/erasures/:digest/preview', async (request, response) => {
    response.set('Cache-Control', 'no-store')
    response.json(await erasures.preview(actorOf(response), request.params.digest))
  })

  return router
}
