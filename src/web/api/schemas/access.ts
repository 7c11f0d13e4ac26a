/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Actor, Instant, Next, ServiceId, TokenScope } from './shared.ts'

/** The actor behind a request. */
export interface Me {
  readonly actor: Actor
  /** The roles that the actor fills. */
  readonly roles: readonly string[]
  /** `open` where reading needs no credentials, `signed-in` where it does. */
  readonly reading: 'open' | 'signed-in'
}

/** Name and password of a local account. */
export interface SessionRequest {
  readonly username: string
  readonly password: string
}

/** The password that holds, and the one that is to. */
export interface PasswordChange {
  readonly present: string
  readonly next: string
}

/** The token to make. */
export interface TokenRequest {
  /** What it is for; shown in lists and in the ledger. */
  readonly name: string
  /** When it ends; 90 days from now unless given, at most a year. */
  readonly expiresAt?: string
  readonly scope?: TokenScope
}

/** A bearer token without its secret. */
export interface Token {
  readonly id: string
  readonly name: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly scope?: TokenScope
}

/** A page of tokens. */
export interface TokenList {
  readonly items: readonly Token[]
  readonly next: Next
}

/** A bearer token with its secret, shown once. */
export interface NewToken {
  readonly id: string
  readonly name: string
  /** The secret to send as `Authorization` with the scheme `Bearer`. */
  readonly token: string
  readonly expiresAt: Instant
  readonly scope?: TokenScope
}

/** Something that an account, or a role that it fills, should know. */
export interface Notice {
  readonly id: string
  /** For instance `deprecation-announced`. */
  readonly kind: string
  /** For instance `version:payments/cards/refunds@1.2.0`. */
  readonly subject: string
  readonly title: string
  readonly text: string
  readonly service?: ServiceId
  /** The version that it is about. */
  readonly version?: string
  /** The subscription that it is about. */
  readonly subscription?: string
  /** The asking account has read it. */
  readonly isRead: boolean
  readonly at: Instant
}

/** A page of notices. */
export interface NoticeList {
  readonly items: readonly Notice[]
  readonly next: Next
  /** How many are not read yet, on all pages. */
  readonly unread: number
}

/** A person with a local account. */
export interface Account {
  readonly name: string
  readonly createdAt: Instant
  /** Since when nobody signs in by the account; absent while somebody can. */
  readonly deactivatedAt?: Instant
  /** True while the password is one that somebody else set and handed on, and so knows; absent where that was not kept yet. */
  readonly firstPassword?: boolean
}

/** One page; `next` is the cursor of the following one, or null. */
export interface AccountList {
  readonly items: readonly Account[]
  readonly next: Next
}

/** Who is invited. */
export interface AccountRequest {
  readonly name: string
}

/** An account with its first password, which is shown only here. */
export interface NewAccount {
  readonly account: string
  readonly password: string
}
