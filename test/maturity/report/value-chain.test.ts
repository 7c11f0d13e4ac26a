import { valueChainOf } from '../../../src/maturity/report/value-chain.ts'
import { basisOf, WHOLE } from './basis-of.ts'
import { entry, judged } from './portfolio-fixture.ts'

test('the value chain counts services in good order, and what systems use of them', async () => {
  const basis = await basisOf([
    entry('orders', { consumers: ['till', 'web'] }),
    entry('stock', {
      owner: undefined,
      version: { conformance: [judged('fail', 'gate')] },
      consumers: ['till'],
    }),
    entry('gone', { version: { phase: 'retirement' } }),
    entry('unknown', { service: { activity: undefined } }),
  ])
  const standing = await valueChainOf(basis, WHOLE, await basis.rows(WHOLE))
  expect(standing).toHaveLength(10)
  expect(standing.find(({ activity }) => activity === 'operations')).toEqual({
    activity: 'operations',
    name: 'Operations',
    inOrder: 1,
    uses: 3,
    count: 2,
    items: [
      {
        id: 'shop/stock',
        because: 'No role owns it. shop/stock@1.2.0: soap-services: fail',
        subject: 'service:shop/stock',
      },
      { id: 'shop/orders', because: 'In good order.', subject: 'service:shop/orders' },
    ],
  })
  expect(standing.at(-1)).toMatchObject({ activity: 'unassigned', name: 'Not said', count: 1 })
})

test('a service is in good order up to the day on which the last term of its owner ends', async () => {
  const services = [
    entry('lasting', { ownerFilled: { until: '2026-11-23T08:00:00.000Z' } }),
    entry('over', { ownerFilled: { until: '2026-11-22T00:00:00.000Z' } }),
    entry('vacant', { ownerFilled: undefined }),
  ]
  const inOrder = async (
    at: string,
  ): Promise<readonly [number | undefined, number | undefined]> => {
    const basis = await basisOf(services, new Date(at))
    const standing = await valueChainOf(basis, WHOLE, await basis.rows(WHOLE))
    const operations = standing.find(({ activity }) => activity === 'operations')
    return [operations?.inOrder, operations?.items.length]
  }
  expect(await inOrder('2026-11-21T10:00:00Z')).toEqual([2, 3])
  expect(await inOrder('2026-11-22T10:00:00Z')).toEqual([1, 3])
  expect(await inOrder('2026-11-24T10:00:00Z')).toEqual([0, 3])
})
