import type { ContractFile } from '../../../src/contracts/index.ts'
import type { TransitionDecision, TransitionRequest } from '../../../src/registry/index.ts'
import type { PortfolioEntry } from './portfolio.ts'
import { ADMIN, openTestServer, type TestServer } from './test-server.ts'

const DAY = 24 * 60 * 60 * 1_000 // milliseconds
const ONWARDS = [
  'specReview',
  'specified',
  'realized',
  'staged',
  'certified',
  'operational',
] as const
const PLAN = {
  environment: 'production',
  steps: [
    { title: 'Roll out', owner: 'anchor-lead', verification: 'It answers.', rollback: 'Back.' },
  ],
}

/** Another server for each test of the file that imports it, with a real constitution and two domains. */
export let server: TestServer
beforeEach(async () => {
  server = await openTestServer({}, 'constitution')
  refused = new Map()
  for (const domain of ['rest', 'soap']) {
    await server.dependencies.registry.domains.put(ADMIN, domain, {
      title: domain,
      owner: 'anchor-lead',
    })
  }
})
afterEach(() => server.close())

/** What was not let through, by what was not met. */
export let refused: Map<string, number>

/** Lets days go by as a server lives through them: it looks every few days at what is due and what has to be judged anew. */
export async function live(days: number): Promise<void> {
  const { registry, governance, ledger } = server.dependencies
  for (let day = 0; day < days; day += 5) {
    server.now = new Date(server.now.getTime() + Math.min(5, days - day) * DAY)
    expect((await registry.duties.performDue()).failed).toBe(0)
  }
  await registry.reEvaluation.work()
  await ledger.relay()
  await governance.sensing.follow()
}

/** Asks for a transition; a refusal is asked why, and its answer checked. @returns what was not met */
export async function ask(
  service: string,
  version: string,
  request: TransitionRequest,
): Promise<readonly string[]> {
  const { registry } = server.dependencies
  return explained(await registry.transitions.request(ADMIN, service, version, request))
}

async function explained(decision: TransitionDecision): Promise<readonly string[]> {
  const { registry } = server.dependencies
  expect((await registry.decisions.replay(decision.id)).differences).toEqual([])
  const unmet = decision.conditions.filter(({ holds }) => holds !== 'yes')
  expect(decision.allowed).toBe(unmet.length === 0)
  for (const { id, explanation, facts } of unmet) {
    refused.set(id, (refused.get(id) ?? 0) + 1)
    expect(explanation).toMatch(/^[^{}]{10,}[.)]$/)
    expect(Object.keys(facts)).not.toEqual([])
  }
  return unmet.map(({ id }) => id)
}

/** Puts changes in force by a proposal that is approved. */
export async function decide(title: string, ...changes: readonly object[]): Promise<void> {
  const { proposals } = server.dependencies.governance
  const { id } = await proposals.make(ADMIN, {
    title,
    circle: 'anchor',
    example: 'It went wrong last month.',
    rationale: 'So that it does not again.',
    changes: changes as never,
  })
  const approval = { kind: 'approve', role: 'anchor-lead', approves: true, text: 'Yes.' } as const
  expect((await proposals.step(ADMIN, id, approval)).state).toBe('adopted')
}

export async function register({ domain, name }: PortfolioEntry): Promise<string> {
  const at = (place: string): string => `https://${place}.example.com/${name}`
  const { id } = await server.dependencies.registry.services.register(ADMIN, {
    domain,
    name,
    title: name,
    purpose: 'It is used every day.',
    owner: 'anchor-lead',
    endpoints: ['staging', 'production'].map((environment) => ({
      environment,
      url: at(environment),
    })),
    objectives: [{ metric: 'availability', target: 99.5, unit: 'percent' }],
  })
  return id
}

export async function push(service: string, version: string, file: ContractFile): Promise<string> {
  const { registry } = server.dependencies
  const { version: view } = await registry.versions.push(ADMIN, {
    service,
    version,
    files: [file],
    entry: file.name,
  })
  return view.verdict
}

async function prepare(service: string, version: string): Promise<void> {
  const { checklists, activationPlans, endpoints } = server.dependencies.registry
  for (const { item } of await checklists.of(service, version)) {
    await checklists.tick(ADMIN, service, version, item, {})
  }
  await activationPlans.put(ADMIN, service, version, PLAN)
  for (const { id, state } of (await endpoints.list(service)).items) {
    if (state !== 'offline') continue
    await endpoints.tick(ADMIN, service, id, 'answers', {})
    expect((await endpoints.request(ADMIN, service, id, { to: 'online' })).allowed).toBe(true)
  }
}

/** As far as the gates let it go. @returns what stopped it */
export async function walk(service: string, version: string): Promise<readonly string[]> {
  await prepare(service, version)
  const { state } = await server.dependencies.registry.versions.get(service, version)
  for (const to of ONWARDS.slice(ONWARDS.findIndex((one) => one === state) + 1)) {
    const unmet = await ask(service, version, { to, reason: 'It was looked at.' })
    if (unmet.length > 0) return unmet
  }
  return []
}

export async function subscribe(consumer: string, service: string, range: string): Promise<string> {
  const { id } = await server.dependencies.registry.subscriptions.request(ADMIN, {
    consumer,
    consumerKind: 'application',
    service,
    range,
    environment: 'production',
  })
  return id
}

export async function moveSubscription(id: string, to: string): Promise<readonly string[]> {
  const { subscriptions } = server.dependencies.registry
  return explained(await subscriptions.transition(ADMIN, id, { to, reason: 'It is time.' }))
}

export function dayIn(days: number): string {
  return new Date(server.now.getTime() + days * DAY).toISOString().slice(0, 10)
}

export async function inService(): Promise<readonly string[]> {
  const { items } = await server.dependencies.registry.services.list({ limit: 500 })
  return items.filter(({ latest }) => latest?.state === 'operational').map(({ id }) => id)
}

/** The services that open tensions of a kind are about. */
export async function tensionsOf(kind: string): Promise<readonly string[]> {
  const { items } = await server.dependencies.governance.tensions.list({ limit: 500 })
  return items
    .filter(({ key, state }) => key?.startsWith(`${kind}:`) === true && state === 'open')
    .map(({ subject }) => subject.slice('service:'.length))
    .toSorted()
}

/** @returns what was not met */
export async function moveEndpoint(
  service: string,
  environment: string,
  to: string,
): Promise<readonly string[]> {
  const { endpoints } = server.dependencies.registry
  const { items } = await endpoints.list(service)
  const id = items.find((one) => one.environment === environment)?.id ?? ''
  if (to === 'online') await endpoints.tick(ADMIN, service, id, 'answers', {})
  return explained(await endpoints.request(ADMIN, service, id, { to, reason: 'It is time.' }))
}
