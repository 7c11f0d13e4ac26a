import { Router } from 'express'
import type { TransitionRequest } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { ifMatch, sendView } from '../../requests/conditional.ts'
import { serviceOf } from '../../requests/names-in-urls.ts'
import { actorOf } from '../../requests/request-context.ts'
import { decisionAnswer } from './decision-answer.ts'

/** Lifecycle transitions of contract versions, of the charters of services, and of subscriptions. */
export function transitionsRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const ofVersion = '/services/:domain/:name/versions/:version/transitions'
  const ofService = '/services/:domain/:name/transitions'
  const ofSubscription = '/subscriptions/:subscriptionId/transitions'

  router.get(ofVersion, async (request, response) => {
    const { version } = request.params
    const service = serviceOf(request.params)
    sendView(response, await registry.transitions.overview(actorOf(response), service, version))
  })

  router.post(ofVersion, (request, response) =>
    idempotency.answer(request, response, async () => {
      const decision = await registry.transitions.request(
        actorOf(response),
        serviceOf(request.params),
        request.params.version,
        { ...(request.body as TransitionRequest), revision: ifMatch(request) },
      )
      return decisionAnswer(decision)
    }),
  )

  router.get(ofService, async (request, response) => {
    const service = serviceOf(request.params)
    sendView(response, await registry.charters.overview(actorOf(response), service))
  })

  router.post(ofService, (request, response) =>
    idempotency.answer(request, response, async () =>
      decisionAnswer(
        await registry.charters.request(actorOf(response), serviceOf(request.params), {
          ...(request.body as TransitionRequest),
          revision: ifMatch(request),
        }),
      ),
    ),
  )

  router.get(ofSubscription, async (request, response) => {
    const { subscriptionId } = request.params
    sendView(response, await registry.subscriptions.overview(actorOf(response), subscriptionId))
  })

  router.post(ofSubscription, (request, response) =>
    idempotency.answer(request, response, async () => {
      const decision = await registry.subscriptions.transition(
        actorOf(response),
        request.params.subscriptionId,
        { ...(request.body as TransitionRequest), revision: ifMatch(request) },
      )
      return decisionAnswer(decision)
    }),
  )

  return router
}
