import type { Actor } from '../../registry/index.ts'
import { StoreError, type Store, type Stored } from '../../store/index.ts'
import { ACCOUNTS, type AccountDocument } from './account-documents.ts'
import { SYSTEM } from '../system-actor.ts'
import { accountEvent, requireAuthority, type AccountPorts } from './account-permits.ts'
import { AccountError } from './account-problems.ts'
import {
  DEFAULT_PASSWORD_COST,
  hashPassword,
  newPassword,
  verifyPassword,
  type PasswordCost,
} from './password.ts'

/** A password that was just made; it is shown once and kept nowhere. */
export interface NewPassword {
  readonly account: string
  readonly password: string
}

/** An account as others see it. */
export interface AccountView {
  readonly name: string
  readonly createdAt: string
}

/** Local accounts: people known by a name and a password. */
export interface Accounts {
  /**
   * Makes the account of the first administrator with a new password.
   * @throws AccountError `account-exists`, `account-name-invalid`, `account-not-allowed`
   */
  createAdministrator(name: string): Promise<NewPassword>
  /**
   * Sets a new password, recorded as done by the system: whoever calls this has access to the store.
   * Sessions and tokens of the account end.
   * @throws AccountError `account-not-found`, `account-not-allowed`
   */
  resetPassword(name: string): Promise<NewPassword>
  /**
   * Gives the actor's own account a password of their choice, which nobody else has seen. Its sessions and tokens end.
   * @param present the password that holds
   * @param next `SHORTEST_PASSWORD` characters at least, and not the present one
   * @throws AccountError `password-wrong`, `password-invalid`, `account-not-found`, `account-not-allowed`
   */
  changePassword(actor: Actor, present: string, next: string): Promise<void>
  /**
   * Makes an account for somebody else, with a first password that is told them and that they change.
   * @throws AccountError `account-exists`, `account-name-invalid`, `account-not-allowed`
   */
  invite(actor: Actor, name: string): Promise<NewPassword>
  /** Names of all accounts, in their order. */
  list(page?: {
    readonly limit?: number | undefined
    readonly cursor?: string | undefined
  }): Promise<{ readonly items: readonly AccountView[]; readonly next: string | undefined }>
  exists(name: string): Promise<boolean>
  /** The person behind a name and a password. Takes as long for an unknown name as for a wrong password. */
  authenticate(name: string, password: string): Promise<Actor | undefined>
}

export interface AccountsInput extends AccountPorts {
  readonly store: Store
  /** What guessing a password costs; the default unless given. */
  readonly passwordCost?: PasswordCost
}

/** Characters of a password that somebody chooses and that nothing else is asked beside (NIST SP 800-63B-4, section 3.1.1.2). */
export const SHORTEST_PASSWORD = 15

interface PasswordAction {
  readonly action: 'account.reset-password' | 'account.change-password'
  readonly event: string
}

