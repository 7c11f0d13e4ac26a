import { valueChainOf } from '../../../src/maturity/report/value-chain.ts'
import { basisOf, WHOLE } from './basis-of.ts'
import { entry, judged } from './portfolio-fixture.ts'

test('the value chain counts services in good order, and what systems use of them', async () => {
  const basis = await basisOf(
    entry('orders', { consumers: ['till', 'web'] }),
    entry('stock', {
      owner: undefined,
      version: { conformance: [judged('fail', 'gate')] },
      consumers: ['till'],
    }),
    entry('gone', { version: { phase: 'retirement' } }),
    entry('unknown', { service: { activity: undefined } }),
  )
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
