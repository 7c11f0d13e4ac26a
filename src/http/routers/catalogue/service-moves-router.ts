import { Router, type ErrorRequestHandler } from 'express'
import {
  RegistryError,
  type HandoverAnswer,
  type HandoverInput,
  type MoveInput,
} from '../../../registry/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { entityTag, requiredIfMatch } from '../../conditional.ts'
import { serviceOf, serviceUrl } from '../../names-in-urls.ts'
import { actorOf, isUnsafe } from '../../request-context.ts'

/** Where services are moved to, and to whom they are handed over. */
export function serviceMovesRouter({
  registry,
  idempotency,
}: Pick<AppDependencies, 'registry' | 'idempotency'>): Router {
  const router = Router()
  const { services } = registry

  router.post('/services/:domain/:name/move', (request, response) =>
    idempotency.answer(request, response, async () => {
      const name = serviceOf(request.params)
      const to = request.body as MoveInput
      const service = await services.move(actorOf(response), name, to, requiredIfMatch(request))
      const location = `${request.baseUrl}/services/${serviceUrl(service.id)}`
      return {
        status: 200,
        headers: { ETag: entityTag(service), Location: location },
        body: service,
      }
    }),
  )

  router.post('/services/:domain/:name/handover', (request, response) =>
    idempotency.answer(request, response, async () => {
      const name = serviceOf(request.params)
      const offer = request.body as HandoverInput
      const service = await services.offer(actorOf(response), name, offer, requiredIfMatch(request))
      return { status: 201, headers: { ETag: entityTag(service) }, body: service }
    }),
  )

  router.post('/services/:domain/:name/handover/answer', (request, response) =>
    idempotency.answer(request, response, async () => {
      const answer = request.body as HandoverAnswer
      const service = await services.answer(actorOf(response), serviceOf(request.params), answer)
      return { status: 200, headers: { ETag: entityTag(service) }, body: service }
    }),
  )

  return router
}

const SERVICE_PATH = /^((?:\/[^/?]+)*?\/services)\/[^/?]+\/[^/?]+/

/**
 * Reading by a former name leads on to the same place under the present one (308, RFC 9110, section 15.4.9). Whoever
 * writes is told the name instead: a pipeline that pushes to a name of before should be put right.
 */
export const followMovedServices: ErrorRequestHandler = (error, request, response, next) => {
  const movedTo = error instanceof RegistryError ? error.details.movedTo : undefined
  const isPath = SERVICE_PATH.test(request.originalUrl)
  if (movedTo === undefined || isUnsafe(request) || !isPath || response.headersSent) {
    next(error)
    return
  }
  const location = request.originalUrl.replace(
    SERVICE_PATH,
    (_path, services: string) => `${services}/${serviceUrl(movedTo)}`,
  )
  response.status(308).location(location).end()
}
