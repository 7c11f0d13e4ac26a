import { entityName, entityTags } from '../../../src/cli/transfer/backstage/backstage-names.ts'

test.each([
  ['sales/orders', 'sales.orders'],
  ['sales/orders-2', 'sales.orders-2'],
  ['sales/orders-', 'sales.orders-1af674e6'],
  ['application.Web shop', 'application.Web-shop-1f13ab20'],
])('%s is called %s', (path, name) => {
  expect(entityName(path)).toBe(name)
})

test('a name that is too long is cut and still tells apart', () => {
  const long = `${'payments/'.repeat(8)}cards`
  const [one, other] = [entityName(`${long}/a`), entityName(`${long}/b`)]
  expect([one.length, other.length]).toEqual([62, 62])
  expect(one).not.toBe(other)
})

test('tags that cannot be tags there are left out', () => {
  expect(entityTags(['legacy', 'c++', 'two words', 'Upper', 'a-b', '-a'])).toEqual([
    'legacy',
    'c++',
    'a-b',
  ])
})
