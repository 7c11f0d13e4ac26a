import { ADMIN, openTestServer, type TestServer } from '../../http/support/test-server.ts'
import type { Actor, ServiceInput, TransitionDecision } from '../../../src/registry/index.ts'

const DAY = 86_400_000 // milliseconds

export type Person = Actor & { readonly kind: 'person' }
export const ADA: Person = ADMIN
export const BEN: Person = { kind: 'person', id: 'ben', name: 'Ben' }
export const CLEO: Person = { kind: 'person', id: 'cleo', name: 'Cleo' }

/** A whole server to which people do, day by day, what makes a registry. Everything is refused that gates and roles refuse. */
export interface Story {
  readonly server: TestServer
  pass(days: number): void
  /** A day so many days from now, ISO 8601. */
  day(days: number): string
  register(actor: Person, service: Registered): Promise<string>
  push(actor: Person, service: string, version: string, contract: string): Promise<void>
  /** One state after the other; the author does what is the author's, somebody else the rest. */
  walk(by: Walkers, service: string, version: string, states: readonly string[]): Promise<void>
  move(actor: Person, service: string, version: string, request: Moved): Promise<void>
  /** An application, or a service by its name, begins to use a service in production. */
  use(actors: Users, consumer: string, service: string, agreed?: Agreed): Promise<void>
  /** Calls of each consumer on each of the last so many days before today. */
  call(days: number, service: string, consumers: readonly string[], errors?: number): Promise<void>
  /** Makes a proposal and lets its time go by until it is adopted. */
  adopt(actor: Person, circle: string, proposal: Proposed): Promise<void>
  close(): Promise<void>
}

type Registered = Pick<ServiceInput, 'domain' | 'name'> & Partial<ServiceInput>
type Moved = Parameters<TestServer['dependencies']['registry']['transitions']['request']>[3]
type Proposed = Omit<
  Parameters<TestServer['dependencies']['governance']['proposals']['make']>[1],
  'circle' | 'example' | 'rationale'
>
export interface Walkers {
  readonly author: Person
  readonly approver: Person
}
/** Who asks, and who agrees. */
export interface Users {
  readonly asks: Person
  readonly agrees: Person
}
export interface Agreed {
  readonly objectives?: readonly {
    readonly metric: string
    readonly target: number
    readonly unit: string
  }[]
  readonly range?: string
}

/** Of the way into operation, what the author of a contract does. */
const BY_AUTHOR = ['specReview', 'realized']
export const TO_OPERATION = [
  'specReview',
  'specified',
  'realized',
  'staged',
  'certified',
  'operational',
] as const

export async function openStory(): Promise<Story> {
  const server = await openTestServer({}, 'constitution')
  const { registry, governance } = server.dependencies
  const days = (count: number): Date => new Date(server.now.getTime() + count * DAY)

  const move: Story['move'] = async (actor, service, version, request) => {
    const decision = await registry.transitions.request(actor, service, version, request)
    if (!decision.allowed) {
      const why = whyNot(decision)
      throw new Error(`${service}@${version} did not become ${request.to}: ${why}`)
    }
  }

  const prepare = async ({ author, approver }: Walkers, service: string, version: string) => {
    for (const { item } of await registry.checklists.of(service, version)) {
      await registry.checklists.tick(author, service, version, item, {})
    }
    await registry.activationPlans.put(author, service, version, {
      environment: 'production',
      steps: [
        {
          title: 'Roll out',
          owner: 'anchor-lead',
          verification: 'The health check answers.',
          rollback: 'Roll the version before out.',
        },
      ],
    })
    const { items } = await registry.endpoints.list(service)
    for (const { id, state } of items) {
      if (state !== 'offline') continue
      for (const { item } of await registry.endpoints.checklist(service, id)) {
        await registry.endpoints.tick(author, service, id, item, {})
      }
      await registry.endpoints.request(approver, service, id, { to: 'online' })
    }
  }

  return {
    server,
    pass: (count) => {
      server.now = days(count)
    },
    day: (count) => days(count).toISOString(),
    register: async (actor, { domain, name, ...more }) => {
      const { id } = await registry.services.register(actor, {
        ...{ domain, name, title: name, kind: 'atomic', integrationLevel: 'service' },
        ...{ tags: [], links: [], endpoints: [], objectives: [] },
        ...more,
      })
      return id
    },
    push: async (actor, service, version, contract) => {
      const files = [{ name: 'api.yaml', bytes: new TextEncoder().encode(contract) }]
      await registry.versions.push(actor, { service, version, files, entry: 'api.yaml' })
    },
    move,
    walk: async (by, service, version, states) => {
      for (const to of states) {
        if (to === 'realized') await prepare(by, service, version)
        await move(BY_AUTHOR.includes(to) ? by.author : by.approver, service, version, { to })
      }
    },
    use: async (
      { asks, agrees },
      consumer,
      service,
      { objectives = [], range = '^1.0.0' } = {},
    ) => {
      const use = await registry.subscriptions.request(asks, {
        ...{ consumer, service, range, environment: 'production' },
        consumerKind: consumer.includes('/') ? 'service' : 'application',
        objectives: [...objectives],
      })
      for (const [actor, to] of [
        [agrees, 'inactive'],
        [asks, 'active'],
      ] as const) {
        const decision = await registry.subscriptions.transition(actor, use.id, { to })
        if (decision.allowed) continue
        const why = whyNot(decision)
        throw new Error(`${consumer} did not become ${to} at ${service}: ${why}`)
      }
    },
    call: async (count, service, consumers, errors = 0) => {
      const observations = Array.from({ length: count }, (_, index) =>
        consumers.flatMap((consumer) => {
          const call = { at: days(index - count).toISOString(), service, consumer }
          return [
            { ...call, status: 200, count: 1_000 - errors },
            ...(errors > 0 ? [{ ...call, status: 500, count: errors }] : []),
          ]
        }),
      ).flat()
      const text = JSON.stringify({ observations })
      const receipt = await registry.observations.report(ADA, { text, format: 'export' })
      if (receipt.rejected + receipt.unmapped > 0) throw new Error(JSON.stringify(receipt))
    },
    adopt: async (actor, circle, proposed) => {
      const { proposals } = governance
      const { id } = await proposals.make(actor, {
        circle,
        example: 'Somebody had to guess.',
        rationale: 'Nobody has to guess any more.',
        ...proposed,
      })
      server.now = days(7)
      const { state, outcome } = await proposals.get(id)
      if (state !== 'adopted')
        throw new Error(`"${proposed.title}": ${state}, ${outcome?.reason ?? ''}`)
    },
    close: () => server.close(),
  }
}

/** What a gate and a role had against it. */
function whyNot({ authority, conditions }: TransitionDecision): string {
  const unmet = conditions.filter(({ holds }) => holds !== 'yes')
  return [...unmet.map(({ explanation }) => explanation), ...authority.reasons].join(' ')
}

/** An OpenAPI contract of its own for each title; each operation is a path. */
export function contractOf(title: string, operations: readonly string[]): string {
  const paths = operations.map(
    (operation) => `  /${operation}:
    get:
      operationId: ${operation}
      summary: Tell of ${operation}
      responses:
        '200': { description: What is known of ${operation}. }
`,
  )
  return `openapi: 3.0.3
info: { title: ${title}, version: 1.0.0, description: What ${title} tells. }
paths:
${paths.join('')}`
}
