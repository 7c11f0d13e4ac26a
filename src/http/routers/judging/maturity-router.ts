import { Router } from 'express'
import { z } from 'zod'
import type { AnswerInput } from '../../../maturity/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { pageQuery, sendAll, sendPage } from '../../paging.ts'
import { actorOf } from '../../request-context.ts'

const scopeQuery = z.object({ domain: z.string().optional() })

/** Moments may be written in any offset; they are compared in UTC. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((written) => new Date(written).toISOString())

const assessmentQuery = pageQuery.extend({
  domain: z.string().optional(),
  from: instant.optional(),
  to: instant.optional(),
})

/** Maturity models, assessments, and the facts behind them. */
export function maturityRouter({
  maturity,
  idempotency,
}: Pick<AppDependencies, 'maturity' | 'idempotency'>): Router {
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

  router.get('/maturity/models/:modelId/assessments', async (request, response) => {
    const query = assessmentQuery.parse(request.query)
    sendPage(request, response, await maturity.kept(request.params.modelId, query))
  })

  router.post('/maturity/models/:modelId/assessments', (request, response) =>
    idempotency.answer(request, response, async () => {
      const { domain } = scopeQuery.parse(request.query)
      const kept = await maturity.keep(actorOf(response), request.params.modelId, domain)
      return { status: 201, headers: {}, body: kept }
    }),
  )

  router.post('/maturity/models/:modelId/questions/:questionId/answers', (request, response) =>
    idempotency.answer(request, response, async () => {
      const { modelId, questionId } = request.params
      const input = request.body as AnswerInput
      const question = await maturity.answer(actorOf(response), modelId, questionId, input)
      return { status: 201, headers: {}, body: question }
    }),
  )

  return router
}
