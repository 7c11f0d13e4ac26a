import { problemOfError } from '../../../src/http/problems/problem-of-error.ts'
import { AccountError } from '../../../src/governance/index.ts'
import { MaturityError } from '../../../src/maturity/index.ts'
import { RegistryError } from '../../../src/registry/index.ts'
import { StoreError } from '../../../src/store/index.ts'

describe('what is told about an error', () => {
  test.each([
    ['an error of another kind', new Error('SELECT secret FROM accounts')],
    ['a value that is no error', 'SELECT secret FROM accounts'],
    ['a fault of the store that nobody outside can act on', new StoreError('not-found', '/data/x')],
    [
      'a server fault with a status',
      Object.assign(new Error('disk'), { status: 500, expose: true }),
    ],
  ])('%s: nothing', (_name, error) => {
    expect(problemOfError(error)).toEqual({ code: 'internal-error', extensions: {}, headers: {} })
  })

  test('an unreachable store: that it is, and when to come back, not where it is', () => {
    const error = new StoreError('unavailable', 'cannot open /var/lib/concordat/data')
    expect(problemOfError(error)).toEqual({
      code: 'store-unavailable',
      detail: expect.stringMatching(
        /^The store does not answer, or its disk is full or fails;/,
      ) as string,
      extensions: {},
      headers: { 'Retry-After': '5' },
    })
  })

  test('a full disk: that whoever runs the registry has to free some space', () => {
    const error = new StoreError('unavailable', '/var/lib/concordat is full', 'full')
    const { code, detail } = problemOfError(error)
    expect(code).toBe('store-unavailable')
    expect(detail).toMatch(/^The disk of the store is full.*has to free some space/)
  })

  test('a write that nobody knows the outcome of: that it may have been made', () => {
    const { code, detail, headers } = problemOfError(new StoreError('outcome-unknown', 'mongo:1'))
    expect({ code, headers }).toEqual({ code: 'outcome-unknown', headers: { 'Retry-After': '5' } })
    expect(detail).toMatch(/may have made the change or make it yet/)
  })

  test('facts that are being made: how far they are, and when to come back', () => {
    expect(problemOfError(MaturityError.factsBeingMade(12_000, 100_000))).toEqual({
      code: 'facts-being-made',
      detail:
        'What figures are counted from is being made: 12,000 of 100,000 services so far. Ask again in a minute.',
      extensions: {},
      headers: { 'Retry-After': '60' },
    })
  })

  test('an unreadable contract: why and where, as a mistake too', () => {
    const location = { file: 'a.wsdl', pointer: '', line: 3, column: 7 }
    const unreadable = { code: 'xml-not-well-formed', message: 'a tag is open', location } as const
    const error = new RegistryError('contract-unreadable', 'It cannot be read.', { unreadable })
    expect(problemOfError(error)).toEqual({
      code: 'contract-unreadable',
      detail: 'It cannot be read.',
      extensions: { unreadable, errors: [{ detail: 'a tag is open', location }] },
      headers: {},
    })
  })

  test('a refusal of authority: the decision', () => {
    const authority = { allowed: false, role: undefined, reasons: ['No role.'] }
    const error = new AccountError('account-not-allowed', 'You may not.', authority)
    expect(problemOfError(error)).toEqual({
      code: 'account-not-allowed',
      detail: 'You may not.',
      extensions: { authority },
      headers: {},
    })
  })

  test.each([
    [400, 'body-unreadable'],
    [413, 'body-too-large'],
    [415, 'unsupported-media-type'],
    [418, 'invalid-request'],
  ])("a body parser's status %i is the client's problem %s", (status, code) => {
    const error = Object.assign(new Error('as sent'), { status, expose: true })
    expect(problemOfError(error)).toMatchObject({ code, detail: 'as sent' })
  })
})
