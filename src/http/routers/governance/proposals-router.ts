import { Router } from 'express'
import { z } from 'zod'
import {
  previewProposal,
  PROPOSAL_STATES,
  type ProposalInput,
  type Step,
  type StrikeInput,
} from '../../../governance/index.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { changedAnswer, ifMatch, madeAnswer, sendView } from '../../requests/conditional.ts'
import { pageQuery, sendAll, sendPage } from '../../requests/paging.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { actorOf } from '../../requests/request-context.ts'

const proposalQuery = pageQuery.extend({
  circle: z.string().optional(),
  state: z.enum(PROPOSAL_STATES).optional(),
  tension: z.string().optional(),
})

/** Changes on their way through the methods of the constitution. */
export function proposalsRouter({
  governance,
  policyPreviews,
  lifecyclePreviews,
  idempotency,
}: Pick<
  AppDependencies,
  'governance' | 'policyPreviews' | 'lifecyclePreviews' | 'idempotency'
>): Router {
  const { proposals } = governance
  const router = Router()

  router.get('/proposals', async (request, response) => {
    sendPage(request, response, await proposals.list(proposalQuery.parse(request.query)))
  })

  router.post('/proposals', (request, response) =>
    idempotency.answer(request, response, async () => {
      const proposal = await proposals.make(actorOf(response), request.body as ProposalInput)
      return madeAnswer(proposal, `${request.baseUrl}/proposals/${encodeURIComponent(proposal.id)}`)
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
      return changedAnswer(proposal)
    }),
  )

  router.post('/proposals/:proposalId/strike', (request, response) =>
    idempotency.answer(request, response, async () => {
      const proposal = await proposals.strike(
        actorOf(response),
        request.params.proposalId,
        request.body as StrikeInput,
      )
      return changedAnswer(proposal)
    }),
  )

  router.get('/proposals/:proposalId/effect', async (request, response) => {
    // Working it out judges contracts, which is not done for everybody who passes by.
    if (actorOf(response).kind === 'anonymous') {
      throw new HttpProblem('credentials-required', 'Sign in to see what a proposal would do.', {
        headers: { 'WWW-Authenticate': 'Bearer realm="concordat"' },
      })
    }
    response.set('Cache-Control', 'no-store')
    response.json(await previewProposal(proposals, policyPreviews, request.params.proposalId))
  })

  router.get('/proposals/:proposalId/authority', async (request, response) => {
    response.json(await governance.authorityEffect(request.params.proposalId))
  })

  router.get('/proposals/:proposalId/lifecycle-effect', async (request, response) => {
    const { proposalId } = request.params
    response.set('Cache-Control', 'no-store')
    sendAll(response, await lifecyclePreviews.ofProposal(proposals, proposalId))
  })

  router.get('/proposals/:proposalId/rollback', async (request, response) => {
    response.json(await governance.prepareRollback(request.params.proposalId))
  })

  return router
}
