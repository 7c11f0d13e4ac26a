import {
  DEFAULT_PASSWORD_COST,
  hashPassword,
  newPassword,
  verifyPassword,
} from '../../../src/governance/accounts/password.ts'
import { CHEAP } from './account-fixture.ts'

describe('passwords', () => {
  test('the default cost is within what Node allows and verifies', async () => {
    const hash = await hashPassword('correct horse')
    expect(hash).toMatchObject({ algorithm: 'scrypt', ...DEFAULT_PASSWORD_COST })
    expect(await verifyPassword('correct horse', hash)).toBe(true)
    expect(await verifyPassword('correct horsf', hash)).toBe(false)
  })

  test('the same password gives another hash each time', async () => {
    const [one, other] = [await hashPassword('same', CHEAP), await hashPassword('same', CHEAP)]
    expect(one.salt).not.toBe(other.salt)
    expect(one.key).not.toBe(other.key)
  })

  test('a hash verifies by its own parameters, whatever the present ones are', async () => {
    const hash = await hashPassword('old', { cost: 32, blockSize: 2, parallelization: 2 })
    expect(await verifyPassword('old', hash)).toBe(true)
  })

  test('one password in two Unicode forms is one password', async () => {
    const hash = await hashPassword('na\u00efve', CHEAP)
    expect(await verifyPassword('nai\u0308ve', hash)).toBe(true)
  })

  test('new passwords differ', () => {
    expect(newPassword()).not.toBe(newPassword())
  })
})
