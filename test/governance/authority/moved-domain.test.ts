import { DOMAINS, type Actor } from '../../../src/registry/index.ts'
import { openGoverned, person, ADA, type Governed } from '../support/open-governed.ts'

let governed: Governed
beforeEach(async () => {
  governed = await openGoverned()
  const { governance } = governed
  const proposal = await governance.proposals.make(ADA, {
    title: 'A steward',
    circle: 'anchor',
    example: 'Nobody looked after payments.',
    rationale: 'A steward would.',
    changes: [
      {
        kind: 'role.create',
        role: 'steward',
        circle: 'anchor',
        title: 'Steward',
        purpose: 'Payments work.',
        domains: ['payments'],
      },
    ],
  })
  governed.pass(24 * 60)
  expect((await governance.proposals.get(proposal.id)).state).toBe('adopted')
  await governance.circles.assign(ADA, 'steward', { person: 'bo' })
})
afterEach(() => governed.close())

const may = async (who: Actor, domain: string): Promise<boolean> => {
  const thing = { subject: `domain:${domain}`, domain }
  const question = { actor: who, action: 'domain.update', thing, at: governed.now } as const
  return (await governed.authority.decide(question)).allowed
}

test('authority over a domain stays with its role wherever the domain is moved to', async () => {
  expect(await may(person('bo'), 'payments')).toBe(true)
  expect(await may(person('bo'), 'finance/payments')).toBe(false)
  const at = governed.now.toISOString()
  await (
    await governed.store.collection(DOMAINS)
  ).insert(
    'payments',
    {
      path: 'finance/payments',
      title: 'Payments',
      paths: ['payments', 'finance/payments'],
      moved: true,
      former: [{ path: 'payments', until: at }],
      createdAt: at,
      updatedAt: at,
    },
    [],
  )
  expect(await may(person('bo'), 'finance/payments/cards')).toBe(true)
  expect(await may(ADA, 'finance/payments')).toBe(false)
  // A service that has not followed yet still has its name of before.
  expect(await may(person('bo'), 'payments/cards')).toBe(true)
  const { organisation } = await governed.record.inForce()
  expect(organisation.roles.find(({ id }) => id === 'steward')?.domains).toEqual([
    'finance/payments',
  ])
})
