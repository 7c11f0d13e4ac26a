import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, BEN, STRANGER } from '../support/test-registry.ts'

const offer = async (to = 'web-lead') => {
  const { services } = opened.registry
  const { revision } = await services.get(ORDERS)
  const { handover } = await services.offer(ANNA, ORDERS, { to, reason: 'New team.' }, revision)
  if (handover === undefined) throw new Error('no offer')
  return handover.id
}

test('an offer changes nothing until the role that is asked accepts', async () => {
  const { services } = opened.registry
  const id = await offer()
  const offered = await services.get(ORDERS)
  expect(offered).toMatchObject({
    owner: 'sales-lead',
    handover: { id, to: 'web-lead', offeredBy: 'Anna', reason: 'New team.' },
  })
  const accepted = await services.answer(BEN, ORDERS, { offer: id, answer: 'accept' })
  expect(accepted).toMatchObject({ owner: 'web-lead', handover: undefined })
  expect((await services.list({ owner: 'web-lead' })).items.map((item) => item.id)).toEqual([
    ORDERS,
  ])
  expect((await opened.events()).slice(-2)).toMatchObject([
    {
      action: 'service.handover-offered',
      actor: { id: 'anna' },
      change: { offer: id, from: 'sales-lead', to: 'web-lead' },
    },
    {
      action: 'service.handover-accepted',
      actor: { id: 'ben' },
      change: { offer: id, from: 'sales-lead', to: 'web-lead' },
    },
  ])
})

test.each(['decline', 'withdraw'] as const)('%s leaves the owner as it was', async (answer) => {
  const { services } = opened.registry
  const id = await offer()
  const after = await services.answer(BEN, ORDERS, { offer: id, answer, reason: 'Not now.' })
  expect(after).toMatchObject({ owner: 'sales-lead', handover: undefined })
  expect((await opened.events()).at(-1)).toMatchObject({
    action: `service.handover-${answer === 'decline' ? 'declined' : 'withdrawn'}`,
    reason: 'Not now.',
  })
  await expect(services.answer(BEN, ORDERS, { offer: id, answer: 'accept' })).rejects.toMatchObject(
    { code: 'handover-not-found' },
  )
})

test('neither side acts without authority', async () => {
  const { services } = opened.registry
  await expect(services.offer(STRANGER, ORDERS, { to: 'web-lead' }, 1)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const id = await offer()
  for (const answer of ['accept', 'decline', 'withdraw'] as const) {
    await expect(services.answer(STRANGER, ORDERS, { offer: id, answer })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  }
  expect((await services.get(ORDERS)).handover?.id).toBe(id)
})

test('one offer is open at a time, and only to another role', async () => {
  await expect(offer('sales-lead')).rejects.toMatchObject({ code: 'invalid-input' })
  await offer()
  await expect(offer('other-lead')).rejects.toMatchObject({ code: 'handover-pending' })
})

test('a change of the service does not change its owner past the handover', async () => {
  const { services } = opened.registry
  for (const owner of ['web-lead', null]) {
    await expect(services.update(ANNA, ORDERS, { owner }, 1)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { errors: [{ pointer: '/owner' }] },
    })
  }
  expect(
    await services.update(ANNA, ORDERS, { owner: 'sales-lead', title: 'New' }, 1),
  ).toMatchObject({
    title: 'New',
    owner: 'sales-lead',
  })
})

test('of answers at the same moment, also through two registries, one is given', async () => {
  const id = await offer()
  const other = await opened.reopen()
  const outcomes = await Promise.allSettled([
    opened.registry.services.answer(BEN, ORDERS, { offer: id, answer: 'accept' }),
    other.services.answer(BEN, ORDERS, { offer: id, answer: 'accept' }),
    other.services.answer(ANNA, ORDERS, { offer: id, answer: 'withdraw' }),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const given = (await opened.events()).filter(({ action }) =>
    action.startsWith('service.handover'),
  )
  expect(given).toHaveLength(2)
})

test('an offer stays open while the service moves', async () => {
  const id = await offer()
  const { services } = opened.registry
  const { revision } = await services.get(ORDERS)
  await services.move(ANNA, ORDERS, { name: 'purchases' }, revision)
  const after = await services.answer(BEN, 'sales/purchases', { offer: id, answer: 'accept' })
  expect(after).toMatchObject({ id: 'sales/purchases', owner: 'web-lead' })
})
