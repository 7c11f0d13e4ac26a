import { Router } from 'express'
import { z } from 'zod'
import type { AnswerInput, GapInput, GapTargetInput } from '../../../maturity/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { asOfQuery } from '../../requests/as-of.ts'
import { changedAnswer } from '../../requests/conditional.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'
import { createWorkSlots, PAST_SLOTS } from '../../work-slots.ts'
import { factQuery, scopeQuery } from './maturity-queries.ts'

const MOST_POINTS = 12
const POINT = /^(?:whole|domain:(?<domain>[^@]+)|circle:(?<circle>[^@]+))(?:@(?<asOf>.+))?$/

/** `whole`, `domain:sales` or `circle:board`, each with `@` and a moment where it is not now that is meant. */
const point = z
  .string()
  .regex(POINT, 'must be whole, domain:PATH or circle:ID, with @ and a moment where it is not now')
  .transform((written, context) => {
    const { domain, circle, asOf } = POINT.exec(written)?.groups ?? {}
    const moment = asOfQuery.safeParse({ asOf })
    if (!moment.success) {
      context.addIssue({ code: 'custom', message: `@${asOf ?? ''} is no instant and no day` })
      return z.NEVER
    }
    const at = moment.data.asOf
    return {
      ...(domain !== undefined && { domain }),
      ...(circle !== undefined && { circle }),
      ...(at !== undefined && { at }),
    }
  })

const comparisonQuery = z.object({
  point: z
    .preprocess((given) => [given].flat(), z.array(point))
    .refine((points) => points.length >= 2 && points.length <= MOST_POINTS, {
      error: `must be given 2 to ${MOST_POINTS} times`,
    }),
})

const itemQuery = pageQuery.extend({ inTheWay: z.stringbool().default(false) })

/** Moments may be written in any offset; they are compared in UTC. */
const instant = z.iso
  .datetime({ offset: true })
  .transform((written) => new Date(written).toISOString())

const assessmentQuery = scopeQuery.and(
  pageQuery.extend({ from: instant.optional(), to: instant.optional() }),
)

/** Maturity models, assessments, and the facts behind them. */
export function maturityRouter({
  maturity,
  idempotency,
}: Pick<AppDependencies, 'maturity' | 'idempotency'>): Router {
  const router = Router()
  const past = createWorkSlots(PAST_SLOTS)
  /** What was at a moment is counted anew; anybody may ask. */
  const bounded = <T>(at: Date | undefined, ask: () => Promise<T>): Promise<T> =>
    at === undefined ? ask() : past.run(ask)

  router.get('/maturity', (_request, response) => {
    sendAll(response, maturity.models())
  })

  router.get('/maturity/targets', async (request, response) => {
    const { circle } = scopeQuery.parse(request.query)
    sendAll(response, await maturity.targets(circle))
  })

  router.get('/maturity/facts', async (request, response) => {
    const question = factQuery.parse(request.query)
    sendAll(response, await bounded(question.at, () => maturity.figures(question)))
  })

  router.get('/maturity/facts/:factId', async (request, response) => {
    const question = factQuery.parse(request.query)
    const { factId } = request.params
    response.json(await bounded(question.at, () => maturity.fact(factId, question)))
  })

  router.get('/maturity/facts/:factId/items', async (request, response) => {
    const question = factQuery.parse(request.query)
    const query = itemQuery.parse(request.query)
    const { factId } = request.params
    const page = await bounded(question.at, () => maturity.items(factId, question, query))
    sendPage(request, response, page)
  })

  router.get('/maturity/:modelId', async (request, response) => {
    const question = factQuery.parse(request.query)
    const { modelId } = request.params
    response.json(await bounded(question.at, () => maturity.assess(modelId, question)))
  })

  router.get('/maturity/models/:modelId/comparison', async (request, response) => {
    const { point: points } = comparisonQuery.parse(request.query)
    const oneThen = points.find(({ at }) => at !== undefined)?.at
    const { modelId } = request.params
    response.json(await bounded(oneThen, () => maturity.compare(modelId, points)))
  })

  router.get('/maturity/models/:modelId/assessments', async (request, response) => {
    const query = assessmentQuery.parse(request.query)
    sendPage(request, response, await maturity.kept(request.params.modelId, query))
  })

  router.post('/maturity/models/:modelId/assessments', (request, response) =>
    idempotency.answer(request, response, async () => {
      const scope = scopeQuery.parse(request.query)
      const kept = await maturity.keep(actorOf(response), request.params.modelId, scope)
      return { status: 201, headers: {}, body: kept }
    }),
  )

  router.post('/maturity/models/:modelId/tensions', (request, response) =>
    idempotency.answer(request, response, async () => {
      const scope = scopeQuery.parse(request.query)
      const gap = request.body as GapInput
      const { modelId } = request.params
      const tension = await maturity.raiseGap(actorOf(response), modelId, scope, gap)
      return changedAnswer(tension)
    }),
  )

  router.post('/maturity/models/:modelId/targets', (request, response) =>
    idempotency.answer(request, response, async () => {
      const scope = scopeQuery.parse(request.query)
      const gap = request.body as GapTargetInput
      const { modelId } = request.params
      const proposal = await maturity.proposeTarget(actorOf(response), modelId, scope, gap)
      return changedAnswer(proposal)
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
