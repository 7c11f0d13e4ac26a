import { Router } from 'express'
import { transitionRefused, type TransitionDecision } from '../../../registry/index.ts'
import type { TransitionRequest } from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { ifMatch } from '../../conditional.ts'
import type { Answer } from '../../idempotency.ts'
import { serviceOf } from '../../names-in-urls.ts'
import { actorOf } from '../../request-context.ts'

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
    response.json(await registry.transitions.overview(actorOf(response), service, version))
  })

  router.post(ofVersion, (request, response) =>
    idempotency.answer(request, response, async () => {
      const decision = await registry.transitions.request(
        actorOf(response),
        serviceOf(request.params),
        request.params.version,
        { ...(request.body as TransitionRequest), revision: ifMatch(request) },
      )
      return answerOf(decision)
    }),
  )

  router.get(ofService, async (request, response) => {
    const service = serviceOf(request.params)
    response.json(await registry.charters.overview(actorOf(response), service))
  })

  router.post(ofService, (request, response) =>
    idempotency.answer(request, response, async () =>
      answerOf(
        await registry.charters.request(
          actorOf(response),
          serviceOf(request.params),
          request.body as TransitionRequest,
        ),
      ),
    ),
  )

  router.get(ofSubscription, async (request, response) => {
    const { subscriptionId } = request.params
    response.json(await registry.subscriptions.overview(actorOf(response), subscriptionId))
  })

  router.post(ofSubscription, (request, response) =>
    idempotency.answer(request, response, async () => {
      const decision = await registry.subscriptions.transition(
        actorOf(response),
        request.params.subscriptionId,
        { ...(request.body as TransitionRequest), revision: ifMatch(request) },
      )
      return answerOf(decision)
    }),
  )

  return router
}

/** @throws RegistryError `transition-refused`, with the decision */
function answerOf(decision: TransitionDecision): Answer {
  if (!decision.allowed) throw transitionRefused(decision)
  return { status: 201, headers: {}, body: decision }
}
