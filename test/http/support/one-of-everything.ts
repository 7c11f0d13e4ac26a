import type { Actor, WebhookSender } from '../../../src/registry/index.ts'
import { openApi } from './contracts.ts'
import { ADMIN, openTestServer, type TestServer } from './test-server.ts'

/** A registry in which each operation has something to be about. */
export interface Everything {
  readonly server: TestServer
  /** Of somebody who has an account and fills no role. */
  readonly stranger: string
  /** What the parameters of paths are. */
  readonly parameters: Readonly<Record<string, string>>
  /** What they are for single operations, where that is something else. */
  readonly otherParameters: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Requests that name something by an id that it was given. */
  readonly bodies: Readonly<Record<string, object>>
}

const SENDER: WebhookSender = {
  refusal: () => undefined,
  post: () => Promise.resolve({ status: 200 }),
}
const REFUNDS = 'payments/cards/refunds'
const DAY = 86_400_000 // milliseconds

/** Posts something; gives the answer, or undefined where there is no such thing under the constitution. */
type Post = (path: string, body: object, token?: string) => Promise<Made | undefined>

interface Made {
  readonly id: string
  readonly handover?: { readonly id: string }
  readonly merger?: { readonly id: string }
  readonly relocation?: { readonly id: string }
}

/**
 * Makes one of everything that operations write to: by the administrator, and by bob, who leads the circle of sales.
 * @param constitution the id of one that ships; ratified in place of the startup constitution unless it is that
 */
export async function oneOfEverything(constitution: string): Promise<Everything> {
  const server = await openTestServer({}, 'constitution', SENDER)
  const post: Post = async (path, body, token = server.token) => {
    const { status, body: answer } = await server
      .ask('post', `/api/v1${path}`)
      .set('Authorization', `Bearer ${token}`)
      .set('If-Match', '"1"')
      .send(body)
    return status < 300 ? (answer as Made) : undefined
  }
  const tokenOf = async (name: string): Promise<string> => {
    await server.asAdmin('post', '/api/v1/accounts').send({ name }).expect(201)
    const person: Actor = { kind: 'person', id: name, name }
    return (await server.dependencies.tokens.create(person, { name: 'tests' })).token
  }
  const bob = await tokenOf('bob')
  const stranger = await tokenOf('zoe')
  await fillCatalogue(server)
  await foundSales(server)
  if (constitution !== 'startup') {
    await post('/governance/ratifications', { constitution, reason: 'We try it.' })
  }
  const offers = await makeOffers(post)
  const operation = await makeGovernance(post, bob)
  const { registry } = server.dependencies
  const { items: endpoints } = await registry.endpoints.list(REFUNDS)
  const { digest } = await registry.versions.get(REFUNDS, '1.0.0')
  return {
    server,
    stranger,
    parameters: {
      ...{ domain: 'payments~cards', name: 'refunds', version: '1.0.0' },
      ...{ endpoint: endpoints[0]?.id ?? '', item: 'tests-pass' },
      ...{ roleId: 'anchor-lead', circleId: 'anchor', person: 'admin', account: 'admin' },
      ...{ taxonomyId: 'data-protection', modelId: 'soa-maturity-model' },
      ...{ questionId: 'commitment', sequence: '1', noticeId: '0'.repeat(32) },
      ...operation,
      importId: await makeImport(server),
    },
    otherParameters: {
      answerOffer: { domain: 'payments', name: 'offered' },
      answerMerge: { domain: 'payments', name: 'merged' },
      answerDomainMove: { domain: 'payments~old' },
      tickEndpointItem: { item: 'answers' },
      clearEndpointItem: { item: 'answers' },
      endSurrogate: { roleId: 'sales-lead', person: 'bob' },
    },
    bodies: {
      answerOffer: { offer: offers['handover'], answer: 'accept' },
      answerMerge: { offer: offers['merger'], answer: 'accept' },
      answerDomainMove: { offer: offers['relocation'], answer: 'accept' },
      strikeProposal: { ruling: operation['rulingId'], reason: 'It breaks the constitution.' },
      eraseContent: {
        ...{ digest, reason: 'It quotes a customer.', legalBasis: 'GDPR 17', decidedBy: 'DPO' },
        versions: [`${REFUNDS}@1.0.0`],
      },
    },
  }
}

async function fillCatalogue(server: TestServer): Promise<void> {
  const { registry } = server.dependencies
  for (const domain of ['payments', 'payments/cards', 'payments/old', 'sales']) {
    await registry.domains.put(ADMIN, domain, { title: domain })
  }
  for (const [domain, name] of [
    ['payments/cards', 'refunds'],
    ['payments', 'offered'],
    ['payments', 'merged'],
    ['sales', 'orders'],
  ] as const) {
    const endpoints = [{ environment: 'production', url: `https://${name}.example.com` }]
    await registry.services.register(ADMIN, {
      ...{ domain, name, title: name, capability: 'Money', endpoints },
    })
  }
  const files = [{ name: 'refunds.yaml', bytes: Buffer.from(openApi()) }]
  const version = { service: REFUNDS, version: '1.0.0', files, entry: 'refunds.yaml' }
  await registry.versions.push(ADMIN, version)
  await server
    .asAdmin('put', '/api/v1/taxonomies/data-protection')
    .send({ title: 'Data protection', values: [{ id: 'public', title: 'Public' }] })
    .expect(201)
}

