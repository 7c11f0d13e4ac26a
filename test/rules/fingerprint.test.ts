import { fingerprintOf } from '../../src/rules/fingerprint.ts'

const at = { file: 'orders.wsdl', pointer: "/definitions/binding[@name='B']", line: 4, column: 2 }
const known = fingerprintOf('BP2402', at, 'orders.wsdl', { binding: 'B' })

test('a fingerprint is 32 hexadecimal digits', () => {
  expect(known).toMatch(/^[0-9a-f]{32}$/)
})

test('it stays when lines move, data comes in another order, or the contract is renamed', () => {
  expect(
    fingerprintOf('BP2402', { ...at, line: 90, column: 7 }, 'orders.wsdl', { binding: 'B' }),
  ).toBe(known)
  expect(fingerprintOf('BP2402', { ...at, file: 'new.wsdl' }, 'new.wsdl', { binding: 'B' })).toBe(
    known,
  )
  expect(fingerprintOf('r', at, 'x', { one: 1, two: 2 })).toBe(
    fingerprintOf('r', at, 'x', { two: 2, one: 1 }),
  )
})

test('it differs by rule, pointer, data and imported file', () => {
  const others = [
    fingerprintOf('BP2404', at, 'orders.wsdl', { binding: 'B' }),
    fingerprintOf('BP2402', { ...at, pointer: '/definitions' }, 'orders.wsdl', { binding: 'B' }),
    fingerprintOf('BP2402', at, 'orders.wsdl', { binding: 'C' }),
    fingerprintOf('BP2402', { ...at, file: 'a/types.wsdl' }, 'orders.wsdl', { binding: 'B' }),
  ]
  expect(new Set([known, ...others]).size).toBe(5)
})

test('the folder of an imported file does not matter', () => {
  expect(fingerprintOf('r', { ...at, file: '/home/ann/types.xsd' }, 'orders.wsdl')).toBe(
    fingerprintOf('r', { ...at, file: 'shared/types.xsd' }, 'orders.wsdl'),
  )
})
