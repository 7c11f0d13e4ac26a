import type { Actor } from '../../registry/index.ts'
import { StoreError, type Store, type Stored } from '../../store/index.ts'
import { ACCOUNTS, type AccountDocument } from './account-documents.ts'
import { openGovernanceRecord } from '../circles/governance-record.ts'
import { coreRole, fillersOf } from '../circles/organisation.ts'
import { SYSTEM } from '../system-actor.ts'
import { without } from '../without.ts'
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
  /** Since when nobody signs in by it. */
  readonly deactivatedAt?: string
  /** True while the password is one that somebody else set and handed on; absent where that is not known. */
  readonly firstPassword?: boolean
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
   * Sessions and tokens of the account end; one that was deactivated is active again, since somebody has to be able to
   * come back in.
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
  /**
   * Lets nobody sign in by an account any more: its sessions and tokens end at once, for good. What the person did and which
   * roles they fill stays. Repeating it is harmless.
   * @throws AccountError `account-not-found`, `account-not-allowed`, `account-deactivation-refused` for one's own account, so
   *   that somebody stays who can activate others, and for the last one who leads the anchor circle
   */
  deactivate(actor: Actor, name: string): Promise<AccountView>
  /**
   * Lets the person sign in again, with the password of before. Repeating it is harmless.
   * @throws AccountError `account-not-found`, `account-not-allowed`
   */
  activate(actor: Actor, name: string): Promise<AccountView>
  /** All accounts, in the order of their names. */
  list(page?: {
    readonly limit?: number | undefined
    readonly cursor?: string | undefined
  }): Promise<{ readonly items: readonly AccountView[]; readonly next: string | undefined }>
  /** Whether somebody can sign in under a name. */
  isActive(name: string): Promise<boolean>
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
  const record = await openGovernanceRecord(input.store)
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
      passwordBy: 'others',
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
    const isReset = action === RESET.action
    const account: AccountDocument = {
      ...(isReset ? without(value, 'deactivatedAt') : value),
      password: await hashPassword(password, cost),
      passwordVersion: value.passwordVersion + 1,
      passwordBy: isReset ? 'others' : 'owner',
      updatedAt: input.clock().toISOString(),
    }
    const happened = accountEvent(input, actor, {
      action: event,
      account: name,
      change: {
        passwordVersion: account.passwordVersion,
        ...(isReset && value.deactivatedAt !== undefined && { activated: true }),
      },
      role: decision.role,
    })
    await accounts.replace(name, revision, account, [happened])
  }

  const isActive = async (name: string): Promise<boolean> => {
    const stored = NAME.test(name) ? await accounts.get(name) : undefined
    return stored !== undefined && stored.value.deactivatedAt === undefined
  }

  /** Whether everything that nobody else answers for falls to one person. */
  const leadsAlone = async (name: string): Promise<boolean> => {
    const version = await record.latest()
    const [anchor] = version?.organisation.circles ?? []
    if (version === undefined || anchor === undefined) return false
    const lead = coreRole(version.organisation, anchor.id, 'lead')
    const leads = lead === undefined ? [] : fillersOf(version.organisation, lead.id, input.clock())
    if (!leads.some(({ person }) => person === name)) return false
    for (const { person } of leads) if (person !== name && (await isActive(person))) return false
    return true
  }

  const change = async (
    actor: Actor,
    { value: { name }, revision }: Stored<AccountDocument>,
    action: 'account.deactivated' | 'account.activated',
    role: string | undefined,
    account: AccountDocument,
  ): Promise<AccountView> => {
    const event = accountEvent(input, actor, { action, account: name, change: { name }, role })
    const { value } = await accounts.replace(name, revision, account, [event])
    return viewOf(value)
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
        items: items.map(({ value }) => viewOf(value)),
        next,
      }
    },
    isActive,
    deactivate: async (actor, name) => {
      const stored = await required(name)
      const decision = await requireAuthority(input, actor, 'account.deactivate', name)
      if (stored.value.deactivatedAt !== undefined) return viewOf(stored.value)
      if (actor.kind !== 'anonymous' && actor.id === name) {
        throw needed(
          'Nobody deactivates their own account; somebody else who operates the registry does.',
        )
      }
      if (await leadsAlone(name)) {
        throw needed(
          `${name} is the last one who leads the anchor circle, to whom everything falls that nobody else answers for; assign somebody else first.`,
        )
      }
      const at = input.clock().toISOString()
      return change(actor, stored, 'account.deactivated', decision.role, {
        ...stored.value,
        deactivatedAt: at,
        // What was made until now stays ended when the account is active again.
        passwordVersion: stored.value.passwordVersion + 1,
        updatedAt: at,
      })
    },
    activate: async (actor, name) => {
      const stored = await required(name)
      const decision = await requireAuthority(input, actor, 'account.activate', name)
      if (stored.value.deactivatedAt === undefined) return viewOf(stored.value)
      return change(actor, stored, 'account.activated', decision.role, {
        ...without(stored.value, 'deactivatedAt'),
        updatedAt: input.clock().toISOString(),
      })
    },

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
      const isActive = stored?.value.deactivatedAt === undefined
      return stored !== undefined && isRight && isActive ? personOf(stored.value) : undefined
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

function needed(reason: string): AccountError {
  return new AccountError('account-deactivation-refused', reason)
}

function viewOf({ name, createdAt, deactivatedAt, passwordBy }: AccountDocument): AccountView {
  return {
    name,
    createdAt,
    ...(deactivatedAt !== undefined && { deactivatedAt }),
    ...(passwordBy !== undefined && { firstPassword: passwordBy === 'others' }),
  }
}

/** The person that an account stands for. */
export function personOf(account: AccountDocument): Actor {
  return { kind: 'person', id: account.name, name: account.name }
}
