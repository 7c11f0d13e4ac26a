import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../registry/index.ts'
import {
  StoreError,
  type Collection,
  type DomainEvent,
  type Store,
  type Stored,
} from '../../store/index.ts'
import {
  ACCOUNTS,
  TOKENS,
  tokenScope,
  type AccountDocument,
  type TokenDocument,
  type TokenScope,
} from './account-documents.ts'
import { accountEvent, requireAuthority, type AccountPorts } from './account-permits.ts'
import { AccountError } from './account-problems.ts'
import { personOf } from './accounts.ts'

/** A token as its owner sees it, without the secret. */
export interface TokenView {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly expiresAt: string
  /** What it is limited to; absent: all that the account may. */
  readonly scope?: TokenScope
}

/** The only time that the secret is shown. */
export interface NewToken {
  readonly id: string
  readonly name: string
  readonly token: string
  readonly expiresAt: string
  readonly scope?: TokenScope
}

/** What a token is to be. */
export interface TokenWish {
  readonly name: string
  readonly expiresAt?: Date | undefined
  /** Actions and domains that it is limited to, checked here. */
  readonly scope?: unknown
}

/** A session that has just begun; `secret` goes into the cookie. */
export interface NewSession {
  readonly secret: string
  readonly expiresAt: Date
}

/** Bearer tokens for programs, and sessions of the web application. Only SHA-256 digests of secrets are kept. */
export interface Tokens {
  /**
   * Makes a token that acts for the actor's account. It ends after 90 days unless said otherwise.
   * @throws AccountError `token-expiry-invalid`, `token-scope-invalid`, `account-not-allowed`
   */
  create(actor: Actor, wish: TokenWish): Promise<NewToken>
  /** The tokens of the actor's account that have not ended, newest first. */
  list(
    actor: Actor,
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly items: readonly TokenView[]; readonly next: string | undefined }>
  /** @throws AccountError `token-not-found` also for those of others, `account-not-allowed` */
  revoke(actor: Actor, id: string): Promise<void>
  /** Whom a bearer token acts for; undefined when it is unknown, revoked or has ended. */
  authenticate(secret: string): Promise<Actor | undefined>
  /** @throws AccountError `account-not-found` when the person has no local account */
  startSession(person: Actor): Promise<NewSession>
  /** The person whose session it is; undefined when it is over. */
  authenticateSession(secret: string): Promise<Actor | undefined>
  /** Ending a session that is over already is harmless. */
  endSession(secret: string): Promise<void>
}

const DAY = 86_400_000 // milliseconds
const DEFAULT_LIFETIME = 90 * DAY
const LONGEST_LIFETIME = 366 * DAY // a year, also a leap year
const SESSION_LIFETIME = DAY / 2
/** Lets secret scanners recognise a leaked token. */
const PREFIX = 'concordat_'

