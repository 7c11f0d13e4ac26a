import { likenessOf, shapeOf } from '../../../src/registry/similarity/contract-shape.ts'
import {
  ANNA,
  containing,
  openTestRegistry,
  push,
  type TestRegistry,
} from '../support/test-registry.ts'

let opened: TestRegistry
beforeAll(async () => {
  opened = await openTestRegistry()
  await opened.registry.domains.put(ANNA, 'd', { title: 'D' })
})
afterAll(() => opened.store.close())

async function register(name: string, capability?: string, title = name): Promise<string> {
  const said = capability === undefined ? {} : { capability }
  await opened.registry.services.register(ANNA, { domain: 'd', name, title, ...said })
  return `d/${name}`
}

async function resembled(service: string): Promise<readonly unknown[]> {
  const found = await opened.registry.resemblances.of(service)
  return found.map(({ service: other, sameCapability, similarName }) => ({
    other,
    sameCapability,
    similarName,
  }))
}

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, at) => `operation step${from + at}`).join('\n')

test('a contract that is nearly the same is recognised under another name', async () => {
  const first = await register('parcel-tracking', 'Delivery')
  const second = await register('shipment-monitor', 'delivery')
  await push(opened.registry, first, '1.0.0', lines(0, 40))
  await push(opened.registry, second, '3.2.1', `title Other\n${lines(0, 41)}`)
  expect(await resembled(second)).toEqual([
    { other: first, sameCapability: true, similarName: false },
  ])
  const [found] = await opened.registry.resemblances.of(first)
  expect(found).toMatchObject({ service: second, explanation: containing('its contract') })
  expect(found?.contract).toBeGreaterThan(0.8)
  await push(opened.registry, second, '4.0.0', lines(100, 140))
  expect(await resembled(first)).toEqual([])
})

test('a contract alone tells of contracts alone', async () => {
  const [one, two] = [await register('ledger-entries'), await register('ledgers-entries')]
  const alike = await register('bookings')
  await push(opened.registry, one, '1.0.0', lines(200, 240))
  await push(opened.registry, alike, '1.0.0', lines(200, 240))
  const named = await opened.registry.resemblances.of(one)
  const byContract = await opened.registry.resemblances.byContract(one)
  expect(named.map(({ service }) => service)).toEqual([alike, two])
  expect(byContract).toEqual(named.filter(({ service }) => service === alike))
})

test('a small contract looks like others by chance, and is not told', async () => {
  const [one, two] = [await register('ping'), await register('heartbeat')]
  await push(opened.registry, one, '1.0.0', 'operation check')
  await push(opened.registry, two, '1.0.0', 'operation check')
  expect(await resembled(one)).toEqual([])
})

test.each([
  ['invoice-archive', 'invoices-archive', true],
  ['customer-adresses', 'customer-addresses', true],
  ['tax-rates', 'tax-offices', false],
])('the names %j and %j are nearly the same: %s', async (one, other, expected) => {
  const [first, second] = [await register(one), await register(other)]
  expect(await resembled(second)).toEqual(
    expected ? [{ other: first, sameCapability: false, similarName: true }] : [],
  )
})

test('the same capability counts when names share words', async () => {
  await register('loan-granting', 'Lending', 'Loans')
  const other = await register('granting', 'Lending', 'Loan granting')
  await register('collateral', 'Lending', 'Collateral')
  expect(await resembled(other)).toEqual([
    { other: 'd/loan-granting', sameCapability: true, similarName: false },
  ])
})

test('the estimated likeness is near the share of common features', () => {
  const set = (from: number, to: number): ReadonlySet<string> =>
    new Set(Array.from({ length: to - from }, (_, at) => `feature ${from + at}`))
  const shape = (features: ReadonlySet<string>) => shapeOf('', '1.0.0', features)
  expect(likenessOf(shape(set(0, 100)), shape(set(0, 100)))).toBe(1)
  expect(Math.abs(likenessOf(shape(set(0, 100)), shape(set(0, 90))) - 0.9)).toBeLessThan(0.12)
  expect(likenessOf(shape(set(0, 100)), shape(set(100, 200)))).toBeLessThan(0.1)
})
