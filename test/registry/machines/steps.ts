import fc from 'fast-check'
import type { Actor } from '../../../src/registry/index.ts'
import {
  ANNA,
  BEN,
  PLAN,
  push,
  STRANGER,
  strictPolicy,
  type TestRegistry,
} from '../support/test-registry.ts'
import { BILLING, endpointsFor, ORDERS, PROVIDERS } from './world.ts'

/** One thing that somebody does, or that happens. Numbers choose among what is there, whatever that is. */
export type Step =
  | { kind: 'push'; service: string; version: string; text: string; by: string }
  | { kind: 'discard'; service: string; version: string; by: string }
  | { kind: 'version'; service: string; version: string; to: string; why: Why; by: string }
  | { kind: 'charter'; service: string; to: string; why: Why; by: string }
  | { kind: 'endpoint'; service: string; which: number; to: string; why: Why; by: string }
  | { kind: 'prepare'; service: string; version: string; by: string }
  | { kind: 'name'; service: string; which: readonly string[]; capability: string | null }
  | { kind: 'subscribe'; consumer: string; service: string; range: string; environment: string }
  | { kind: 'subscription'; which: number; to: string; why: Why; by: string }
  | { kind: 'waive'; service: string; days: number }
  | { kind: 'waiver'; which: number; decision: 'grant' | 'refuse' | 'withdraw' | 'revoke' }
  | { kind: 'days'; days: number }
  | { kind: 'rules'; policy: Enforcement; fourEyes: boolean; noticeDays: number }

interface Why {
  readonly reason?: string
  readonly sunsetAt?: string
}
type Enforcement = 'advise' | 'gate' | 'block' | 'none'

const ACTORS: Readonly<Record<string, Actor>> = { anna: ANNA, ben: BEN, stranger: STRANGER }

/** Takes the step. @throws RegistryError when it is refused */
export async function take(step: Step, opened: TestRegistry): Promise<void> {
  const { registry } = opened
  const actor = ('by' in step ? ACTORS[step.by] : undefined) ?? ANNA
  switch (step.kind) {
    case 'push':
      await push(registry, step.service, step.version, step.text, actor)
      return
    case 'discard':
      await registry.versions.discard(actor, step.service, step.version)
      return
    case 'version': {
      const request = { to: step.to, ...step.why }
      await registry.transitions.request(actor, step.service, step.version, request)
      return
    }
    case 'charter':
      await registry.charters.request(actor, step.service, { to: step.to, ...step.why })
      return
    case 'endpoint':
      await moveEndpoint(step, actor, opened)
      return
    case 'prepare':
      await prepare(step.service, step.version, actor, opened)
      return
    case 'name': {
      const { revision } = await registry.services.get(step.service)
      const endpoints = endpointsFor(step.service.split('/')[1] ?? '', step.which)
      const { capability } = step
      await registry.services.update(actor, step.service, { endpoints, capability }, revision)
      return
    }
    case 'subscribe': {
      const { consumer, service, range, environment } = step
      const consumerKind = consumer.includes('/') ? 'service' : 'application'
      const wish = { consumer, consumerKind, service, range, environment } as const
      await registry.subscriptions.request(actor, wish)
      return
    }
    case 'subscription': {
      const { items } = await registry.subscriptions.list({ limit: 500 })
      const one = items[step.which % Math.max(items.length, 1)]
      if (one === undefined) return
      await registry.subscriptions.transition(actor, one.id, { to: step.to, ...step.why })
      return
    }
    case 'waive': {
      const until = new Date(opened.clock().getTime() + step.days * 86_400_000)
      await registry.waivers.request(BEN, {
        rule: 'LINE1',
        scope: { service: step.service },
        reason: 'For a while.',
        until: until.toISOString().slice(0, 10),
      })
      return
    }
    case 'waiver': {
      const { items } = await registry.waivers.list({ limit: 500 })
      const one = items[step.which % Math.max(items.length, 1)]
      if (one === undefined) return
      await registry.waivers.decide(ANNA, one.id, { decision: step.decision, reason: 'So.' })
      return
    }
    case 'days':
      opened.pass(step.days)
      expect((await registry.duties.performDue()).failed).toBe(0)
      return
    case 'rules':
      opened.policies = step.policy === 'none' ? [] : [strictPolicy(step.policy)]
      opened.fourEyes = step.fourEyes
      opened.noticeDays = step.noticeDays
  }
}

async function moveEndpoint(
  { service, which, to, why }: Step & { kind: 'endpoint' },
  actor: Actor,
  { registry }: TestRegistry,
): Promise<void> {
  const { items } = await registry.endpoints.list(service)
  const endpoint = items[which % Math.max(items.length, 1)]
  if (endpoint === undefined) return
  if (to === 'online') await registry.endpoints.tick(actor, service, endpoint.id, 'answers', {})
  await registry.endpoints.request(actor, service, endpoint.id, { to, ...why })
}

/** What the gates on the way into operation ask people for, as far as it can be had. */
async function prepare(
  service: string,
  version: string,
  actor: Actor,
  { registry }: TestRegistry,
): Promise<void> {
  for (const { item } of await registry.checklists.of(service, version)) {
    await registry.checklists.tick(actor, service, version, item, {})
  }
  await registry.activationPlans.put(actor, service, version, PLAN)
}

const service = fc.constantFrom(...PROVIDERS)
const version = fc.constantFrom('1.0.0', '1.1.0', '2.0.0')
const by = fc.constantFrom('anna', 'anna', 'anna', 'anna', 'ben', 'stranger')
const why = fc.constantFrom<Why>(
  {},
  { reason: 'Because.' },
  { reason: 'Because.', sunsetAt: '2027-04-15' },
  { reason: 'Because.', sunsetAt: '2028-06-30' },
)
const TEXTS = ['operation a', 'operation a\noperation b', 'import none.txt', 'operation a\nerror x']
const ONWARDS = ['specReview', 'specified', 'realized', 'staged', 'certified', 'operational']
const LATER = ['superseded', 'deprecated', 'retired', 'draft', 'certified', 'operational']

