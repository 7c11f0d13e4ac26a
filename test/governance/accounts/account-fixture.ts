import {
  openAccounts,
  openTokens,
  type Accounts,
  type PasswordCost,
  type Tokens,
} from '../../../src/governance/index.ts'
import type { Authority } from '../../../src/registry/index.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'

/** So cheap that tests do not wait for it. */
export const CHEAP: PasswordCost = { cost: 16, blockSize: 1, parallelization: 1 }

/** Accounts and tokens over a store in memory, with a clock and an authority that the test moves. */
export interface AccountFixture {
  readonly store: Store
  readonly accounts: Accounts
  readonly tokens: Tokens
  now: Date
  allowed: boolean
  readonly asked: { action: string; subject: string; actor: string }[]
}

export async function accountFixture(): Promise<AccountFixture> {
  const store = await openSqliteStore({ path: ':memory:' })
  let ids = 0
  const asked: AccountFixture['asked'] = []
  const authority: Authority = {
    decide: ({ actor, action, thing }) => {
      asked.push({ action, subject: thing.subject, actor: actor.id })
      return Promise.resolve({
        allowed: fixture.allowed,
        role: undefined,
        reasons: ['The test says so.'],
      })
    },
  }
  const ports = { store, authority, clock: () => fixture.now, newId: () => `id-${String(++ids)}` }
  const fixture: AccountFixture = {
    store,
    accounts: await openAccounts({ ...ports, passwordCost: CHEAP }),
    tokens: await openTokens(ports),
    now: new Date('2026-11-22T10:00:00.000Z'),
    allowed: true,
    asked,
  }
  return fixture
}