export async function openTokens(input: AccountPorts & { readonly store: Store }): Promise<Tokens> {
  const tokens = await input.store.collection(TOKENS)
  const accounts = await input.store.collection(ACCOUNTS)

  /** The live token or session of a secret, with the account that it acts for. */
  async function find(kind: TokenDocument['kind'], secret: string): Promise<Owned | undefined> {
    const { items } = await tokens.find({ where: { digest: { eq: digestOf(secret) } }, limit: 1 })
    const token = items[0]
    if (token?.value.kind !== kind || hasEnded(token.value, input.clock())) return undefined
    const account = await accounts.get(token.value.account)
    return account !== undefined &&
      account.value.deactivatedAt === undefined &&
      isOfPassword(token.value, account.value)
      ? { token, account: account.value }
      : undefined
  }

  return {
    async create(actor, wish) {
      const now = input.clock()
      const expiresAt = wish.expiresAt ?? new Date(now.getTime() + DEFAULT_LIFETIME)
      const lifetime = expiresAt.getTime() - now.getTime()
      if (lifetime <= 0 || lifetime > LONGEST_LIFETIME) {
        throw new AccountError(
          'token-expiry-invalid',
          `A token must end in the future and within a year, not at ${expiresAt.toISOString()}.`,
        )
      }
      const scope = parseScope(wish.scope)
      const decision = await requireAuthority(input, actor, 'token.create', actor.id)
      const account = await accounts.get(actor.id)
      const id = input.newId()
      const secret = newSecret()
      const event = accountEvent(input, actor, {
        action: 'token.created',
        account: actor.id,
        change: { id, name: wish.name, expiresAt: expiresAt.toISOString(), ...scope },
        role: decision.role,
      })
      const document: TokenDocument = {
        kind: 'token',
        account: actor.id,
        name: wish.name,
        digest: digestOf(secret),
        passwordVersion: account?.value.passwordVersion,
        ...scope,
        createdAt: now.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }
      await tokens.insert(id, document, [event])
      return { id, name: wish.name, token: secret, expiresAt: document.expiresAt, ...scope }
    },

    async list(actor, { limit, cursor }) {
      const page = await tokens.find({
        where: { account: { eq: actor.id }, kind: { eq: 'token' } },
        sort: ['-createdAt'],
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      })
      const now = input.clock()
      const account = await accounts.get(actor.id)
      const items = page.items
        .filter(({ value }) => !hasEnded(value, now))
        .filter(({ value }) => account === undefined || isOfPassword(value, account.value))
        .map(viewOf)
      return { items, next: page.next }
    },

    async revoke(actor, id) {
      const stored = await tokens.get(id)
      if (stored?.value.account !== actor.id || stored.value.kind !== 'token') {
        throw new AccountError('token-not-found', `There is no token ${id.slice(0, 80)} of yours.`)
      }
      const decision = await requireAuthority(input, actor, 'token.revoke', actor.id)
      const event = accountEvent(input, actor, {
        action: 'token.revoked',
        account: actor.id,
        change: { id, name: stored.value.name },
        role: decision.role,
      })
      await tokens.remove(id, stored.revision, [event])
    },

    async authenticate(secret) {
      const owned = await find('token', secret)
      if (owned === undefined) return undefined
      const { id, name } = personOf(owned.account)
      const { name: purpose, scope } = owned.token.value
      const actor: Actor = { kind: 'token', id, name: `${name} by token "${purpose}"` }
      return scope === undefined ? actor : { ...actor, scope }
    },

    async startSession(person) {
      const account = await accounts.get(person.id)
      if (account === undefined || account.value.deactivatedAt !== undefined) {
        throw new AccountError('account-not-found', `There is no account ${person.id}.`)
      }
      const now = input.clock()
      await forgetEndedSessions(tokens, person.id, now)
      const secret = newSecret()
      const expiresAt = new Date(now.getTime() + SESSION_LIFETIME)
      const id = input.newId()
      const event = accountEvent(input, person, {
        action: 'session.started',
        account: person.id,
        change: { id, expiresAt: expiresAt.toISOString() },
      })
      const document: TokenDocument = {
        kind: 'session',
        account: person.id,
        name: 'web application',
        digest: digestOf(secret),
        passwordVersion: account.value.passwordVersion,
        createdAt: now.toISOString(),
        expiresAt: expiresAt.toISOString(),
      }
      await tokens.insert(id, document, [event])
      return { secret, expiresAt }
    },

    async authenticateSession(secret) {
      const owned = await find('session', secret)
      return owned && personOf(owned.account)
    },

    async endSession(secret) {
      const owned = await find('session', secret)
      if (owned === undefined) return
      const event = accountEvent(input, personOf(owned.account), {
        action: 'session.ended',
        account: owned.account.name,
        change: { id: owned.token.id },
      })
      await removeUnlessGone(tokens, owned.token, [event])
    },
  }
}

interface Owned {
  readonly token: Stored<TokenDocument>
  readonly account: AccountDocument
}

/** Ended sessions say nothing any more; the ledger keeps when they began. */
async function forgetEndedSessions(
  tokens: Collection<TokenDocument>,
  account: string,
  now: Date,
): Promise<void> {
  const { items } = await tokens.find({
    where: { account: { eq: account }, kind: { eq: 'session' } },
    sort: ['createdAt'],
  })
  const ended = items.filter(({ value }) => hasEnded(value, now))
  await Promise.all(ended.map((session) => removeUnlessGone(tokens, session, [])))
}

/** Somebody else may have removed it at the same moment, which is just as well. */
async function removeUnlessGone(
  tokens: Collection<TokenDocument>,
  session: Stored<TokenDocument>,
  events: readonly DomainEvent[],
): Promise<void> {
  try {
    await tokens.remove(session.id, session.revision, events)
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'not-found') throw error
  }
}

/** @throws AccountError `token-scope-invalid` */
function parseScope(said: unknown): { readonly scope?: TokenScope } {
  if (said === undefined) return {}
  const parsed = tokenScope.safeParse(said)
  if (parsed.success) return { scope: parsed.data }
  const mistakes = parsed.error.issues.map(
    ({ path, message }) => `/${['scope', ...path].join('/')}: ${message}`,
  )
  throw new AccountError(
    'token-scope-invalid',
    `A token is limited to actions and domains that there are, and never to making tokens or importing, which go on without it. ${mistakes.join(' ')}`.slice(
      0,
      2_000,
    ),
  )
}

function hasEnded(token: TokenDocument, now: Date): boolean {
  return now.getTime() >= Date.parse(token.expiresAt)
}

/** Whoever had the old password is out once there is a new one, with all that was made under the old one. */
function isOfPassword(token: TokenDocument, account: AccountDocument): boolean {
  return token.passwordVersion === undefined
    ? token.createdAt >= account.updatedAt // made before tokens noted it; a new password updates accounts, and so does deactivating
    : token.passwordVersion === account.passwordVersion
}

function viewOf({ id, value }: Stored<TokenDocument>): TokenView {
  const { name, createdAt, expiresAt, scope } = value
  return { id, name, createdAt, expiresAt, ...(scope !== undefined && { scope }) }
}

/** 256 random bits: nothing can be guessed from the digest, so it needs neither salt nor stretching. */
function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64url')}`
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
