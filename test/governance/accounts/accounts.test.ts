import { accountFixture, type AccountFixture } from './account-fixture.ts'

let fixture: AccountFixture
beforeEach(async () => {
  fixture = await accountFixture()
})
afterEach(() => fixture.store.close())

describe('local accounts', () => {
  test('a new administrator gets a password that opens the account, and nothing else does', async () => {
    const { accounts } = fixture
    const { account, password } = await accounts.createAdministrator('admin')
    expect(account).toBe('admin')
    expect(password).toMatch(/^[\w-]{20}$/)
    expect(await accounts.authenticate('admin', password)).toEqual({
      kind: 'person',
      id: 'admin',
      name: 'admin',
    })
    expect(await accounts.authenticate('admin', `${password}x`)).toBeUndefined()
    expect(await accounts.authenticate('nobody', password)).toBeUndefined()
    expect(await accounts.authenticate('../admin', password)).toBeUndefined()
  })

  test('the password is nowhere in the store', async () => {
    const { password } = await fixture.accounts.createAdministrator('admin')
    const { ACCOUNTS } = await import('../../../src/governance/accounts/account-documents.ts')
    const stored = await (await fixture.store.collection(ACCOUNTS)).get('admin')
    expect(stored?.value.password.algorithm).toBe('scrypt')
    const events = await fixture.store.outbox.pending(10)
    expect(JSON.stringify([stored, events])).not.toContain(password)
  })

  test('making and resetting an account are recorded as done by the system', async () => {
    await fixture.accounts.createAdministrator('admin')
    await fixture.accounts.resetPassword('admin')
    const events = await fixture.store.outbox.pending(10)
    expect(events.map(({ action, subject, actor }) => [action, subject, actor.kind])).toEqual([
      ['account.created', 'account:admin', 'system'],
      ['account.password-reset', 'account:admin', 'system'],
    ])
    expect(fixture.asked.map(({ action }) => action)).toEqual([
      'account.create',
      'account.reset-password',
    ])
  })

  test('a reset ends the old password', async () => {
    const { accounts } = fixture
    const before = await accounts.createAdministrator('admin')
    const after = await accounts.resetPassword('admin')
    expect(after.password).not.toBe(before.password)
    expect(await accounts.authenticate('admin', before.password)).toBeUndefined()
    expect(await accounts.authenticate('admin', after.password)).toBeDefined()
  })

  test('a deactivated account opens nothing, its sessions and tokens are over for good, and the password of before opens it again', async () => {
    const { accounts, tokens } = fixture
    await accounts.createAdministrator('admin')
    const admin = { kind: 'person' as const, id: 'admin', name: 'admin' }
    const { password } = await accounts.invite(admin, 'bea')
    const bea = await accounts.authenticate('bea', password)
    if (bea?.kind !== 'person') throw new Error('bea signs in')
    const { token } = await tokens.create(bea, { name: 'ci' })
    const { secret } = await tokens.startSession(bea)
    const at = fixture.now.toISOString()
    expect(await accounts.deactivate(admin, 'bea')).toMatchObject({
      name: 'bea',
      deactivatedAt: at,
    })
    expect(await accounts.deactivate(admin, 'bea')).toMatchObject({ deactivatedAt: at })
    const opens = async (): Promise<readonly boolean[]> =>
      [
        await accounts.authenticate('bea', password),
        await tokens.authenticate(token),
        await tokens.authenticateSession(secret),
      ].map((actor) => actor !== undefined)
    expect(await opens()).toEqual([false, false, false])
    await expect(tokens.startSession(bea)).rejects.toMatchObject({ code: 'account-not-found' })
    expect(await accounts.isActive('bea')).toBe(false)
    await expect(accounts.invite(admin, 'bea')).rejects.toMatchObject({ code: 'account-exists' })
    await accounts.activate(admin, 'bea')
    expect(await opens()).toEqual([true, false, false])
    const events = await fixture.store.outbox.pending(20)
    const told = events.filter(({ action }) => action.endsWith('activated'))
    expect(told.map(({ action, actor, change }) => [action, actor.id, change])).toEqual([
      ['account.deactivated', 'admin', { name: 'bea' }],
      ['account.activated', 'admin', { name: 'bea' }],
    ])
    await accounts.deactivate(admin, 'bea')
    const reset = await accounts.resetPassword('bea')
    expect(await accounts.authenticate('bea', reset.password)).toBeDefined()
  })

  test('nobody deactivates themselves, or without authority', async () => {
    const { accounts } = fixture
    await accounts.createAdministrator('admin')
    const admin = { kind: 'person' as const, id: 'admin', name: 'admin' }
    await expect(accounts.deactivate(admin, 'admin')).rejects.toMatchObject({
      code: 'account-deactivation-refused',
    })
    await expect(
      accounts.deactivate({ kind: 'token', id: 'admin', name: 'admin by token' }, 'admin'),
    ).rejects.toMatchObject({ code: 'account-deactivation-refused' })
    await expect(accounts.deactivate(admin, 'nobody')).rejects.toMatchObject({
      code: 'account-not-found',
    })
    await accounts.invite(admin, 'bea')
    fixture.allowed = false
    await expect(accounts.deactivate(admin, 'bea')).rejects.toMatchObject({
      code: 'account-not-allowed',
    })
    await expect(accounts.activate(admin, 'bea')).rejects.toMatchObject({
      code: 'account-not-allowed',
    })
  })

  test('a list says who has a password still that somebody else set', async () => {
    const { accounts } = fixture
    const { password } = await accounts.createAdministrator('admin')
    const admin = { kind: 'person' as const, id: 'admin', name: 'admin' }
    const marks = async () => (await accounts.list()).items.map((one) => one.firstPassword)
    expect(await marks()).toEqual([true])
    await accounts.changePassword(admin, password, 'correct horse battery')
    expect(await marks()).toEqual([false])
    await accounts.resetPassword('admin')
    expect(await marks()).toEqual([true])
  })

  describe('a password of one’s own choice', () => {
    const NEXT = 'correct horse battery'

    test('takes the place of the first one, and is recorded as done by whoever chose it', async () => {
      const { accounts, tokens } = fixture
      const { password } = await accounts.createAdministrator('admin')
      const admin = { kind: 'person', id: 'admin', name: 'admin' } as const
      const { token } = await tokens.create(admin, { name: 'pipeline' })
      await accounts.changePassword(admin, password, NEXT)
      expect(await accounts.authenticate('admin', password)).toBeUndefined()
      expect(await accounts.authenticate('admin', NEXT)).toEqual(admin)
      expect(await tokens.authenticate(token)).toBeUndefined()
      const [last] = (await fixture.store.outbox.pending(10)).slice(-1)
      expect(last).toMatchObject({
        action: 'account.password-changed',
        actor: admin,
        subject: 'account:admin',
        change: { passwordVersion: 2 },
      })
    })

    test.each([
      ['another present password', 'wrong', NEXT, 'password-wrong'],
      ['one of fourteen characters', undefined, 'fourteen chars', 'password-invalid'],
      ['surrogate pairs counted twice', undefined, '😀'.repeat(14), 'password-invalid'],
      ['the one that holds', undefined, undefined, 'password-invalid'],
    ])('is refused with %s, and nothing changes', async (_what, present, next, code) => {
      const { accounts } = fixture
      const { password } = await accounts.createAdministrator('admin')
      const admin = { kind: 'person', id: 'admin', name: 'admin' } as const
      await expect(
        accounts.changePassword(admin, present ?? password, next ?? password),
      ).rejects.toMatchObject({ code })
      expect(await accounts.authenticate('admin', password)).toEqual(admin)
    })

    test('is chosen once when two choose at the same time', async () => {
      const { accounts } = fixture
      const { password } = await accounts.createAdministrator('admin')
      const admin = { kind: 'person', id: 'admin', name: 'admin' } as const
      const outcomes = await Promise.allSettled(
        [NEXT, `${NEXT} staple`].map((next) => accounts.changePassword(admin, password, next)),
      )
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      const refused = outcomes.find(({ status }) => status === 'rejected')
      expect(refused).toMatchObject({ reason: { code: 'password-wrong' } })
    })
  })

  test('a second account of the same name is refused and the first one stays', async () => {
    const { accounts } = fixture
    const { password } = await accounts.createAdministrator('admin')
    await expect(accounts.createAdministrator('admin')).rejects.toMatchObject({
      code: 'account-exists',
    })
    expect(await accounts.authenticate('admin', password)).toBeDefined()
  })

  test.each(['', 'Admin', '-admin', 'a b', 'a'.repeat(65), '../x'])(
    'the name %j is refused',
    async (name) => {
      await expect(fixture.accounts.createAdministrator(name)).rejects.toMatchObject({
        code: 'account-name-invalid',
      })
    },
  )

  test('resetting an unknown account is refused', async () => {
    await expect(fixture.accounts.resetPassword('nobody')).rejects.toMatchObject({
      code: 'account-not-found',
    })
  })

  test('without authority nothing changes', async () => {
    fixture.allowed = false
    await expect(fixture.accounts.createAdministrator('admin')).rejects.toMatchObject({
      code: 'account-not-allowed',
      authority: { allowed: false, reasons: ['The test says so.'] },
    })
    fixture.allowed = true
    const { password } = await fixture.accounts.createAdministrator('admin')
    fixture.allowed = false
    await expect(fixture.accounts.resetPassword('admin')).rejects.toMatchObject({
      code: 'account-not-allowed',
    })
    expect(await fixture.accounts.authenticate('admin', password)).toBeDefined()
    expect(await fixture.store.outbox.pending(10)).toHaveLength(1)
  })
})