/** The circle of sales, so that two sides are asked about what goes there. */
async function foundSales({ dependencies }: TestServer): Promise<void> {
  const { proposals } = dependencies.governance
  const { id } = await proposals.make(ADMIN, {
    ...{ title: 'Sales', circle: 'anchor', example: 'Nobody sold.', rationale: 'They do.' },
    changes: [
      {
        ...{ kind: 'circle.create', circle: 'sales', parent: 'anchor', title: 'Sales' },
        ...{ purpose: 'The shop sells.', domains: ['sales'] },
      },
      { kind: 'role.assign', role: 'sales-lead', person: 'bob' },
    ],
  })
  const yes = { kind: 'approve', role: 'anchor-lead', approves: true, text: 'Yes.' } as const
  await proposals.step(ADMIN, id, yes)
}

/** @returns the ids of offers that bob has not answered; absent under a constitution by which none is needed */
async function makeOffers(post: Post): Promise<Readonly<Record<string, string | undefined>>> {
  const reason = 'It is theirs.'
  const handed = await post('/services/payments/offered/handover', { to: 'sales-lead', reason })
  const merged = await post('/services/payments/merged/merge', { into: 'sales/orders', reason })
  const moved = await post('/domains/payments~old/move', { to: 'sales/old', reason })
  return {
    handover: handed?.handover?.id,
    merger: merged?.merger?.id,
    relocation: moved?.relocation?.id,
  }
}

/** @returns ids by the parameters of paths, `none` for what the constitution does not know */
async function makeGovernance(post: Post, bob: string): Promise<Readonly<Record<string, string>>> {
  const id = async (...asked: Parameters<Post>): Promise<string> =>
    (await post(...asked))?.id ?? 'none'
  return {
    subscriptionId: await id('/subscriptions', {
      ...{ consumer: 'till', consumerKind: 'application', service: REFUNDS },
      ...{ range: '^1.0.0', environment: 'production' },
    }),
    waiverId: await id('/waivers', {
      ...{ rule: 'info-description', scope: { service: REFUNDS }, reason: 'Until March.' },
      ...{ owner: 'anchor-lead', until: '2027-03-31' },
    }),
    tensionId: await id('/tensions', {
      ...{ subject: `service:${REFUNDS}`, now: 'It is slow.', couldBe: 'It is quick.' },
    }),
    workItemId: await id('/work-items', {
      ...{ kind: 'project', title: 'Refunds', role: 'anchor-lead' },
    }),
    strategyId: await id('/strategies', { circle: 'anchor', prefer: 'this', over: 'that' }),
    meetingId: await id('/meetings', { circle: 'anchor', kind: 'tactical', minutes: 30 }),
    proposalId: await id('/proposals', {
      ...{ title: 'Less', circle: 'anchor', example: 'It blocked.', rationale: 'No more.' },
      changes: [{ kind: 'policy.remove', policy: 'ws-i-ssbp-1.0' }],
    }),
    electionId: await id('/elections', { role: 'anchor-secretary', reason: 'None.' }),
    permissionId: await id(
      '/permissions',
      {
        ...{ kind: 'ask', action: 'version.push', subject: `version:${REFUNDS}@1.1.0` },
        reason: 'It is urgent.',
      },
      bob,
    ),
    emergencyId: await id(
      '/emergencies',
      {
        ...{ action: 'version.transition', subject: `version:${REFUNDS}@1.0.0` },
        ...{ reason: 'Refunds stand still.', goodFaith: true, lessTension: 'They go on.' },
        ...{ valueLost: 'A day.', spendsNothing: true },
      },
      bob,
    ),
    rulingId: await id('/rulings', {
      ...{ circle: 'anchor', subject: 'constitution', question: 'x', answer: 'x', logic: 'x' },
    }),
    webhookId: await id('/webhooks', {
      ...{ title: 'Builds', address: 'https://ci.example.com/x', events: ['version.*'] },
    }),
    tokenId: 'none',
    savedSearchId: 'none',
    surrogate: await id('/governance/roles/sales-lead/surrogates', {
      ...{ person: 'bob', surrogate: 'admin', reason: 'He is away.' },
      until: new Date(Date.UTC(2026, 10, 22) + DAY).toISOString().slice(0, 10),
    }),
  }
}

async function makeImport(server: TestServer): Promise<string> {
  const { body } = await server
    .asAdmin('post', '/api/v1/imports?domain=sales&filename=orders.yaml')
    .set('Content-Type', 'application/yaml')
    .send(openApi('Orders'))
  return (body as Made).id
}
