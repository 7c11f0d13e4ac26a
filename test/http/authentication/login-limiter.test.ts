import { createLoginLimiter } from '../../../src/http/authentication/login-limiter.ts'
import { failingWith } from '../support/failing-with.ts'

describe('the login limiter', () => {
  let now = new Date('2026-11-22T10:00:00.000Z')
  const limiterAt = (): ReturnType<typeof createLoginLimiter> => {
    now = new Date('2026-11-22T10:00:00.000Z')
    return createLoginLimiter(() => now)
  }
  const tooMany = failingWith({ code: 'too-many-attempts' })

  test('lets ten attempts pass and refuses the eleventh, until a quarter of an hour is over', () => {
    const limiter = limiterAt()
    for (let attempt = 1; attempt <= 10; attempt += 1) limiter.begin('admin', '10.0.0.1')
    expect(() => limiter.begin('admin', '10.0.0.1')).toThrow(
      failingWith({ code: 'too-many-attempts', headers: { 'Retry-After': '900' } }),
    )
    now = new Date(now.getTime() + 15 * 60_000)
    expect(() => limiter.begin('admin', '10.0.0.1')).not.toThrow()
  })

  test('does not lock the account for another address', () => {
    const limiter = limiterAt()
    for (let attempt = 1; attempt <= 10; attempt += 1) limiter.begin('admin', '10.0.0.1')
    expect(() => limiter.begin('admin', '10.0.0.2')).not.toThrow()
  })

  test('refuses an address that tries one name after the other', () => {
    const limiter = limiterAt()
    for (let attempt = 1; attempt <= 50; attempt += 1) limiter.begin(`name${attempt}`, '10.0.0.1')
    expect(() => limiter.begin('name51', '10.0.0.1')).toThrow(tooMany)
  })

  test('forgets the attempts when the password was right', () => {
    const limiter = limiterAt()
    for (let attempt = 1; attempt <= 200; attempt += 1) {
      limiter.begin('admin', '10.0.0.1')
      limiter.succeeded('admin', '10.0.0.1')
    }
    expect(() => limiter.begin('admin', '10.0.0.1')).not.toThrow()
  })
})
