import fc from 'fast-check'
import { RegistryError, type Actor, type VersionListItem } from '../../src/registry/index.ts'
import {
  ANNA,
  BEN,
  openWithOrders,
  push,
  STRANGER,
  strictPolicy,
  type TestRegistry,
} from './support/test-registry.ts'

const ORDERS = 'sales/orders'
const VERSIONS = ['1.0.0', '1.1.0', '2.0.0']
const TEXTS = ['operation a', 'operation a\noperation b', 'import none.txt', 'operation a\nerror x']
const STATES = [
  'draft',
  'specReview',
  'specified',
  'realized',
  'staged',
  'certified',
  'operational',
  'superseded',
  'deprecated',
  'retired',
]

/** What must stay true, remembered from step to step. */
interface Model {
  /** The content of each version that was ever published. */
  readonly published: Map<string, string>
  /** The state that the last allowed decision led to; a draft again once other content was pushed. */
  readonly states: Map<string, string>
  /** Versions whose content was replaced after the last allowed decision. */
  readonly replaced: Set<string>
}

/** What is visible of the registry; equal before and after a refusal. */
interface Picture {
  readonly versions: readonly VersionListItem[]
  readonly events: number
  readonly decisions: number
}

async function picture(opened: TestRegistry): Promise<Picture> {
  const { registry } = opened
  const { items } = await registry.versions.list(ORDERS)
  let decisions = 0
  for (const { version } of items) {
    decisions += (await registry.transitions.overview(ANNA, ORDERS, version)).history.length
  }
  const happened = (await opened.events()).filter(({ action }) => action !== 'lifecycle.pinned')
  return { versions: items, events: happened.length, decisions }
}

async function checkLaws(
  { published, states, replaced }: Model,
  { registry }: TestRegistry,
): Promise<void> {
  const { items } = await registry.versions.list(ORDERS)
  for (const { version, state, frozen } of items) {
    expect([version, state]).toEqual([version, states.get(version) ?? 'draft'])
    const { history } = await registry.transitions.overview(ANNA, ORDERS, version)
    const lastAllowed = history.find(({ allowed }) => allowed)
    expect(replaced.has(version) ? 'draft' : (lastAllowed?.to ?? 'draft')).toBe(state)
    expect(lastAllowed?.conditions.every(({ holds }) => holds === 'yes') ?? true).toBe(true)
    const content = await registry.versions.content(ORDERS, version)
    const text = new TextDecoder().decode(content.bytes)
    if (frozen) expect(text).toBe(published.get(version) ?? text)
    if (frozen) published.set(version, text)
  }
  const listed = new Set(items.map(({ version }) => version))
  for (const version of published.keys()) expect(listed).toContain(version)
}

/** One step; it says how many events it must have caused, and a refusal must have changed nothing. */
abstract class Step implements fc.AsyncCommand<Model, TestRegistry> {
  check(): boolean {
    return true
  }

  async run(model: Model, opened: TestRegistry): Promise<void> {
    const before = await picture(opened)
    try {
      const events = await this.act(model, opened)
      expect((await picture(opened)).events).toBe(before.events + events)
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error
      const isRecorded = error.details.decision !== undefined
      const expected = isRecorded
        ? { ...before, events: before.events + 1, decisions: before.decisions + 1 }
        : before
      expect(await picture(opened)).toEqual(expected)
    }
    await checkLaws(model, opened)
  }

  /** @returns how many events it caused */
  abstract act(model: Model, opened: TestRegistry): Promise<number>
}

class Push extends Step {
  readonly version: string
  readonly text: string
  readonly actor: Actor

  constructor(version: string, text: string, actor: Actor) {
    super()
    this.version = version
    this.text = text
    this.actor = actor
  }

  async act({ states, replaced }: Model, { registry }: TestRegistry): Promise<number> {
    const before = await registry.versions.list(ORDERS)
    const { digest } = await push(registry, ORDERS, this.version, this.text, this.actor)
    const known = before.items.find(({ version }) => version === this.version)
    if (known?.digest === digest) return 0
    states.delete(this.version)
    replaced.add(this.version)
    return 1
  }

