import { Router } from 'express'
import type { SavedSearchInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Searches that the account that asks keeps. */
export function savedSearchesRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()

  router.get('/saved-searches', async (request, response) => {
    const page = await registry.savedSearches.list(
      actorOf(response),
      pageQuery.parse(request.query),
    )
    response.set('Cache-Control', 'no-store')
    sendPage(request, response, page)
  })

  router.post('/saved-searches', (request, response) =>
    idempotency.answer(request, response, async () => {
      const saved = await registry.savedSearches.save(
        actorOf(response),
        request.body as SavedSearchInput,
      )
      const location = `${request.baseUrl}/saved-searches/${saved.id}`
      return { status: 201, headers: { Location: location }, body: saved }
    }),
  )

  router.delete('/saved-searches/:savedSearchId', async (request, response) => {
    await registry.savedSearches.forget(actorOf(response), request.params.savedSearchId)
    response.status(204).end()
  })

  return router
}
