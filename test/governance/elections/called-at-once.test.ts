import { openGoverned, ADA, person, withClerks } from '../support/open-governed.ts'

const reason = 'Nobody facilitates.'

test('of two elections to one role that are called at once, one begins and the other is refused with a reason', async () => {
  const governed = await openGoverned('holacracy')
  await withClerks(governed)
  const { elections } = governed.governance
  const call = (name: string) =>
    elections.call(person(name), { role: 'anchor-facilitator', reason })
  const called = await Promise.allSettled(['bo', 'cy', 'bo'].map(call))
  const begun = called.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(begun).toHaveLength(1)
  for (const one of called) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'election-refused' })
  }
  const { items } = await elections.list(ADA, {})
  expect(items.map(({ id }) => id)).toEqual(begun.map(({ id }) => id))
  // Another role is another election, and once one is over the next one can be called.
  await elections.call(ADA, { role: 'anchor-secretary', reason })
  await elections.step(ADA, begun[0]?.id ?? '', {
    ...{ kind: 'cancel', text: 'Called by mistake.' },
  })
  expect(await call('bo')).toMatchObject({ state: 'called' })
  await governed.close()
})
