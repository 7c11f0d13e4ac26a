import type { Request } from 'express'
import passport from 'passport'
import type { Tokens } from '../../governance/index.ts'
import { sessionSecret } from './session-cookie.ts'

/** The web application's session for passport: a cookie that holds a secret which the store knows the digest of. */
export class SessionStrategy extends passport.Strategy {
  override readonly name = 'session-cookie'
  // Not a #field: passport calls `authenticate` on an object derived from this one.
  private readonly tokens: Tokens

  constructor(tokens: Tokens) {
    super()
    this.tokens = tokens
  }

  override authenticate(request: Request): void {
    const secret = sessionSecret(request)
    if (secret === undefined) {
      this.fail(401)
      return
    }
    this.tokens.authenticateSession(secret).then(
      (person) => {
        if (person === undefined) this.fail(401)
        else this.success(person)
      },
      (error: unknown) => this.error(error),
    )
  }
}
