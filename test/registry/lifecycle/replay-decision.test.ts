import { DECISIONS } from '../../../src/registry/documents.ts'
import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, push, strictPolicy, walk } from '../support/test-registry.ts'

test('a decision comes out the same a year later, whatever has changed since', async () => {
  const { registry } = opened
  opened.policies = [strictPolicy('gate')]
  await push(registry, ORDERS, '1.0.0', 'operation a\nerror x')
  await walk(registry, ORDERS, '1.0.0', ['specReview'])
  const refused = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'specified' })
  opened.pass(365)
  opened.policies = []
  opened.fourEyes = true
  const replay = await registry.decisions.replay(refused.id)
  expect(replay).toMatchObject({
    decision: refused.id,
    subject: 'version:sales/orders@1.0.0',
    recorded: false,
    replayed: false,
    isSame: true,
    differences: [],
  })
  expect(replay.conditions.map(({ id, replayed }) => `${id} ${replayed}`)).toEqual([
    'no-policy-fails no',
    'judged-or-accepted yes',
    'number-honest yes',
    'compared-or-accepted yes',
    'second-person yes',
  ])
})

test('every decision on the way to operation and out of it comes out the same', async () => {
  const { registry } = opened
  await push(registry, ORDERS, '1.0.0')
  await walk(registry, ORDERS, '1.0.0', ['specReview', 'specified', 'realized', 'staged'])
  await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'retired' })
  const { items } = await registry.decisions.list()
  expect(items).toHaveLength(7)
  for (const { id } of items) expect((await registry.decisions.replay(id)).differences).toEqual([])
})

test.each([
  {
    what: 'a fact',
    from: '"contract.operations":1',
    to: '"contract.operations":0',
    differences: [
      '"The contract offers something" was recorded as met and is not met over the recorded facts.',
      'The transition was recorded as allowed, and would be refused.',
    ],
  },
  {
    what: 'an expression',
    from: 'contract.operations > 0 ||',
    to: 'contract.operations >= 0 ||',
    differences: [
      '"The contract offers something" is not asked in these words by the lifecycle contract-version 1.4.0.',
    ],
  },
  {
    what: 'the answer',
    from: '"allowed":true,"authority"',
    to: '"allowed":false,"authority"',
    differences: ['The transition was recorded as refused, and would be allowed.'],
  },
])('altering $what afterwards shows', async ({ from, to, differences }) => {
  const { registry, store } = opened
  await push(registry, ORDERS, '1.0.0')
  const { id } = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'specReview' })
  const decisions = await store.collection(DECISIONS)
  const stored = await decisions.get(id)
  const text = JSON.stringify(stored?.value)
  expect(text).toContain(from)
  const altered = JSON.parse(text.replace(from, to)) as NonNullable<typeof stored>['value']
  await decisions.replace(id, stored?.revision ?? 0, altered, [])
  expect((await registry.decisions.replay(id)).differences).toEqual(differences)
})

test('a condition that was left out of the record shows', async () => {
  const { registry, store } = opened
  await push(registry, ORDERS, '1.0.0')
  const { id } = await registry.transitions.request(ANNA, ORDERS, '1.0.0', { to: 'specReview' })
  const decisions = await store.collection(DECISIONS)
  const stored = await decisions.get(id)
  if (stored === undefined) throw new Error('the decision is gone')
  const conditions = stored.value.conditions.slice(1)
  await decisions.replace(id, stored.revision, { ...stored.value, conditions }, [])
  expect((await registry.decisions.replay(id)).differences).toEqual([
    '"The contract offers something" is asked by the lifecycle contract-version 1.4.0 and was not recorded.',
  ])
})

test('what was never decided cannot be replayed', async () => {
  await expect(opened.registry.decisions.replay('none')).rejects.toMatchObject({
    code: 'decision-not-found',
  })
})
