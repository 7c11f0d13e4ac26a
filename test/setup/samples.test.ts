import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { packageRoot } from '../../src/package-root.ts'
import type { Registry } from '../../src/registry/index.ts'
import { loadSampleEnterprise } from '../../src/setup/load-sample-enterprise.ts'
import { registerSamples } from '../../src/setup/register-samples.ts'
import { administrator, now, openNewRegistry } from './sample-registry.ts'

let registry: Registry
let register: () => Promise<void>
let close: () => Promise<void>

beforeAll(async () => {
  const opened = await openNewRegistry()
  ;({ registry, close } = opened)
  const samples = await loadSampleEnterprise(join(packageRoot, 'specs/samples/samples.yaml'))
  register = () => registerSamples({ ...opened, samples, actor: administrator })
  await register()
}, 120_000)
afterAll(() => close())

/** `domain/name@version state verdict` of every version, by name and then highest first. */
async function standing(): Promise<string[]> {
  const { items } = await registry.services.list({ limit: 500 })
  const lists = items.map(async ({ id }) => (await registry.versions.list(id)).items)
  return (await Promise.all(lists))
    .flat()
    .map(({ service, version, state, verdict }) => `${service}@${version} ${state} ${verdict}`)
}

test('every version stands where its transitions lead, with the verdict that it deserves', async () => {
  expect(await standing()).toEqual([
    'customer/address-verification@1.0.0 operational pass',
    'customer/profiles@2.0.0 draft pass',
    'customer/profiles@1.1.0 operational pass',
    'customer/profiles@1.0.0 superseded pass',
    'logistics/carrier-gateway@1.0.0 operational fail',
    'logistics/shipments@2.0.0 draft pass',
    'logistics/shipments@1.1.0 specReview pass',
    'logistics/shipments@1.0.0 operational pass',
    'logistics/stock@1.1.0 specReview fail',
    'logistics/stock@1.0.0 operational pass',
    'payments/cards/authorisations@1.1.0 operational pass',
    'payments/cards/authorisations@1.0.0 superseded pass',
    'payments/invoices@1.0.0 draft fail',
    'payments/refunds@1.0.0 draft fail',
    'platform/concordat@1.0.0 realized pass',
    'platform/shared-types@1.0.0 specified pass',
    'sales/catalogue@3.0.0 operational pass',
    'sales/catalogue@2.0.0 retired pass',
    'sales/order-fulfilment@1.0.0 staged pass',
    'sales/orders@2.0.0 operational pass',
    'sales/orders@1.0.0 deprecated pass',
    'sales/quotes@1.0.0 draft fail',
    'sales/vouchers@1.1.0 operational pass',
    'sales/vouchers@1.0.0 superseded pass',
  ])
})

test('every subscription stands where its transitions lead', async () => {
  const { items } = await registry.subscriptions.list({ limit: 500 })
  const states = items.map(({ consumer, service, state }) => `${consumer} ${service} ${state}`)
  expect(states.sort()).toEqual([
    'logistics/shipments customer/address-verification active',
    'logistics/shipments logistics/carrier-gateway active',
    'newsletter-tool customer/profiles rejected',
    'sales/order-fulfilment logistics/shipments inactive',
    'sales/order-fulfilment logistics/stock active',
    'sales/order-fulfilment payments/cards/authorisations active',
    'sales/order-fulfilment sales/orders active',
    'sales/orders customer/address-verification active',
    'sales/orders customer/profiles active',
    'sales/orders sales/catalogue active',
    'sales/quotes sales/catalogue requested',
    'till-system logistics/stock active',
    'till-system payments/cards/authorisations active',
    'till-system sales/orders active',
    'till-system sales/vouchers active',
    'web-shop customer/profiles active',
    'web-shop sales/catalogue active',
    'web-shop sales/orders active',
    'web-shop sales/vouchers active',
  ])
})

