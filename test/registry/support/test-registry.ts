import { readFileSync } from 'node:fs'
import { packageRoot } from '../../../src/package-root.ts'
import {
  createRegistry,
  loadLifecycle,
  type ActivationPlanInput,
  type AdoptedLifecycle,
  type Actor,
  type Authority,
  type Lifecycle,
  type PolicyInForce,
  type Registry,
  type RequiredCompatibility,
  type TransitionDecision,
  type VersionView,
  type WebhookSender,
} from '../../../src/registry/index.ts'
import type { RulePack } from '../../../src/rules/index.ts'
import { openSqliteStore, type DomainEvent, type Store } from '../../../src/store/index.ts'
import { createLineEngine, type LineEngine } from './line-engine.ts'

export const ANNA: Actor = { kind: 'person', id: 'anna', name: 'Anna' }
export const BEN: Actor = { kind: 'person', id: 'ben', name: 'Ben' }
/** Somebody whom the authority refuses everything. */
export const STRANGER: Actor = { kind: 'person', id: 'stranger', name: 'Stranger' }
export const NOBODY: Actor = { kind: 'anonymous', id: 'anonymous', name: 'Anonymous' }

const DAY = 24 * 60 * 60 * 1_000

/** A registry over an empty store, with everything around it in the hands of the test. */
export interface TestRegistry {
  readonly registry: Registry
  readonly store: Store
  readonly engine: LineEngine
  readonly clock: () => Date
  /** Policies in force for everything; `policyProblem` makes asking for them fail. */
  policies: readonly PolicyInForce[]
  policyProblem: string | undefined
  fourEyes: boolean
  /** Roles by the account that fills them. */
  roles: Readonly<Record<string, readonly string[]>>
  /** What is required of every contract. */
  level: RequiredCompatibility['level']
  /** What the authority was asked, in that order. */
  readonly asked: Parameters<Authority['decide']>[0][]
  /** The notice that deprecations must give; undefined: no policy speaks of it. */
  noticeDays: number | undefined
  /** Lifecycles that proposals have put in force. */
  adopted: readonly AdoptedLifecycle[]
  /** Lets days go by; otherwise every look at the clock takes one second. */
  pass(days: number): void
  /** The events so far, oldest first. */
  events(): Promise<readonly DomainEvent[]>
  /** Opens another registry over the same store; the shipped lifecycles stand in for those not given. */
  reopen(lifecycles?: readonly Lifecycle[]): Promise<Registry>
}

/**
 * @param given a store that something is in; an empty one unless given
 * @param asked whose word counts; one that only strangers get a no from unless given
 * @param webhookSender how events leave; none do unless given
 */
export async function openTestRegistry(
  given?: Store,
  asked: Authority = authority,
  webhookSender?: WebhookSender,
): Promise<TestRegistry> {
  const store = given ?? (await openSqliteStore({ path: ':memory:' }))
  const engine = createLineEngine()
  let now = Date.parse('2027-01-01T08:00:00.000Z')
  let ids = 0
  const clock = (): Date => new Date((now += 1_000))
  const open = (lifecycles: readonly Lifecycle[]): Promise<Registry> =>
    createRegistry({
      store,
      engine,
      lifecycles,
      lifecyclesAdopted: () => Promise.resolve(opened.adopted),
      webhookSender,
      clock,
      authority: {
        ...asked,
        decide: (question) => {
          opened.asked.push(question)
          return asked.decide(question)
        },
      },
      policiesInForce: {
        list: () => Promise.resolve(opened.policies),
        for: () =>
          opened.policyProblem === undefined
            ? Promise.resolve(opened.policies)
            : Promise.reject(new Error(opened.policyProblem)),
        history: () => Promise.resolve([]),
        snapshot: () => {
          const { policies, policyProblem } = opened
          return Promise.resolve({
            policies,
            for: () => {
              if (policyProblem !== undefined) throw new Error(policyProblem)
              return policies
            },
          })
        },
        noticeFor: () =>
          Promise.resolve(
            opened.noticeDays === undefined
              ? undefined
              : { days: opened.noticeDays, because: 'The test asks for it.' },
          ),
        compatibilityFor: () =>
          opened.policyProblem === undefined
            ? Promise.resolve({ level: opened.level, because: 'The test asks for it.' })
            : Promise.reject(new Error(opened.policyProblem)),
      },
      constitution: () =>
        Promise.resolve({
          fourEyes: opened.fourEyes,
          rolesOf: (account) => opened.roles[account] ?? [],
        }),
      packs: { ids: () => ['strict'], find: (id) => (id === 'strict' ? STRICT_PACK : undefined) },
      newId: () => `id-${String((ids += 1)).padStart(4, '0')}`,
    })
  const opened = {
    store,
    engine,
    clock,
    policies: [] as readonly PolicyInForce[],
    policyProblem: undefined as string | undefined,
    fourEyes: false,
    asked: [] as TestRegistry['asked'],
    roles: {} as TestRegistry['roles'],
    level: 'backward' as RequiredCompatibility['level'],
    noticeDays: undefined as number | undefined,
    adopted: [] as TestRegistry['adopted'],
    pass: (days: number) => void (now += days * DAY),
    events: () => store.outbox.pending(10_000),
    reopen: (lifecycles: readonly Lifecycle[] = []) => {
      const given = new Set(lifecycles.map(({ subject }) => subject))
      return open([
        ...lifecycles,
        ...shippedLifecycles().filter(({ subject }) => !given.has(subject)),
      ])
    },
  }
  return Object.assign(opened, { registry: await open(shippedLifecycles()) })
}

