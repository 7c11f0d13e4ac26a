import { Router } from 'express'
import { z } from 'zod'
import { PROPOSAL_STATES, type ProposalInput, type Step } from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { entityTag, ifMatch, sendView } from '../../conditional.ts'
import { pageQuery, sendPage } from '../../paging.ts'
import { actorOf } from '../../request-context.ts'

const proposalQuery = pageQuery.extend({
  circle: z.string().optional(),
  state: z.enum(PROPOSAL_STATES).optional(),
})

/** Changes on their way through the methods of the constitution. */
export function proposalsRouter({
  governance,
  idempotency,
}: Pick<AppDependencies, 'governance' | 'idempotency'>): Router {
  const { proposals } = governance
  const router = Router()

  router.get('/proposals', async (request, response) => {
    sendPage(request, response, await proposals.list(proposalQuery.parse(request.query)))
  })

  router.post('/proposals', (request, response) =>
    idempotency.answer(request, response, async () => {
      const proposal = await proposals.make(actorOf(response), request.body as ProposalInput)
      const location = `${request.baseUrl}/proposals/${encodeURIComponent(proposal.id)}`
      return {
        status: 201,
        headers: { ETag: entityTag(proposal), Location: location },
        body: proposal,
      }
    }),
  )

  router.get('/proposals/:proposalId', async (request, response) => {
    sendView(response, await proposals.get(request.params.proposalId))
  })

  router.post('/proposals/:proposalId/steps', (request, response) =>
    idempotency.answer(request, response, async () => {
      const proposal = await proposals.step(
        actorOf(response),
        request.params.proposalId,
        request.body as Step,
        ifMatch(request),
      )
      return { status: 200, headers: { ETag: entityTag(proposal) }, body: proposal }
    }),
  )

  router.get('/proposals/:proposalId/rollback', async (request, response) => {
    response.json(await governance.prepareRollback(request.params.proposalId))
  })

  return router
}
