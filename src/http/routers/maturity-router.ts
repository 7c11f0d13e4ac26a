import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../app-dependencies.ts'
import { sendAll } from '../paging.ts'

const scopeQuery = z.object({ domain: z.string().optional() })

/** Maturity models, assessments, and the facts behind them. */
export function maturityRouter({ maturity }: Pick<AppDependencies, 'maturity'>): Router {
  const router = Router()

  router.get('/maturity', (_request, response) => {
    sendAll(response, maturity.models())
  })

  router.get('/maturity/facts/:factId', async (request, response) => {
    const { domain } = scopeQuery.parse(request.query)
    response.json(await maturity.fact(request.params.factId, domain))
  })

  router.get('/maturity/:modelId', async (request, response) => {
    const { domain } = scopeQuery.parse(request.query)
    response.json(await maturity.assess(request.params.modelId, domain))
  })

  return router
}
