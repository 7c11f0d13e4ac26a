import { Router } from 'express'
import { z } from 'zod'
import { lifecycleChanges } from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'

const effectBody = z.object({ changes: lifecycleChanges })

/** Lifecycles as they are declared, and every decision that was made by them. */
export function lifecyclesRouter({
  registry,
  lifecyclePreviews,
}: Pick<AppDependencies, 'registry' | 'lifecyclePreviews'>): Router {
  const router = Router()

  router.get('/lifecycles', async (_request, response) => {
    sendAll(response, await registry.lifecycles.list())
  })

  router.post('/lifecycles/effect', async (request, response) => {
    const { changes } = effectBody.parse(request.body)
    sendAll(response, await lifecyclePreviews.effects(changes))
  })

  router.get('/lifecycles/:lifecycleId', async (request, response) => {
    response.json(await registry.lifecycles.get(request.params.lifecycleId))
  })

  router.get('/decisions', async (request, response) => {
    sendPage(request, response, await registry.decisions.list(pageQuery.parse(request.query)))
  })

  router.get('/decisions/:decisionId', async (request, response) => {
    response.json(await registry.decisions.get(request.params.decisionId))
  })

  router.get('/decisions/:decisionId/replay', async (request, response) => {
    response.json(await registry.decisions.replay(request.params.decisionId))
  })

  return router
}
