import { Router } from 'express'
import { z } from 'zod'
import type { DomainMoveInput, OfferAnswer } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { entityTag, requiredIfMatch } from '../../requests/conditional.ts'
import { domainOf, domainUrl } from '../../requests/names-in-urls.ts'
import { actorOf } from '../../requests/request-context.ts'
import { createWorkSlots } from '../../work-slots.ts'

/** Where domains are moved to. */
export function domainMovesRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const { domains } = registry
  // A plan may have to look at every service in the domain.
  const moves = createWorkSlots({ running: 2, waiting: 16 })

  router.get('/domains/:domain/move', async (request, response) => {
    const path = domainOf(request.params.domain)
    const { to } = planQuery.parse(request.query)
    response.set('Cache-Control', 'no-store')
    response.json(await moves.run(() => domains.planMove(actorOf(response), path, { to })))
  })

  router.post('/domains/:domain/move', (request, response) =>
    idempotency.answer(request, response, async () => {
      const path = domainOf(request.params.domain)
      const to = request.body as DomainMoveInput
      const revision = requiredIfMatch(request)
      const domain = await moves.run(() => domains.move(actorOf(response), path, to, revision))
      const location = `${request.baseUrl}/domains/${domainUrl(domain.path)}`
      // What is left to others to decide is accepted and not done.
      return {
        status: domain.relocation === undefined ? 200 : 202,
        headers: { ETag: entityTag(domain), Location: location },
        body: domain,
      }
    }),
  )

  router.post('/domains/:domain/move/answer', (request, response) =>
    idempotency.answer(request, response, async () => {
      const path = domainOf(request.params.domain)
      const answer = request.body as OfferAnswer
      const domain = await moves.run(() => domains.answerMove(actorOf(response), path, answer))
      const location = `${request.baseUrl}/domains/${domainUrl(domain.path)}`
      return {
        status: 200,
        headers: { ETag: entityTag(domain), Location: location },
        body: domain,
      }
    }),
  )

  return router
}

const planQuery = z.object({ to: z.string().min(1).max(300) })