test.each([
  [
    'logistics/stock',
    '1.1.0',
    [
      'BP2010 stock.wsdl:80',
      'BP2120 stock.wsdl:109',
      'BP2013 stock.wsdl:116',
      'BP2020 stock.wsdl:116',
      'BP2112 stock.wsdl:116',
      'BP2020 stock.wsdl:117',
    ],
  ],
  [
    'payments/invoices',
    '1.0.0',
    [
      'BP2105 invoices.wsdl:17',
      'BP2012 invoices.wsdl:36',
      'BP2012 invoices.wsdl:36',
      'BP2119 invoices.wsdl:36',
      'BP2012 invoices.wsdl:37',
      'BP2032 invoices.wsdl:38',
      'BP2012 invoices.wsdl:42',
    ],
  ],
  [
    'payments/refunds',
    '1.0.0',
    [
      'openapi-path-params refunds.yaml:32',
      'openapi-operation-id-unique refunds.yaml:45',
      'openapi-unresolved-ref refunds.yaml:72',
    ],
  ],
  ['sales/quotes', '1.0.0', ['openapi-path-params quotes.json:36']],
])('the faults of %s %s are found at their places', async (service, version, expected) => {
  const { findings } = await registry.versions.report(service, version)
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`)).toEqual(
    expected,
  )
})

test.each([
  ['logistics/stock', '1.1.0'],
  ['payments/invoices', '1.0.0'],
])('the publication of %s %s is refused for the policy that fails', async (service, version) => {
  const { history } = await registry.transitions.overview(administrator, service, version)
  const [refused, ...others] = history.filter(({ allowed }) => !allowed)
  expect(others).toEqual([])
  expect(refused).toMatchObject({ from: 'specReview', to: 'specified' })
  expect(refused?.conditions.filter(({ holds }) => holds !== 'yes')).toMatchObject([
    { id: 'no-policy-fails', holds: 'no', facts: { 'conformance.failing': ['ws-i-bp-1.1'] } },
  ])
})

test('the deprecated version names its sunset, 180 days after the registration', async () => {
  expect(await registry.versions.get('sales/orders', '1.0.0')).toMatchObject({
    deprecatedAt: now.toISOString(),
    sunsetAt: '2026-08-28T09:00:00.000Z',
  })
})

test('contracts that share types depend on the service that owns these', async () => {
  const { items } = await registry.dependencies.of({
    service: 'platform/shared-types',
    direction: 'used-by',
  })
  expect(items.filter(({ via }) => via === 'reference').map(({ service }) => service)).toEqual([
    'customer/address-verification',
    'sales/orders',
  ])
})

test('the registry lists its own contract under the version that the contract gives itself', async () => {
  const text = readFileSync(join(packageRoot, 'specs/concordat.openapi.yaml'), 'utf8')
  const { info } = parse(text) as { info: { version: string } }
  const { items } = await registry.versions.list('platform/concordat')
  expect(items.map(({ version, entry }) => [version, entry])).toEqual([
    [info.version, 'concordat.openapi.yaml'],
  ])
})

test('calls of four weeks were seen, also of one that was refused', async () => {
  const days = await registry.observations.days('customer/profiles', {
    from: '2026-01-01',
    to: '2026-03-01',
  })
  expect(days.map(({ day }) => day)).toHaveLength(28)
  expect([days[0]?.day, days.at(-1)?.day]).toEqual(['2026-02-01', '2026-02-28'])
  const [{ calls, errors, consumers } = {}] = days
  expect([calls, errors]).toEqual([7300 + 4 + 3050 + 2, 4])
  expect(consumers?.map(({ id }) => id).sort()).toEqual([
    'newsletter-tool',
    'sales/orders',
    'web-shop',
  ])
})

test('registering again changes nothing', async () => {
  const calls = (): Promise<unknown> =>
    registry.observations.days('sales/orders', { from: '2026-01-01', to: '2026-03-01' })
  const seen = await calls()
  const revisions = async (): Promise<string[]> => {
    const { items } = await registry.services.list({ limit: 500 })
    return items.map(({ id, revision }) => `${id} ${revision}`)
  }
  const before = { revisions: await revisions(), standing: await standing() }
  await register()
  expect({ revisions: await revisions(), standing: await standing() }).toEqual(before)
  expect(await calls()).toEqual(seen)
})

test('one version breaks a consumer that is known, and one breaks nobody', async () => {
  const impacts = async (service: string) => {
    const { changes, consumers } = await registry.compatibility.report(service, '2.0.0')
    return {
      breaking: changes
        .filter(({ level }) => level === 'error')
        .map(
          ({ id, consumers: hit }) => `${id}: ${hit?.map(({ consumer }) => consumer).join() ?? ''}`,
        ),
      consumers: consumers.map(({ consumer, verdict }) => `${consumer} ${verdict}`),
    }
  }
  expect(await impacts('customer/profiles')).toEqual({
    breaking: [
      'response-property-max-length-unset: web-shop',
      'request-property-type-changed: web-shop',
      'response-property-type-changed: web-shop',
    ],
    // The addresses of the servers change for everybody.
    consumers: ['sales/orders may-break', 'web-shop breaks'],
  })
  expect(await impacts('logistics/shipments')).toEqual({
    breaking: ['response-property-type-changed: '],
    consumers: ['sales/order-fulfilment works'],
  })
})
