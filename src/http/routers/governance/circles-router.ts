import { Router } from 'express'
import { z } from 'zod'
import type { AssignmentInput, SurrogateInput } from '../../../governance/index.ts'
import { ACTIONS } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { actorOf } from '../../requests/request-context.ts'

const onQuery = z.object({ on: z.coerce.date().optional() })
const reasonQuery = z.object({ reason: z.string().min(1).max(2_000).optional() })
const authorityQuery = z.object({
  subject: z.string().min(1).max(400),
  action: z.enum(ACTIONS).optional(),
})

/** Circles, roles, who fills them, and the three questions. */
export function circlesRouter({
  governance,
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const { circles } = governance
  const router = Router()

  router.get('/governance/circles', async (request, response) => {
    response.json(await circles.organisation(onQuery.parse(request.query).on))
  })

  router.get('/governance/roles/:roleId', async (request, response) => {
    response.json(await circles.role(request.params.roleId, onQuery.parse(request.query).on))
  })

  router.post('/governance/roles/:roleId/assignments', (request, response) =>
    idempotency.answer(request, response, async () => ({
      status: 201,
      headers: {},
      body: await circles.assign(
        actorOf(response),
        request.params.roleId,
        request.body as AssignmentInput,
      ),
    })),
  )

  router.delete('/governance/roles/:roleId/assignments/:person', async (request, response) => {
    const { roleId, person } = request.params
    const { reason } = reasonQuery.parse(request.query)
    response.json(await circles.unassign(actorOf(response), roleId, person, reason))
  })

  router.post('/governance/roles/:roleId/surrogates', (request, response) =>
    idempotency.answer(request, response, async () => ({
      status: 201,
      headers: {},
      body: await circles.nameSurrogate(
        actorOf(response),
        request.params.roleId,
        request.body as SurrogateInput,
      ),
    })),
  )

  router.delete('/governance/roles/:roleId/surrogates/:person', async (request, response) => {
    const { roleId, person } = request.params
    const { reason } = reasonQuery.parse(request.query)
    response.json(await circles.endSurrogate(actorOf(response), roleId, person, reason))
  })

  router.get('/governance/authority', async (request, response) => {
    const { subject, action } = authorityQuery.parse(request.query)
    const asker = action && { actor: actorOf(response), action }
    response.json(await governance.threeQuestions(subject, asker))
  })

  return router
}
