import { Router } from 'express'
import { z } from 'zod'
import type { AppDependencies } from '../../app-dependencies.ts'
import { HttpProblem } from '../../problems/http-problem.ts'
import { pageQuery, sendPage } from '../../requests/paging.ts'
import { actorOf } from '../../requests/request-context.ts'

const accountRequest = z.object({ name: z.string() })

/** The people who can sign in. */
export function accountsRouter({ accounts }: Pick<AppDependencies, 'accounts'>): Router {
  const router = Router()

  router.use('/accounts', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })

  router.get('/accounts', async (request, response) => {
    if (actorOf(response).kind === 'anonymous') {
      throw new HttpProblem('credentials-required', 'Sign in to see who has an account.', {
        headers: { 'WWW-Authenticate': 'Bearer realm="concordat"' },
      })
    }
    sendPage(request, response, await accounts.list(pageQuery.parse(request.query)))
  })

  // No idempotency key here: keeping the answer would keep the password.
  router.post('/accounts', async (request, response) => {
    const { name } = accountRequest.parse(request.body)
    response.status(201).json(await accounts.invite(actorOf(response), name))
  })

  router.put('/accounts/:account/deactivation', async (request, response) => {
    response.json(await accounts.deactivate(actorOf(response), request.params.account))
  })

  router.delete('/accounts/:account/deactivation', async (request, response) => {
    response.json(await accounts.activate(actorOf(response), request.params.account))
  })

  return router
}
