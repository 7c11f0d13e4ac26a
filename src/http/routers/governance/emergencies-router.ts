import { Router } from 'express'
import { z } from 'zod'
import {
  EMERGENCY_STATES,
  type EmergencyInput,
  type EmergencyStep,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const emergencyQuery = pageQuery.extend({
  state: z.enum(EMERGENCY_STATES).optional(),
  subject: z.string().optional(),
  by: z.string().optional(),
})

/** What people do beyond their authority in an emergency, and how it is put right. */
export function emergenciesRouter({
  governance: { emergencies },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.get('/emergencies', async (request, response) => {
    sendPage(request, response, await emergencies.list(emergencyQuery.parse(request.query)))
  })

  router.post('/emergencies', (request, response) =>
    idempotency.answer(request, response, async () => {
      const emergency = await emergencies.declare(actorOf(response), request.body as EmergencyInput)
      return madeAnswer(
        emergency,
        `${request.baseUrl}/emergencies/${encodeURIComponent(emergency.id)}`,
      )
    }),
  )

  router.get('/emergencies/:emergencyId', async (request, response) => {
    sendView(response, await emergencies.get(request.params.emergencyId))
  })

  router.post('/emergencies/:emergencyId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const emergency = await emergencies.step(
        actorOf(response),
        request.params.emergencyId,
        request.body as EmergencyStep,
        ifMatch(request),
      )
      return changedAnswer(emergency)
    }),
  )

  return router
}
