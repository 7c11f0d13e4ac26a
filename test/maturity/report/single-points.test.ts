import { singlePointsOf } from '../../../src/maturity/report/single-points.ts'
import { RegistryError, type Registry } from '../../../src/registry/index.ts'

const OWNERS: Readonly<Record<string, string | undefined>> = {
  'shop/orders': 'keeper',
  'shop/stock': undefined,
  'bank/types': 'lead',
}

/** A registry with weak points, of which one has gone since they were counted. */
const registry = {
  dependencies: {
    weakPoints: () =>
      Promise.resolve({
        items: ['shop/orders', 'gone/service', 'shop/stock', 'bank/types'].map((service) => ({
          service,
          dependents: 4,
        })),
      }),
  },
  services: {
    get: (id: string) =>
      id in OWNERS
        ? Promise.resolve({
            id,
            domain: id.split('/')[0],
            owner: OWNERS[id],
            registeredAs: `x/${id}`,
          })
        : Promise.reject(new RegistryError('service-not-found', 'Not there.')),
  },
  domains: { get: () => Promise.resolve({ owner: 'shopkeeper' }) },
} as unknown as Registry

const idsOf = async (...asked: [{ domain?: string }, ReadonlySet<string> | undefined]) =>
  (await singlePointsOf(registry, ...asked)).map(({ id }) => id)

test('single points are those of the scope that are still there', async () => {
  expect(await idsOf({}, undefined)).toEqual(['shop/orders', 'shop/stock', 'bank/types'])
  expect(await idsOf({ domain: 'shop' }, undefined)).toEqual(['shop/orders', 'shop/stock'])
  expect(await idsOf({ domain: 'sho' }, undefined)).toEqual([])
})

test('those of a circle are owned by its roles, directly or through their domain', async () => {
  expect(await idsOf({}, new Set(['shopkeeper', 'lead']))).toEqual(['shop/stock', 'bank/types'])
})

test('the ledger calls a single point by the name of its registration', async () => {
  const [first] = await singlePointsOf(registry, {}, undefined)
  expect(first).toEqual({ id: 'shop/orders', subject: 'service:x/shop/orders', dependents: 4 })
})
