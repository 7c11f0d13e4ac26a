import { Router } from 'express'
import { z } from 'zod'
import type { Authentication } from '../../authentication/authentication.ts'
import {
  clearSessionCookie,
  sessionSecret,
  setSessionCookie,
} from '../../authentication/session-cookie.ts'
import type { AppDependencies } from '../../app-dependencies.ts'
import { HttpProblem } from '../../problems/http-problem.ts'

const credentials = z.object({ username: z.string(), password: z.string() })

/** Sessions of the web application. */
export function sessionRouter({
  tokens,
  authentication,
}: Pick<AppDependencies, 'tokens'> & { readonly authentication: Authentication }): Router {
  const router = Router()

  router.post('/session', async (request, response) => {
    const { username, password } = credentials.parse(request.body)
    const person = await authentication.logIn(request, username, password)
    if (person === undefined) {
      throw new HttpProblem('credentials-invalid', 'The name or the password is wrong.', {
        headers: { 'WWW-Authenticate': 'Bearer realm="concordat"' },
      })
    }
    setSessionCookie(request, response, await tokens.startSession(person))
    response.set('Cache-Control', 'no-store').status(204).end()
  })

  router.delete('/session', async (request, response) => {
    const secret = sessionSecret(request)
    if (secret !== undefined) await tokens.endSession(secret)
    clearSessionCookie(request, response)
    response.set('Cache-Control', 'no-store').status(204).end()
  })

  return router
}
