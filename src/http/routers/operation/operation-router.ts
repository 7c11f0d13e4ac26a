import { Router } from 'express'
import type { AppDependencies } from '../../app-dependencies.ts'
import { HttpProblem } from '../../problems/http-problem.ts'

/** What those who run the registry ask: is it up, is it ready, what does it measure. */
export function operationRouter({
  whyNotReady,
  metrics,
}: Pick<AppDependencies, 'whyNotReady' | 'metrics'>): Router {
  const router = Router()

  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'up' })
  })

  router.get('/readyz', async (_request, response) => {
    const reason = await whyNotReady()
    if (reason !== undefined) {
      throw new HttpProblem('not-ready', reason, { headers: { 'Retry-After': '2' } })
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' })
  })

  router.get('/metrics', async (_request, response) => {
    const text = await metrics.metrics()
    response.set('Cache-Control', 'no-store').type(metrics.contentType).send(text)
  })

  return router
}
