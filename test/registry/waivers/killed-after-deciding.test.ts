import { WAIVERS } from '../../../src/registry/index.ts'
import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, BEN, push, strictPolicy } from '../support/test-registry.ts'

/** From the write that fits on, every write fails, as if the process had been killed behind it. @returns brings it back */
async function killedBehind(fits: (written: object) => boolean): Promise<() => void> {
  type Writes = Record<'insert' | 'replace' | 'remove', (...args: unknown[]) => Promise<unknown>>
  const shape = Object.getPrototypeOf(await opened.store.collection(WAIVERS)) as Writes
  const { insert, replace, remove } = shape
  let isDead = false
  const until = (write: Writes['insert']): Writes['insert'] =>
    async function killed(this: unknown, ...args: unknown[]) {
      if (isDead) throw new Error('killed')
      const result = await write.apply(this, args)
      isDead = args.some((value) => typeof value === 'object' && value !== null && fits(value))
      return result
    }
  Object.assign(shape, { insert: until(insert), replace: until(replace), remove: until(remove) })
  return () => Object.assign(shape, { insert, replace, remove })
}

const titles = async (registry = opened.registry): Promise<readonly string[]> =>
  (await registry.notices.list(BEN)).items.map(({ title }) => title)

test('a waiver that was written last is followed by verdict and notice after the next start', async () => {
  opened.policies = [strictPolicy('gate')]
  await push(opened.registry, ORDERS, '1.0.0', 'operation placeOrder\nerror too long')
  const { id } = await opened.registry.waivers.request(BEN, {
    rule: 'LINE1',
    scope: { service: ORDERS },
    reason: 'The partner needs a month.',
    until: '2027-01-31',
  })
  const bringBack = await killedBehind((value) => 'state' in value && value.state === 'granted')
  try {
    const decided = opened.registry.waivers.decide(ANNA, id, { decision: 'grant' })
    await expect(decided).rejects.toThrow('killed')
  } finally {
    bringBack()
  }
  expect((await opened.registry.waivers.get(id)).state).toBe('granted')
  expect((await opened.registry.versions.get(ORDERS, '1.0.0')).verdict).toBe('fail')
  expect(await titles()).toEqual([])

  const restarted = await opened.reopen()
  await restarted.recover()
  opened.pass(1)
  expect((await restarted.duties.performDue()).failed).toBe(0)
  expect((await restarted.versions.get(ORDERS, '1.0.0')).verdict).toBe('pass')
  expect(await titles(restarted)).toEqual([`The waiver of LINE1 for service:${ORDERS} is granted`])
  await restarted.duties.performDue()
  expect(await titles(restarted)).toHaveLength(1)
})

test('a verdict that was written last is told after the next start', async () => {
  opened.roles = { ben: ['sales-lead'] }
  await push(opened.registry, ORDERS, '1.0.0', 'operation placeOrder\nerror too long')
  opened.policies = [strictPolicy('gate')]
  const bringBack = await killedBehind((value) => 'verdict' in value && value.verdict === 'fail')
  try {
    await expect(opened.registry.reEvaluation.work()).rejects.toThrow('killed')
  } finally {
    bringBack()
  }
  expect(await titles()).toEqual([])
  const restarted = await opened.reopen()
  opened.pass(1)
  expect((await restarted.duties.performDue()).failed).toBe(0)
  expect(await titles(restarted)).toEqual([`${ORDERS}@1.0.0 fails strict`])
})

test('the list of waivers of a domain follows a service that moves', async () => {
  const { registry } = opened
  await registry.domains.put(ANNA, 'trade', { title: 'Trade' })
  await registry.waivers.request(BEN, {
    rule: 'LINE1',
    scope: { service: ORDERS },
    reason: 'The partner needs a month.',
    until: '2027-01-31',
  })
  const { revision } = await registry.services.get(ORDERS)
  await registry.services.move(ANNA, ORDERS, { domain: 'trade' }, revision)
  expect((await registry.waivers.list({ domain: 'sales' })).items).toEqual([])
  expect((await registry.waivers.list({ domain: 'trade' })).items).toHaveLength(1)
})