export function shippedLifecycles(): readonly Lifecycle[] {
  return ['contract-version', 'subscription', 'service', 'endpoint', 'policy'].map((name) =>
    loadLifecycle(
      readFileSync(`${packageRoot}policies/lifecycles/${name}.yaml`, 'utf8'),
      `${name}.yaml`,
    ),
  )
}

const KEEPER = 'keeper of '

/** Somebody who decides about one domain and what lies in it, and about nothing else. */
export function keeperOf(domain: string): Actor {
  return { kind: 'person', id: `${KEEPER}${domain}`, name: `The keeper of ${domain}` }
}

const authority: Authority = {
  decide: ({ actor, thing }) => {
    const kept = actor.id.startsWith(KEEPER) ? actor.id.slice(KEEPER.length) : undefined
    const isElsewhere = kept !== undefined && !`${thing.domain}/`.startsWith(`${kept}/`)
    return Promise.resolve(
      actor.id === STRANGER.id || isElsewhere
        ? { allowed: false, role: undefined, reasons: ['Strangers decide nothing.'] }
        : { allowed: true, role: 'lead', reasons: ['The lead decides.'] },
    )
  },
}

/** The pack that the engine over lines judges by. */
const STRICT_PACK: RulePack = {
  id: 'strict',
  version: '1.0.0',
  title: 'Strict',
  description: 'Contracts have no errors.',
  formats: ['openapi-3.1'],
  includes: [],
  rules: [{ id: 'LINE1', severity: 'error' }],
}

/** A policy with the pack "strict". */
export function strictPolicy(enforcement: PolicyInForce['enforcement']): PolicyInForce {
  return {
    id: 'strict',
    pack: 'strict',
    packVersion: '1.0.0',
    title: 'Contracts have no errors',
    scope: 'true',
    enforcement,
    decidedBy: 'Anna',
    since: '2027-01-01T00:00:00.000Z',
  }
}

/** The domain `sales` and in it the service `sales/orders`, which has all that the gates ask for. */
export async function openWithOrders(): Promise<TestRegistry> {
  const opened = await openTestRegistry()
  await opened.registry.domains.put(ANNA, 'sales', { title: 'Sales' })
  await registerOrders(opened.registry)
  return opened
}

/** Needs the domain `sales`. */
export async function registerOrders(registry: Registry): Promise<string> {
  await registry.services.register(ANNA, {
    domain: 'sales',
    name: 'orders',
    title: 'Order handling',
    purpose: 'Take orders.',
    owner: 'sales-lead',
    tags: ['core'],
    endpoints: [
      { environment: 'staging', url: 'https://staging.example.com/orders' },
      { environment: 'production', url: 'https://example.com/orders' },
    ],
    objectives: [{ metric: 'availability', target: 99.9, unit: 'percent' }],
  })
  return 'sales/orders'
}

export async function push(
  registry: Registry,
  service: string,
  version: string,
  text = 'operation placeOrder',
  actor: Actor = ANNA,
): Promise<VersionView> {
  const files = [{ name: 'orders.txt', bytes: new TextEncoder().encode(text) }]
  const result = await registry.versions.push(actor, {
    service,
    version,
    files,
    entry: 'orders.txt',
  })
  return result.version
}

export const TO_OPERATION = [
  'specReview',
  'specified',
  'realized',
  'staged',
  'certified',
  'operational',
] as const

/** Does what the gates on the way to operation ask people for: ticks the checklists and writes a plan. */
export async function prepare(
  registry: Registry,
  service: string,
  version: string,
  actor: Actor = ANNA,
): Promise<void> {
  for (const { item } of await registry.checklists.of(service, version)) {
    await registry.checklists.tick(actor, service, version, item, {})
  }
  await registry.activationPlans.put(actor, service, version, PLAN)
  await bringOnline(registry, service, actor)
}

/** Every endpoint that the service names and that is offline; for production it takes a plan. */
export async function bringOnline(
  registry: Registry,
  service: string,
  actor: Actor = ANNA,
): Promise<void> {
  const { items } = await registry.endpoints.list(service)
  for (const { id, isNamed, state } of items) {
    if (!isNamed || state !== 'offline') continue
    for (const { item } of await registry.endpoints.checklist(service, id)) {
      await registry.endpoints.tick(actor, service, id, item, {})
    }
    const decision = await registry.endpoints.request(actor, service, id, { to: 'online' })
    expect(refusals(decision)).toEqual([])
  }
}

export const PLAN: ActivationPlanInput = {
  environment: 'production',
  steps: [
    {
      title: 'Roll out',
      owner: 'release-keeper',
      verification: 'The health check answers.',
      rollback: 'Roll the version before out.',
    },
  ],
}

/** Asks for one state after the other; every gate has to let through. */
export async function walk(
  registry: Registry,
  service: string,
  version: string,
  states: readonly string[],
  actor: Actor = ANNA,
): Promise<void> {
  const isOnTheWay = states.some((state) =>
    ['realized', 'certified', 'operational'].includes(state),
  )
  if (isOnTheWay) await prepare(registry, service, version, actor)
  for (const to of states) {
    const decision = await registry.transitions.request(actor, service, version, { to })
    expect(refusals(decision)).toEqual([])
  }
}

/** Identifiers of the conditions that did not hold. */
export function refusals(decision: TransitionDecision): readonly string[] {
  return decision.conditions.flatMap(({ id, holds }) => (holds === 'yes' ? [] : [id]))
}

/** Any text with this in it, typed as the text that it stands for. */
export function containing(text: string): string {
  return expect.stringContaining(text) as string
}
