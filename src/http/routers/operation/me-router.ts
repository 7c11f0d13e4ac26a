import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { actorOf } from '../../requests/request-context.ts'

/** Who is asking. */
export function meRouter({ rolesOf }: Pick<AppDependencies, 'rolesOf'>): Router {
  const router = Router()

  router.get('/me', async (_request, response) => {
    const actor = actorOf(response)
    const roles = await rolesOf(actor)
    response.set('Cache-Control', 'no-store').json({ actor, roles })
  })

  return router
}
