import type { Request, RequestHandler, Response } from 'express'
import passport from 'passport'
import { Strategy as BearerStrategy, type VerifyFunction } from 'passport-http-bearer'
import type { Accounts, Tokens } from '../../governance/index.ts'
import type { Actor } from '../../registry/index.ts'
import type { ApiOperation } from '../description/api-description.ts'
import { HttpProblem } from '../problems/http-problem.ts'
import { isUnsafe, setActor } from '../requests/request-context.ts'
import type { LoginLimiter } from './login-limiter.ts'
import { PasswordStrategy, type LogIn } from './password-strategy.ts'
import { requireSameOrigin } from './same-origin.ts'
import { sessionSecret } from './session-cookie.ts'
import { SessionStrategy } from './session-strategy.ts'

const REALM = 'concordat'

export interface Authentication {
  /** Finds out who asks, and refuses who may not ask for this operation at all. */
  for(operation: ApiOperation): RequestHandler
  /** @throws HttpProblem `too-many-attempts` */
  readonly logIn: LogIn
}

export function createAuthentication(input: {
  readonly accounts: Accounts
  readonly tokens: Tokens
  readonly limiter: LoginLimiter
}): Authentication {
  const { accounts, tokens, limiter } = input

  const logIn: LogIn = async (request, name, password) => {
    const address = request.ip ?? 'unknown'
    limiter.begin(name, address)
    const person = await accounts.authenticate(name, password)
    if (person !== undefined) limiter.succeeded(name, address)
    return person
  }

  const ways = new passport.Passport()
  ways.use(new PasswordStrategy(logIn))
  ways.use(new SessionStrategy(tokens))
  ways.use(
    new BearerStrategy<VerifyFunction>({ realm: REALM }, (secret, done) => {
      tokens.authenticate(secret).then(
        (actor) => done(null, actor ?? false),
        (error: unknown) => done(error),
      )
    }),
  )

  /** The actor whom a strategy finds, undefined when it finds none. */
  function ask(way: Way, request: Request, response: Response): Promise<Actor | undefined> {
    return new Promise((resolve, reject) => {
      const callback = (error: unknown, actor: Actor | false | null | undefined): void => {
        if (error instanceof Error) reject(error)
        else if (error !== null && error !== undefined)
          reject(new Error('authentication failed', { cause: error }))
        else resolve(actor === false || actor === null ? undefined : actor)
      }
      const handler = ways.authenticate(way, { session: false }, callback) as RequestHandler
      void handler(request, response, reject)
    })
  }

  return {
    logIn,
    for: (operation) => async (request, response, next) => {
      const way = wayOf(request, operation)
      const actor = way === undefined ? undefined : await ask(way, request, response)
      if (isUnsafe(request) && way !== 'bearer') {
        requireSameOrigin(request, way === 'session-cookie' ? 'required' : 'optional')
      }
      if (actor === undefined && (way === 'bearer' || way === 'password')) throw wrong(way)
      if (actor === undefined && !operation.access.anonymous) throw missing(request)
      if (actor !== undefined) setActor(response, actor)
      next()
    },
  }
}

/** Names of passport strategies. */
type Way = 'bearer' | 'password' | 'session-cookie'

/** What the request carries; the header is meant, the cookie is just sent along. */
function wayOf(request: Request, operation: ApiOperation): Way | undefined {
  const authorization = request.get('Authorization')
  if (authorization === undefined) {
    return sessionSecret(request) === undefined ? undefined : 'session-cookie'
  }
  if (/^bearer /i.test(authorization)) return 'bearer'
  if (/^basic /i.test(authorization) && operation.access.password) return 'password'
  throw new HttpProblem(
    'credentials-invalid',
    operation.access.password
      ? 'Send a bearer token, or name and password by Basic authentication.'
      : 'Send a bearer token; a password is accepted only for making one, at POST /api/v1/tokens.',
    { headers: { 'WWW-Authenticate': challenge('Bearer') } },
  )
}

function wrong(way: 'bearer' | 'password'): HttpProblem {
  return way === 'bearer'
    ? new HttpProblem('credentials-invalid', 'The token is unknown, revoked or has ended.', {
        headers: { 'WWW-Authenticate': `${challenge('Bearer')}, error="invalid_token"` },
      })
    : new HttpProblem('credentials-invalid', 'The name or the password is wrong.', {
        headers: { 'WWW-Authenticate': `${challenge('Basic')}, charset="UTF-8"` },
      })
}

function missing(request: Request): HttpProblem {
  return new HttpProblem(
    'credentials-required',
    isUnsafe(request)
      ? 'Nothing is written anonymously: log in, or send a bearer token.'
      : 'This is not read anonymously here: log in, or send a bearer token, which POST /api/v1/tokens makes.',
    { headers: { 'WWW-Authenticate': challenge('Bearer') } },
  )
}

function challenge(scheme: 'Basic' | 'Bearer'): string {
  return `${scheme} realm="${REALM}"`
}
