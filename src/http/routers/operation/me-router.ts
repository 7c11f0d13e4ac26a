import { Router } from 'express'
import { z } from 'zod'
import type { Authentication } from '../../authentication/authentication.ts'
import { sessionSecret, setSessionCookie } from '../../authentication/session-cookie.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { actorOf } from '../../requests/request-context.ts'

const passwords = z.object({ present: z.string(), next: z.string() })

/** Who is asking, and their own password. */
export function meRouter({
  accounts,
  authentication,
  reading,
  rolesOf,
  tokens,
}: Pick<AppDependencies, 'accounts' | 'reading' | 'rolesOf' | 'tokens'> & {
  readonly authentication: Authentication
}): Router {
  const router = Router()

  router.get('/me', async (_request, response) => {
    const actor = actorOf(response)
    const roles = await rolesOf(actor)
    response.set('Cache-Control', 'no-store').json({ actor, roles, reading })
  })

  router.put('/me/password', async (request, response) => {
    const actor = actorOf(response)
    const { present, next } = passwords.parse(request.body)
    // Guessing it here is bounded as guessing it at the sign-in page is.
    await authentication.logIn(request, actor.id, present)
    await accounts.changePassword(actor, present, next)
    // All sessions have ended with the former password; this browser need not sign in again.
    if (sessionSecret(request) !== undefined)
      setSessionCookie(request, response, await tokens.startSession(actor))
    response.set('Cache-Control', 'no-store').status(204).end()
  })

  return router
}
