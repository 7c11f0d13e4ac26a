import { Router } from 'express'
import type { ActivationPlanInput, TickInput } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** What people do before a version goes on: tick its checklist, and plan how it is put into operation. */
export function readinessRouter({ registry }: Pick<AppDependencies, 'registry'>): Router {
  const router = Router()
  const ofVersion = '/services/:domain/:name/versions/:version'

  router.get(`${ofVersion}/checklist`, async (request, response) => {
    const { version } = request.params
    sendAll(response, await registry.checklists.of(serviceOf(request.params), version))
  })

  router.put(`${ofVersion}/checklist/:item`, async (request, response) => {
    const { version, item } = request.params
    const service = serviceOf(request.params)
    const input = request.body as TickInput
    response.json(await registry.checklists.tick(actorOf(response), service, version, item, input))
  })

  router.delete(`${ofVersion}/checklist/:item`, async (request, response) => {
    const { version, item } = request.params
    await registry.checklists.clear(actorOf(response), serviceOf(request.params), version, item)
    response.status(204).end()
  })

  router.get(`${ofVersion}/activation-plan`, async (request, response) => {
    const { version } = request.params
    sendView(response, await registry.activationPlans.get(serviceOf(request.params), version))
  })

  router.put(`${ofVersion}/activation-plan`, async (request, response) => {
    const plan = await registry.activationPlans.put(
      actorOf(response),
      serviceOf(request.params),
      request.params.version,
      request.body as ActivationPlanInput,
      ifMatch(request),
    )
    sendView(response, plan)
  })

  return router
}
