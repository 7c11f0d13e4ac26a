import { ADA, openGoverned, withClerks } from '../support/open-governed.ts'

test('the history of a role is not cut short, and says how many entries there are', async () => {
  const governed = await openGoverned('holacracy')
  await withClerks(governed)
  const { circles } = governed.governance
  const before = (await circles.role('clerk')).historyCount
  for (let time = 0; time < 60; time++) {
    await circles.assign(ADA, 'clerk', { person: 'dan' })
    await circles.unassign(ADA, 'clerk', 'dan')
  }
  const { history, historyCount } = await circles.role('clerk')
  expect(historyCount).toBe(before + 120)
  expect(history).toHaveLength(before + 120)
  expect(history.at(-1)).toMatchObject({ kind: 'adopted', reason: 'A clerk' })
  await governed.close()
})