const RESET: PasswordAction = {
  action: 'account.reset-password',
  event: 'account.password-reset',
}
const CHANGE: PasswordAction = {
  action: 'account.change-password',
  event: 'account.password-changed',
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

export async function openAccounts(input: AccountsInput): Promise<Accounts> {
  const accounts = await input.store.collection(ACCOUNTS)
  const cost = input.passwordCost ?? DEFAULT_PASSWORD_COST
  // Verified against when there is no such account, so that the time taken does not tell names.
  const nobody = await hashPassword(newPassword(), cost)

  const createAccount = async (
    name: string,
    actor: Actor,
    action: 'account.create' | 'account.invite',
  ): Promise<NewPassword> => {
    if (!NAME.test(name)) {
      throw new AccountError(
        'account-name-invalid',
        `"${name.slice(0, 80)}" is no account name: use up to 64 lower-case letters, digits, dots, hyphens and underscores, beginning with a letter or digit.`,
      )
    }
    const decision = await requireAuthority(input, actor, action, name)
    const password = newPassword()
    const now = input.clock().toISOString()
    const account: AccountDocument = {
      name,
      password: await hashPassword(password, cost),
      passwordVersion: 1,
      createdAt: now,
      updatedAt: now,
    }
    const event = accountEvent(input, actor, {
      action: action === 'account.create' ? 'account.created' : 'account.invited',
      account: name,
      change: { name },
      role: decision.role,
    })
    try {
      await accounts.insert(name, account, [event])
    } catch (error) {
      if (error instanceof StoreError && error.code === 'duplicate-key') {
        throw new AccountError(
          'account-exists',
          `There is an account ${name} already; reset its password instead.`,
          undefined,
          { cause: error },
        )
      }
      throw error
    }
    return { account: name, password }
  }

  const required = async (name: string): Promise<Stored<AccountDocument>> => {
    const stored = NAME.test(name) ? await accounts.get(name) : undefined
    if (stored !== undefined) return stored
    throw new AccountError('account-not-found', `There is no account ${name.slice(0, 80)}.`)
  }

  /** What was made under the former password knows its number, and ends with it. */
  const replacePassword = async (
    actor: Actor,
    { value, revision }: Stored<AccountDocument>,
    password: string,
    { action, event }: PasswordAction,
  ): Promise<void> => {
    const { name } = value
    const decision = await requireAuthority(input, actor, action, name)
    const account: AccountDocument = {
      ...value,
      password: await hashPassword(password, cost),
      passwordVersion: value.passwordVersion + 1,
      updatedAt: input.clock().toISOString(),
    }
    const happened = accountEvent(input, actor, {
      action: event,
      account: name,
      change: { passwordVersion: account.passwordVersion },
      role: decision.role,
    })
    await accounts.replace(name, revision, account, [happened])
  }

  return {
    createAdministrator: (name) => createAccount(name, SYSTEM, 'account.create'),
    invite: (actor, name) => createAccount(name, actor, 'account.invite'),
    async list(page = {}) {
      const { items, next } = await accounts.find({
        sort: ['id'],
        limit: Math.min(Math.max(page.limit ?? 50, 1), 500),
        ...(page.cursor !== undefined && { cursor: page.cursor }),
      })
      return {
        items: items.map(({ value: { name, createdAt } }) => ({ name, createdAt })),
        next,
      }
    },
    exists: async (name) => NAME.test(name) && (await accounts.get(name)) !== undefined,

    async resetPassword(name) {
      const stored = await required(name)
      const password = newPassword()
      await replacePassword(SYSTEM, stored, password, RESET)
      return { account: name, password }
    },

    async changePassword(actor, present, next) {
      const stored = await required(actor.id)
      if (!(await verifyPassword(present, stored.value.password))) throw wrong()
      if (Array.from(next).length < SHORTEST_PASSWORD || next === present) {
        throw new AccountError(
          'password-invalid',
          `The new password needs ${SHORTEST_PASSWORD} characters at least, and is another one than the present; several words are easy to keep in mind.`,
        )
      }
      try {
        await replacePassword(actor, stored, next, CHANGE)
      } catch (error) {
        // Somebody else has changed it since it was verified.
        if (error instanceof StoreError && error.code === 'stale-revision') throw wrong(error)
        throw error
      }
    },

    async authenticate(name, password) {
      const stored = NAME.test(name) ? await accounts.get(name) : undefined
      const isRight = await verifyPassword(password, stored?.value.password ?? nobody)
      return stored !== undefined && isRight ? personOf(stored.value) : undefined
    },
  }
}

function wrong(cause?: StoreError): AccountError {
  return new AccountError(
    'password-wrong',
    'The present password is another one; type it again, or have it reset.',
    undefined,
    { cause },
  )
}

/** The person that an account stands for. */
export function personOf(account: AccountDocument): Actor {
  return { kind: 'person', id: account.name, name: account.name }
}
