import {
  domainFromSegment,
  servicePath,
  splitServiceId,
  subjectPath,
  versionPath,
} from '../../src/web/api/names.ts'

describe('addresses of services', () => {
  test('write a domain of several segments as one', () => {
    expect(servicePath('payments/cards/orders')).toBe('/services/payments~cards/orders')
    expect(versionPath('payments/cards/orders', '1.2.0+build.7')).toBe(
      '/services/payments~cards/orders/versions/1.2.0%2Bbuild.7',
    )
  })

  test('lead back to the name that they were made from', () => {
    expect(domainFromSegment('payments~cards')).toBe('payments/cards')
    expect(splitServiceId('payments/cards/orders')).toEqual({
      domain: 'payments/cards',
      name: 'orders',
    })
  })

  test.each([
    ['service:sales/orders', '/services/sales/orders'],
    ['version:payments/cards/orders@1.2.0', '/services/payments~cards/orders/versions/1.2.0'],
    ['domain:payments/cards', '/?domain=payments%2Fcards'],
    ['subscription:4f1', '/subscriptions/4f1'],
    ['proposal:p-1', '/proposals/p-1'],
    ['tension:t-1', '/tensions/t-1'],
    ['policy:ws-i-bp-1.1', '/policies/in-force/ws-i-bp-1.1'],
    ['meeting:m-1', '/meetings/m-1'],
    ['circle:anchor', '/circles?in=anchor'],
    ['ruling:r-1', '/rulings'],
    ['page:/policies', '/policies'],
    ['page://elsewhere.example', undefined],
    ['page:/\\elsewhere.example', undefined],
    ['page:/\t/elsewhere.example', undefined],
    ['token:0b9d3c1e', undefined],
    ['constitution', undefined],
  ])('the subject %s of a ledger entry is shown at %s', (subject, address) => {
    expect(subjectPath(subject)).toBe(address)
  })
})
