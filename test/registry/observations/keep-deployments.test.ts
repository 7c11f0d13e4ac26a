import type { Attributed } from '../../../src/registry/observations/count-observations.ts'
import { keepDeployments } from '../../../src/registry/observations/keep-observations.ts'
import { DEPLOYED_SERVICES } from '../../../src/registry/observations/observation-documents.ts'
import { openSqliteStore, type Store } from '../../../src/store/index.ts'

let store: Store
beforeEach(async () => {
  store = await openSqliteStore({ path: ':memory:' })
})
afterEach(() => store.close())

const seenAt = (
  at: string,
  version: string,
  environment = 'production',
  service = 'sales/orders',
): Attributed =>
  ({ seen: { kind: 'deployment', at: new Date(at) }, service, version, environment }) as Attributed

async function keep(deployments: readonly Attributed[]): Promise<void> {
  const deployed = await store.collection(DEPLOYED_SERVICES)
  const clock = (): Date => new Date('2027-01-09T00:00:00.000Z')
  await keepDeployments({ deployed, clock } as never, deployments)
}

test('the deployments of a service in one report are one write', async () => {
  const report = Array.from({ length: 300 }, (_, minute) =>
    seenAt(new Date(Date.UTC(2027, 0, 1, 0, minute)).toISOString(), `1.${minute % 3}.0`),
  )
  await keep([...report, seenAt('2027-01-02T00:00:00.000Z', '2.0.0', 'test', 'sales/refunds')])
  const deployed = await store.collection(DEPLOYED_SERVICES)
  expect(await deployed.get('sales/orders')).toMatchObject({
    revision: 1,
    value: {
      versions: [
        {
          version: '1.0.0',
          firstAt: '2027-01-01T00:00:00.000Z',
          lastAt: '2027-01-01T04:57:00.000Z',
        },
        {
          version: '1.1.0',
          firstAt: '2027-01-01T00:01:00.000Z',
          lastAt: '2027-01-01T04:58:00.000Z',
        },
        {
          version: '1.2.0',
          firstAt: '2027-01-01T00:02:00.000Z',
          lastAt: '2027-01-01T04:59:00.000Z',
        },
      ],
    },
  })
  expect((await deployed.get('sales/refunds'))?.value.versions).toHaveLength(1)
})

test('what a later report has seen before widens the time of a deployment, in each environment', async () => {
  await keep([seenAt('2027-01-03T00:00:00.000Z', '1.0.0')])
  await keep([
    seenAt('2027-01-02T00:00:00.000Z', '1.0.0'),
    seenAt('2027-01-05T00:00:00.000Z', '1.0.0', 'test'),
    seenAt('2027-01-04T00:00:00.000Z', '1.0.0'),
  ])
  const deployed = await store.collection(DEPLOYED_SERVICES)
  expect((await deployed.get('sales/orders'))?.value.versions).toEqual([
    {
      ...{ version: '1.0.0', environment: 'production' },
      ...{ firstAt: '2027-01-02T00:00:00.000Z', lastAt: '2027-01-04T00:00:00.000Z' },
    },
    {
      ...{ version: '1.0.0', environment: 'test' },
      ...{ firstAt: '2027-01-05T00:00:00.000Z', lastAt: '2027-01-05T00:00:00.000Z' },
    },
  ])
})

test('the hundred that were seen last are kept', async () => {
  const days = Array.from({ length: 120 }, (_, day) =>
    seenAt(new Date(Date.UTC(2027, 0, 1 + day)).toISOString(), `1.${day}.0`),
  )
  await keep(days.toReversed())
  const versions = (await (await store.collection(DEPLOYED_SERVICES)).get('sales/orders'))?.value
    .versions
  expect(versions).toHaveLength(100)
  expect([versions?.[0]?.version, versions?.at(-1)?.version]).toEqual(['1.20.0', '1.119.0'])
})
