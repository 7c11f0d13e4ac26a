import { Router } from 'express'
import type { AppDependencies } from '../app-dependencies.ts'
import { sendAll } from '../paging.ts'

/** Lifecycles as they are declared. */
export function lifecyclesRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()

  router.get('/lifecycles', (_request, response) => {
    sendAll(response, registry.lifecycles.list())
  })

  router.get('/lifecycles/:lifecycleId', (request, response) => {
    response.json(registry.lifecycles.get(request.params.lifecycleId))
  })

  return router
}
