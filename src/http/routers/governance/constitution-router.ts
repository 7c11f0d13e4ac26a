import { Router } from 'express'
import type {
  AmendmentInput,
  GovernanceVersion,
  RatificationInput,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { entityTag, sendView } from '../../requests/conditional.ts'
import { sendAll } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

/** The constitution in force, and those that can be ratified. */
export function constitutionRouter({
  governance: { constitutions },
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const router = Router()

  router.get('/governance/constitution', async (_request, response) => {
    sendView(response, inForce(await constitutions.inForce()))
  })

  router.get('/governance/constitution/missing-grants', async (_request, response) => {
    response.json(await constitutions.missingGrants())
  })

  router.post('/governance/constitution/checks', async (request, response) => {
    response.json(await constitutions.checkAmendment(request.body as AmendmentInput))
  })

  router.get('/governance/constitutions', (_request, response) => {
    sendAll(response, constitutions.offered())
  })

  router.post('/governance/ratifications', (request, response) =>
    idempotency.answer(request, response, async () => {
      const version = await constitutions.ratify(
        actorOf(response),
        request.body as RatificationInput,
      )
      const body = inForce(version)
      return { status: 201, headers: { ETag: entityTag(body) }, body }
    }),
  )

  return router
}

function inForce({ number, at, by, origin, constitution }: GovernanceVersion) {
  return { revision: number, number, since: at, by, ...origin, constitution }
}
