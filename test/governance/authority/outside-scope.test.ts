import { outsideScope } from '../../../src/governance/authority/outside-scope.ts'
import type { ActorScope } from '../../../src/registry/index.ts'

const token = (scope?: ActorScope) => ({
  kind: 'token' as const,
  id: 'ada',
  name: 'ada by token "ci"',
  ...(scope && { scope }),
})
const CARDS = { subject: 'service:payments/cards/orders', domain: 'payments/cards' }

test('a token without a scope is limited by its account alone', () => {
  expect(outsideScope(token(), 'version.push', CARDS)).toBeUndefined()
})

test('a token is refused for what it was not made for', () => {
  const scope = { actions: ['version.push' as const] }
  expect(outsideScope(token(scope), 'version.push', CARDS)).toBeUndefined()
  expect(outsideScope(token(scope), 'version.transition', CARDS)).toBe(
    'ada by token "ci" was not made to change the state of anything, only for version.push; make another token for this.',
  )
})

test.each([
  ['payments', undefined],
  ['payments/cards', undefined],
  ['payments/card', 'lies in payments/cards'],
  ['payments/cards/orders', 'lies in payments/cards'],
])('a token for the domain %s', (domain, refused) => {
  const says = outsideScope(token({ domains: [domain] }), 'version.push', CARDS)
  if (refused === undefined) expect(says).toBeUndefined()
  else expect(says).toContain(refused)
})

test('a token for a domain does nothing that lies in none', () => {
  const thing = { subject: 'proposal:1', domain: '', circle: 'anchor' }
  expect(outsideScope(token({ domains: ['payments'] }), 'proposal.make', thing)).toContain(
    'proposal:1 lies in no domain',
  )
})
