import type { Actor } from '../../registry/index.ts'
import { StoreError, type Store } from '../../store/index.ts'
import { ACCOUNTS, type AccountDocument } from './account-documents.ts'
import { accountEvent, requireAuthority, SYSTEM, type AccountPorts } from './account-permits.ts'
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
  /** The person behind a name and a password. Takes as long for an unknown name as for a wrong password. */
  authenticate(name: string, password: string): Promise<Actor | undefined>
}

export interface AccountsInput extends AccountPorts {
  readonly store: Store
  /** What guessing a password costs; the default unless given. */
  readonly passwordCost?: PasswordCost
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/

export async function openAccounts(input: AccountsInput): Promise<Accounts> {
  const accounts = await input.store.collection(ACCOUNTS)
  const cost = input.passwordCost ?? DEFAULT_PASSWORD_COST
  // Verified against when there is no such account, so that the time taken does not tell names.
  const nobody = await hashPassword(newPassword(), cost)

  return {
    async createAdministrator(name) {
      if (!NAME.test(name)) {
        throw new AccountError(
          'account-name-invalid',
          `"${name.slice(0, 80)}" is no account name: use up to 64 lower-case letters, digits, dots, hyphens and underscores, beginning with a letter or digit.`,
        )
      }
      const decision = await requireAuthority(input, SYSTEM, 'account.create', name)
      const password = newPassword()
      const now = input.clock().toISOString()
      const account: AccountDocument = {
        name,
        password: await hashPassword(password, cost),
        passwordVersion: 1,
        createdAt: now,
        updatedAt: now,
      }
      const event = accountEvent(input, SYSTEM, {
        action: 'account.created',
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
    },

    async resetPassword(name) {
      const stored = await accounts.get(name)
      if (stored === undefined) {
        throw new AccountError('account-not-found', `There is no account ${name.slice(0, 80)}.`)
      }
      const decision = await requireAuthority(input, SYSTEM, 'account.reset-password', name)
      const password = newPassword()
      const account: AccountDocument = {
        ...stored.value,
        password: await hashPassword(password, cost),
        passwordVersion: stored.value.passwordVersion + 1,
        updatedAt: input.clock().toISOString(),
      }
      const event = accountEvent(input, SYSTEM, {
        action: 'account.password-reset',
        account: name,
        change: { passwordVersion: account.passwordVersion },
        role: decision.role,
      })
      await accounts.replace(name, stored.revision, account, [event])
      return { account: name, password }
    },

    async authenticate(name, password) {
      const stored = NAME.test(name) ? await accounts.get(name) : undefined
      const isRight = await verifyPassword(password, stored?.value.password ?? nobody)
      return stored !== undefined && isRight ? personOf(stored.value) : undefined
    },
  }
}

/** The person that an account stands for. */
export function personOf(account: AccountDocument): Actor {
  return { kind: 'person', id: account.name, name: account.name }
}
