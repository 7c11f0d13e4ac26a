import type { Request } from 'express'
import passport from 'passport'
import type { Actor } from '../../registry/index.ts'

/** Finds the person behind a name and a password; rejects when too many attempts were made. */
export type LogIn = (request: Request, name: string, password: string) => Promise<Actor | undefined>

/**
 * Basic authentication (RFC 7617) for passport. The published strategy cuts a password off at its second
 * colon, which RFC 7617 allows in passwords; this one does not, and reads names and passwords as UTF-8.
 */
export class PasswordStrategy extends passport.Strategy {
  override readonly name = 'password'
  // Not a #field: passport calls `authenticate` on an object derived from this one.
  private readonly logIn: LogIn

  constructor(logIn: LogIn) {
    super()
    this.logIn = logIn
  }

  override authenticate(request: Request): void {
    const [, encoded = ''] = (request.get('Authorization') ?? '').split(' ', 2)
    const pair = Buffer.from(encoded, 'base64').toString('utf8')
    const colon = pair.indexOf(':')
    if (colon <= 0) {
      this.fail(400)
      return
    }
    this.logIn(request, pair.slice(0, colon), pair.slice(colon + 1)).then(
      (person) => {
        if (person === undefined) this.fail(401)
        else this.success(person)
      },
      (error: unknown) => this.error(error),
    )
  }
}