const single: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('push'),
    service,
    version,
    text: fc.constantFrom(...TEXTS),
    by,
  }),
  fc.record({ kind: fc.constant('discard'), service, version, by }),
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('version'),
      service,
      version,
      to: fc.constantFrom(...ONWARDS, ...LATER, ...LATER),
      why,
      by,
    }),
  },
  fc.record({
    kind: fc.constant('charter'),
    service,
    to: fc.constantFrom('charterReview', 'approved', 'identified', 'withdrawn', 'retired'),
    why,
    by,
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('endpoint'),
      service,
      which: fc.nat(5),
      to: fc.constantFrom('online', 'offline', 'retired'),
      why,
      by,
    }),
  },
  fc.record({
    kind: fc.constant('version'), // back, or out of the way
    service,
    version,
    to: fc.constantFrom('certified', 'retired', 'operational'),
    why: fc.constant<Why>({ reason: 'It fails.' }),
    by: fc.constant('anna'),
  }),
  fc.record({ kind: fc.constant('prepare'), service, version, by }),
  fc.record({
    kind: fc.constant('name'),
    service,
    which: fc.subarray(['staging', 'production', 'second']),
    capability: fc.constantFrom('Fulfilment', null),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('subscribe'),
      consumer: fc.constantFrom('web shop', 'till', ORDERS, BILLING),
      service,
      range: fc.constantFrom('^1.0.0', '1.0.0', '>=1.1.0', '^2.0.0', '*'),
      environment: fc.constantFrom('production', 'production', 'staging', 'moon'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('subscription'),
      which: fc.nat(9),
      to: fc.constantFrom('inactive', 'active', 'active', 'rejected', 'terminated'),
      why,
      by,
    }),
  },
  fc.record({ kind: fc.constant('waive'), service, days: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    kind: fc.constant('waiver'),
    which: fc.nat(9),
    decision: fc.constantFrom('grant', 'grant', 'refuse', 'withdraw', 'revoke'),
  }),
  fc.record({ kind: fc.constant('days'), days: fc.constantFrom(1, 8, 40, 100, 400) }),
  fc.record({
    kind: fc.constant('rules'),
    policy: fc.constantFrom<Enforcement>('advise', 'gate', 'block', 'none'),
    fourEyes: fc.boolean(),
    noticeDays: fc.constantFrom(0, 90, 300),
  }),
)

const WHY = { reason: 'Onwards.', sunsetAt: '2028-06-30' }

/** All that leads a version into operation, with those who wait for it. */
function intoOperation(service: string, version: string): readonly Step[] {
  const on = { service, version, by: 'anna' }
  return [
    { kind: 'push', ...on, text: 'operation a' },
    { kind: 'prepare', ...on },
    { kind: 'charter', service, to: 'charterReview', why: WHY, by: 'ben' },
    { kind: 'charter', service, to: 'approved', why: WHY, by: 'anna' },
    ...[0, 1, 2].map((which): Step => ({
      kind: 'endpoint',
      service,
      which,
      to: 'online',
      why: WHY,
      by: 'anna',
    })),
    ...ONWARDS.map((to): Step => ({ kind: 'version', ...on, to, why: WHY })),
    ...[0, 1, 2].flatMap((which) => moves('subscription', which, ['inactive', 'active'])),
  ]
}

function moves(kind: 'subscription', which: number, states: readonly string[]): readonly Step[] {
  return states.map((to) => ({ kind, which, to, why: WHY, by: 'anna' }))
}

/** From the first draft to retirement, with somebody who uses it and a version that follows. */
function wholeLife(service: string): readonly Step[] {
  const first = { kind: 'version', service, version: '1.0.0', why: WHY, by: 'anna' } as const
  return [
    ...intoOperation(service, '1.0.0').slice(0, 9),
    {
      kind: 'subscribe',
      consumer: 'web shop',
      service,
      range: '~1.0.0',
      environment: 'production',
    },
    ...intoOperation(service, '1.0.0').slice(9),
    ...intoOperation(service, '1.1.0'),
    { ...first, to: 'superseded' },
    { kind: 'subscribe', consumer: 'till', service, range: '1.0.0', environment: 'production' },
    ...[0, 1].flatMap((which) => moves('subscription', which, ['inactive'])),
    { ...first, to: 'deprecated' },
    { ...first, to: 'retired' },
    { kind: 'days', days: 500 },
    ...[0, 1].flatMap((which) => moves('subscription', which, ['rejected', 'terminated'])),
    { ...first, to: 'retired' },
  ]
}

/** A life that other things happen in between, and that stops anywhere. */
const disturbedLife: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    service,
    fc.array(fc.tuple(fc.nat(60), single), { maxLength: 8 }),
    fc.integer({ min: 15, max: 70 }),
  )
  .map(([on, disturbances, upTo]) =>
    wholeLife(on)
      .slice(0, upTo)
      .flatMap((step, place) => [
        step,
        ...disturbances.filter(([at]) => at === place).map(([, disturbance]) => disturbance),
      ]),
  )

/** What people may do in whatever order, most of it refused; and lives that get far. */
export const steps: fc.Arbitrary<readonly Step[]> = fc
  .tuple(disturbedLife, fc.array(single, { maxLength: 20 }), fc.boolean())
  .map(([life, anything, isLifeFirst]) =>
    isLifeFirst ? [...life, ...anything] : [...anything, ...life],
  )
