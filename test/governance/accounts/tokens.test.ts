import type { Actor } from '../../../src/registry/index.ts'
import { accountFixture, type AccountFixture } from './account-fixture.ts'

const ADMIN: Actor = { kind: 'person', id: 'admin', name: 'admin' }
const DAY = 86_400_000

let fixture: AccountFixture
beforeEach(async () => {
  fixture = await accountFixture()
  await fixture.accounts.createAdministrator('admin')
})
afterEach(() => fixture.store.close())

function daysFromNow(days: number): Date {
  return new Date(fixture.now.getTime() + days * DAY)
}

describe('bearer tokens', () => {
  test('a token acts for the account that made it, and names itself', async () => {
    const { token, expiresAt } = await fixture.tokens.create(ADMIN, { name: 'nightly build' })
    expect(token).toMatch(/^concordat_[\w-]{43}$/)
    expect(expiresAt).toBe('2027-02-20T10:00:00.000Z')
    expect(await fixture.tokens.authenticate(token)).toEqual({
      kind: 'token',
      id: 'admin',
      name: 'admin by token "nightly build"',
    })
    expect(await fixture.tokens.authenticate(`${token}x`)).toBeUndefined()
  })

  test('only the digest of a token is stored', async () => {
    const { token } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    const { TOKENS } = await import('../../../src/governance/accounts/account-documents.ts')
    const { items } = await (await fixture.store.collection(TOKENS)).find()
    const events = await fixture.store.outbox.pending(10)
    expect(JSON.stringify([items, events])).not.toContain(token.slice('concordat_'.length))
    expect(items[0]?.value.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a token is limited to what it was made for, and says so wherever it acts and is listed', async () => {
    const scope = { actions: ['version.push'], domains: ['payments'] }
    const { token } = await fixture.tokens.create(ADMIN, { name: 'ci', scope })
    expect(await fixture.tokens.authenticate(token)).toMatchObject({ kind: 'token', scope })
    const { items } = await fixture.tokens.list(ADMIN, { limit: 10 })
    expect(items).toMatchObject([{ name: 'ci', scope }])
    const events = await fixture.store.outbox.pending(10)
    expect(events.at(-1)).toMatchObject({ action: 'token.created', change: { scope } })
  })

  test.each([
    ['an action that there is not', { actions: ['version.pushh'] }, '/scope/actions/0'],
    ['what makes further tokens', { actions: ['token.create'] }, '/scope/actions/0'],
    ['what goes on without it', { actions: ['registry.import'] }, '/scope/actions/0'],
    ['nothing at all', {}, '/scope: needs actions, domains or both'],
    ['no action', { actions: [] }, '/scope/actions'],
    ['what is no domain', { domains: ['../payments'] }, '/scope/domains/0'],
  ])('a scope is refused that names %s', async (_, scope, where) => {
    const wish = { name: 'ci', scope }
    await expect(fixture.tokens.create(ADMIN, wish)).rejects.toMatchObject({
      code: 'token-scope-invalid',
      message: expect.stringContaining(where) as string,
    })
    expect((await fixture.tokens.list(ADMIN, { limit: 10 })).items).toEqual([])
  })

  test('a token ends at its time, not before', async () => {
    const { token } = await fixture.tokens.create(ADMIN, { name: 'ci', expiresAt: daysFromNow(1) })
    fixture.now = new Date(daysFromNow(1).getTime() - 1)
    expect(await fixture.tokens.authenticate(token)).toBeDefined()
    fixture.now = new Date(fixture.now.getTime() + 1)
    expect(await fixture.tokens.authenticate(token)).toBeUndefined()
    expect((await fixture.tokens.list(ADMIN, { limit: 50 })).items).toEqual([])
  })

  test.each([-1, 0, 367])('an end in %i days is refused', async (days) => {
    const wish = { name: 'ci', expiresAt: daysFromNow(days) }
    await expect(fixture.tokens.create(ADMIN, wish)).rejects.toMatchObject({
      code: 'token-expiry-invalid',
    })
  })

  test('a list has the own tokens, newest first and without secrets, page by page', async () => {
    for (const name of ['first', 'second', 'third']) {
      await fixture.tokens.create(ADMIN, { name })
      fixture.now = new Date(fixture.now.getTime() + 1000)
    }
    await fixture.tokens.startSession(ADMIN)
    const page = await fixture.tokens.list(ADMIN, { limit: 2 })
    expect(page.items.map(({ name }) => name)).toEqual(['third', 'second'])
    expect(Object.keys(page.items[0] ?? {})).toEqual(['id', 'name', 'createdAt', 'expiresAt'])
    const rest = await fixture.tokens.list(ADMIN, { limit: 2, cursor: page.next })
    expect(rest.items.map(({ name }) => name)).toEqual(['first'])
    expect(rest.next).toBeUndefined()
    const others = await fixture.tokens.list({ ...ADMIN, id: 'other' }, { limit: 2 })
    expect(others.items).toEqual([])
  })

  test('a revoked token opens nothing, and the ledger is told', async () => {
    const { id, token } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    await fixture.tokens.revoke(ADMIN, id)
    expect(await fixture.tokens.authenticate(token)).toBeUndefined()
    await expect(fixture.tokens.revoke(ADMIN, id)).rejects.toMatchObject({
      code: 'token-not-found',
    })
    const events = await fixture.store.outbox.pending(10)
    expect(events.map(({ action }) => action)).toEqual([
      'account.created',
      'token.created',
      'token.revoked',
    ])
  })

  test('nobody revokes the token of somebody else, or learns of it', async () => {
    const { id, token } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    await expect(fixture.tokens.revoke({ ...ADMIN, id: 'other' }, id)).rejects.toMatchObject({
      code: 'token-not-found',
    })
    expect(await fixture.tokens.authenticate(token)).toBeDefined()
  })

  test('without authority no token is made or revoked', async () => {
    const { id, token } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    fixture.allowed = false
    await expect(fixture.tokens.create(ADMIN, { name: 'other' })).rejects.toMatchObject({
      code: 'account-not-allowed',
    })
    await expect(fixture.tokens.revoke(ADMIN, id)).rejects.toMatchObject({
      code: 'account-not-allowed',
    })
    expect(await fixture.tokens.authenticate(token)).toBeDefined()
  })
})

describe('sessions', () => {
  test('a session is the person, for twelve hours', async () => {
    const { secret, expiresAt } = await fixture.tokens.startSession(ADMIN)
    expect(expiresAt.toISOString()).toBe('2026-11-22T22:00:00.000Z')
    expect(await fixture.tokens.authenticateSession(secret)).toEqual(ADMIN)
    fixture.now = expiresAt
    expect(await fixture.tokens.authenticateSession(secret)).toBeUndefined()
  })

  test('a session is no bearer token, and a bearer token no session', async () => {
    const { secret } = await fixture.tokens.startSession(ADMIN)
    const { token } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    expect(await fixture.tokens.authenticate(secret)).toBeUndefined()
    expect(await fixture.tokens.authenticateSession(token)).toBeUndefined()
  })

  test('an ended session is over, and ending it again is harmless', async () => {
    const { secret } = await fixture.tokens.startSession(ADMIN)
    await fixture.tokens.endSession(secret)
    await fixture.tokens.endSession(secret)
    expect(await fixture.tokens.authenticateSession(secret)).toBeUndefined()
  })

  test('a new password ends all sessions and tokens, and none of what comes after it', async () => {
    const { secret } = await fixture.tokens.startSession(ADMIN)
    const { token, id } = await fixture.tokens.create(ADMIN, { name: 'ci' })
    const { TOKENS } = await import('../../../src/governance/accounts/account-documents.ts')
    const kept = await fixture.store.collection(TOKENS)
    const older = await fixture.tokens.create(ADMIN, { name: 'of an older version' })
    const stored = await kept.get(older.id)
    if (stored === undefined) throw new Error('the token is not there')
    await kept.replace(older.id, 1, { ...stored.value, passwordVersion: undefined }, [])
    expect(await fixture.tokens.authenticate(older.token)).toBeDefined()

    fixture.now = daysFromNow(1)
    await fixture.accounts.resetPassword('admin')
    expect(await fixture.tokens.authenticateSession(secret)).toBeUndefined()
    expect(await fixture.tokens.authenticate(token)).toBeUndefined()
    expect(await fixture.tokens.authenticate(older.token)).toBeUndefined()
    expect((await fixture.tokens.list(ADMIN, { limit: 10 })).items).toEqual([])
    await expect(fixture.tokens.revoke(ADMIN, id)).resolves.toBeUndefined()

    const next = await fixture.tokens.create(ADMIN, { name: 'ci' })
    expect(await fixture.tokens.authenticate(next.token)).toBeDefined()
    expect((await fixture.tokens.list(ADMIN, { limit: 10 })).items).toHaveLength(1)
  })

  test('logging in forgets sessions that have ended', async () => {
    await fixture.tokens.startSession(ADMIN)
    fixture.now = daysFromNow(1)
    await fixture.tokens.startSession(ADMIN)
    const { TOKENS } = await import('../../../src/governance/accounts/account-documents.ts')
    expect(await (await fixture.store.collection(TOKENS)).count()).toBe(1)
  })
})
