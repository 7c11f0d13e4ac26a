import { findDifferences } from '../../../src/governance/structures/find-differences.ts'
import type {
  DeclaredStructure,
  DeclaredSubscription,
  DeclaredVersion,
  RequiredStructure,
} from '../../../src/governance/structures/structures-of-service.ts'
import type { ObservedService } from '../../../src/registry/index.ts'

const period = { from: '2026-10-24', to: '2026-11-22' }
const day = '2026-11-20T10:00:00.000Z'

const subscription = (
  consumer: string,
  more: Partial<DeclaredSubscription> = {},
): DeclaredSubscription => ({
  id: `s-${consumer}`,
  consumer,
  range: '^1.0.0',
  environment: 'production',
  operations: [],
  state: 'active',
  inService: true,
  since: '2026-01-01T00:00:00.000Z',
  ...more,
})
const version = (number: string, more: Partial<DeclaredVersion> = {}): DeclaredVersion => ({
  version: number,
  state: 'operational',
  isPublished: true,
  inService: true,
  isFinal: false,
  sunsetAt: undefined,
  ...more,
})
const consumer = (name: string, calls: number, operations: readonly string[], errors = 0) => ({
  consumer: name,
  calls,
  errors,
  operations,
  versions: [],
  environments: [],
  firstAt: day,
  lastAt: day,
})

function differences(parts: {
  declared?: Partial<DeclaredStructure>
  observed?: Partial<ObservedService>
  required?: Partial<RequiredStructure>
  period?: typeof period
}): readonly (readonly string[])[] {
  return findDifferences({
    service: 'shop/refunds',
    period: parts.period ?? period,
    declared: {
      owner: undefined,
      endpoints: [],
      versions: [],
      subscriptions: [],
      ...parts.declared,
    },
    observed: {
      service: 'shop/refunds',
      period,
      calls: 1,
      errors: 0,
      consumers: [],
      operations: [],
      versions: [],
      deployments: [],
      ...parts.observed,
    },
    required: {
      decides: { role: 'lead', people: ['ada'] },
      policies: [],
      duties: [],
      ...parts.required,
    },
  }).map(({ kind, about, says }) => [kind, about, says])
}

test('whoever calls without an active subscription is told of; who only fails, is nobody or the service itself is not', () => {
  expect(
    differences({
      declared: {
        subscriptions: [
          subscription('known'),
          subscription('waiting', { inService: false, state: 'requested' }),
        ],
      },
      observed: {
        consumers: [
          consumer('known', 5, []),
          consumer('waiting', 4, ['POST /refunds']),
          consumer('', 3, []),
          consumer('(others)', 3, []),
          consumer('shop/refunds', 3, []),
          consumer('scanner', 2, [], 2),
        ],
      },
    }),
  ).toEqual([
    [
      'undeclared-consumer',
      'waiting',
      'waiting called shop/refunds 4 times, of them POST /refunds, the last time on 2026-11-20, and has no active subscription.',
    ],
  ])
})

test('an operation that a subscription does not name is told of, unless it names none', () => {
  const operation = (name: string, isOffered: boolean | undefined) => ({
    operation: name,
    isOffered,
    calls: 1,
    errors: 0,
    consumers: ['a'],
    lastAt: day,
  })
  const observed = {
    consumers: [consumer('a', 2, ['GET /a', 'GET /b'])],
    operations: [operation('GET /a', true), operation('GET /b', true), operation('', undefined)],
  }
  expect(differences({ declared: { subscriptions: [subscription('a')] }, observed })).toEqual([])
  expect(
    differences({
      declared: { subscriptions: [subscription('a', { operations: ['GET /a'] })] },
      observed,
    }),
  ).toEqual([
    [
      'undeclared-operation',
      'a',
      'a uses GET /b of shop/refunds, which its subscription does not name.',
    ],
  ])
})

test('a subscription is unused only after four weeks of reports without it', () => {
  const declared = { subscriptions: [subscription('a')] }
  expect(differences({ declared })).toEqual([
    [
      'unused-declaration',
      's-a',
      'a has an active subscription to shop/refunds in production since 2026-01-01, and no call of it was seen from 2026-10-24 to 2026-11-22.',
    ],
  ])
  expect(differences({ declared, observed: { calls: 0 } })).toEqual([])
  expect(differences({ declared, period: { from: '2026-11-01', to: '2026-11-22' } })).toEqual([])
  const young = { subscriptions: [subscription('a', { since: '2026-11-10T00:00:00.000Z' })] }
  expect(differences({ declared: young })).toEqual([])
})

test('duties are kept when sunsets are, nobody calls what is retired, and what is in service keeps its policies', () => {
  expect(
    differences({
      declared: {
        versions: [
          version('3.0.0'),
          version('2.0.0', { state: 'deprecated', sunsetAt: '2026-11-01T00:00:00.000Z' }),
          version('1.0.0', { state: 'retired', isFinal: true, inService: false }),
        ],
      },
      observed: {
        versions: [
          { version: '1.0.0', calls: 7 },
          { version: '3.0.0', calls: 9 },
        ],
      },
      required: {
        policies: [
          { id: 'core', title: 'Core', enforcement: 'gate', notKeptBy: ['3.0.0'] },
          { id: 'advice', title: 'Advice', enforcement: 'advise', notKeptBy: ['3.0.0'] },
          { id: 'old', title: 'Old', enforcement: 'gate', notKeptBy: ['1.0.0'] },
        ],
        duties: [
          { title: 'Tell', subject: 'service:shop/refunds', dueAt: day, state: 'failing' },
          { title: 'Later', subject: 'service:shop/refunds', dueAt: day, state: 'waiting' },
        ],
      },
    }).map(([kind, about]) => [kind, about]),
  ).toEqual([
    ['duty-not-kept', 'sunset 2.0.0'],
    ['duty-not-kept', 'retired 1.0.0'],
    ['duty-not-kept', 'policy core'],
    ['duty-not-kept', 'duty Tell service:shop/refunds'],
  ])
})