  override toString(): string {
    return `${this.actor.name} pushes ${JSON.stringify(this.text)} as ${this.version}`
  }
}

class Discard extends Step {
  readonly version: string

  constructor(version: string) {
    super()
    this.version = version
  }

  async act({ states, replaced }: Model, { registry }: TestRegistry): Promise<number> {
    await registry.versions.discard(ANNA, ORDERS, this.version)
    states.delete(this.version)
    replaced.delete(this.version)
    return 1
  }

  override toString(): string {
    return `Anna discards ${this.version}`
  }
}

class Move extends Step {
  readonly version: string
  readonly to: string
  readonly actor: Actor
  readonly reason: string | undefined
  readonly sunsetAt: string | undefined

  constructor(
    version: string,
    to: string,
    actor: Actor,
    reason: string | undefined,
    sunsetAt: string | undefined,
  ) {
    super()
    this.version = version
    this.to = to
    this.actor = actor
    this.reason = reason
    this.sunsetAt = sunsetAt
  }

  async act({ states, replaced }: Model, { registry }: TestRegistry): Promise<number> {
    const { to, reason, sunsetAt } = this
    const decision = await registry.transitions.request(this.actor, ORDERS, this.version, {
      to,
      reason,
      sunsetAt,
    })
    if (decision.allowed) {
      states.set(this.version, to)
      replaced.delete(this.version)
    }
    return 1
  }

  override toString(): string {
    return `${this.actor.name} moves ${this.version} to ${this.to}`
  }
}

class Circumstances extends Step {
  readonly days: number
  readonly enforcement: 'advise' | 'gate' | 'block' | undefined

  constructor(days: number, enforcement: 'advise' | 'gate' | 'block' | undefined) {
    super()
    this.days = days
    this.enforcement = enforcement
  }

  act(_: Model, opened: TestRegistry): Promise<number> {
    opened.pass(this.days)
    opened.policies = this.enforcement === undefined ? [] : [strictPolicy(this.enforcement)]
    return Promise.resolve(0)
  }

  override toString(): string {
    return `${this.days} days go by, and the policy is to ${this.enforcement ?? 'be absent'}`
  }
}

const version = fc.constantFrom(...VERSIONS)
const actor = fc.constantFrom(ANNA, ANNA, ANNA, BEN, STRANGER)
const onwards = fc.constantFrom(...STATES)
const move = fc
  .tuple(
    version,
    onwards,
    actor,
    fc.constantFrom('Because.', undefined),
    fc.constantFrom(undefined, '2027-01-15', '2028-06-30'),
  )
  .map((fields) => new Move(...fields))

/** Mostly the next state on the way, so that runs get far. */
const walkOn = fc
  .tuple(version, fc.integer({ min: 1, max: 9 }))
  .map(([number, upTo]) =>
    STATES.slice(1, upTo + 1).map((to) => new Move(number, to, ANNA, 'Onwards.', '2028-06-30')),
  )

test('whatever is asked for in whatever order, the laws of the registry hold', async () => {
  const single = fc.oneof(
    fc
      .tuple(version, fc.constantFrom(...TEXTS), actor)
      .map((fields) => [new Push(...fields)] as readonly Step[]),
    version.map((number) => [new Discard(number), new Push(number, 'operation a', ANNA)]),
    move.map((step) => [step] as readonly Step[]),
    fc
      .tuple(fc.nat(400), fc.constantFrom('advise', 'gate', 'block', undefined))
      .map((fields) => [new Circumstances(...fields)] as readonly Step[]),
    walkOn,
  )
  const steps = fc.array(single, { maxLength: 12 }).map((lists) => lists.flat())
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const opened = await openWithOrders()
      try {
        const model: Model = { published: new Map(), states: new Map(), replaced: new Set() }
        for (const command of commands) await command.run(model, opened)
      } finally {
        await opened.store.close()
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
