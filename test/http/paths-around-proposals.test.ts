import type { OpenAPIV3_1 } from 'openapi-types'
import { openGovernanceRecord } from '../../src/governance/circles/governance-record.ts'
import {
  dereferenced,
  loadApiDescription,
  type ApiOperation,
} from '../../src/http/description/api-description.ts'
import { openTestServer, type TestServer } from './support/test-server.ts'

/**
 * What each operation that writes has to do with the governance. `process`: a step of the process that changes it, which
 * no single request completes. `fills`: says who fills a role, where the constitution grants that without a proposal, and
 * changes nothing else. `breaks`: puts a circle under the one around it. `aside`: nothing. One that is not named here
 * fails the first test, until somebody has said what it may.
 */
const WRITES: Readonly<Record<string, 'aside' | 'process' | 'fills' | 'breaks'>> = {
  activateAccount: 'aside',
  addWorkItem: 'aside',
  announceMeeting: 'aside',
  answerDomainMove: 'aside',
  answerMaturityQuestion: 'aside',
  answerMerge: 'aside',
  answerOffer: 'aside',
  assignRole: 'fills',
  callElection: 'process',
  changePassword: 'aside',
  changeWebhook: 'aside',
  checkAmendment: 'aside',
  checkContract: 'aside',
  clearEndpointItem: 'aside',
  clearItem: 'aside',
  compareContracts: 'aside',
  createToken: 'aside',
  createWebhook: 'aside',
  deactivateAccount: 'aside',
  decideImport: 'aside',
  decideWaiver: 'aside',
  declareBreakdown: 'breaks',
  declareEmergency: 'aside',
  describeUsage: 'aside',
  discardVersion: 'aside',
  endSession: 'aside',
  endStrategy: 'aside',
  endSurrogate: 'fills',
  eraseContent: 'aside',
  forgetSavedSearch: 'aside',
  giveRuling: 'aside',
  inviteAccount: 'aside',
  keepAssessment: 'aside',
  makeProposal: 'process',
  moveDomain: 'aside',
  moveService: 'aside',
  nameSurrogate: 'fills',
  offerMerge: 'aside',
  offerService: 'aside',
  openTension: 'aside',
  previewLifecycleChanges: 'aside',
  previewPolicyChanges: 'aside',
  proposeMaturityTarget: 'process',
  pushVersion: 'aside',
  putActivationPlan: 'aside',
  putDomain: 'aside',
  putObservationMapping: 'aside',
  putTaxonomy: 'aside',
  raiseMaturityGap: 'aside',
  ratifyConstitution: 'process',
  readNotice: 'aside',
  registerService: 'aside',
  removeWebhook: 'aside',
  renewWebhookSecret: 'aside',
  reportObservations: 'aside',
  requestEndpointTransition: 'aside',
  requestImport: 'aside',
  requestPermission: 'aside',
  requestServiceTransition: 'aside',
  requestSubscription: 'aside',
  requestSubscriptionTransition: 'aside',
  requestTransition: 'aside',
  requestWaiver: 'aside',
  restoreProcess: 'breaks',
  retryWebhookDelivery: 'aside',
  revokeToken: 'aside',
  saveSearch: 'aside',
  setStrategy: 'aside',
  startSession: 'aside',
  stepElection: 'process',
  stepEmergency: 'aside',
  stepMeeting: 'aside',
  stepPermission: 'aside',
  stepProposal: 'process',
  stepTension: 'aside',
  stepWorkItem: 'aside',
  strikeProposal: 'process',
  tickEndpointItem: 'aside',
  tickItem: 'aside',
  unassignRole: 'fills',
  updateService: 'aside',
}

const { document, operations } = loadApiDescription()
const writes = operations.filter(({ method }) => method !== 'get')

test('what each operation that writes has to do with the governance is said here', () => {
  expect(writes.map(({ id }) => id).toSorted()).toEqual(Object.keys(WRITES))
})

let server: TestServer
let names: Readonly<Record<string, string>>
const tokens = new Map<string, string>()

const as = (name: string, method: ApiOperation['method'], path: string) =>
  server.ask(method, path).set('Authorization', `Bearer ${tokens.get(name) ?? ''}`)

const made = async (name: string, path: string, body: object): Promise<string> => {
  const answer = await as(name, 'post', `/api/v1${path}`).send(body).expect(201)
  return (answer.body as { id: string }).id
}

const PROPOSAL = {
  title: 'Open gates',
  circle: 'anchor',
  example: 'A gate was closed.',
  rationale: 'It would have been open.',
}
const REMOVAL = { kind: 'policy.remove', policy: 'ws-i-ssbp-1.0' }

beforeAll(async () => {
  server = await openTestServer({}, 'constitution')
  tokens.set('admin', server.token)
  for (const name of ['fay', 'zoe']) {
    await server.asAdmin('post', '/api/v1/accounts').send({ name }).expect(201)
    const person = { kind: 'person' as const, id: name, name }
    tokens.set(name, (await server.dependencies.tokens.create(person, { name: 'x' })).token)
  }
  const scope = { domains: ['shop'] }
  const limited = await server.asAdmin('post', '/api/v1/tokens').send({ name: 'ci', scope })
  tokens.set('limited', (limited.body as { token: string }).token)
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds' })
    .expect(201)
  await server
    .asAdmin('post', '/api/v1/governance/ratifications')
    .send({
      constitution: 'holacracy',
      reason: 'Authority to those who do the work.',
      assignments: [{ role: 'anchor-facilitator', person: 'fay' }],
    })
    .expect(201)
  const tension = await made('zoe', '/tensions', {
    subject: 'service:shop/refunds',
    now: 'Nobody answers.',
    couldBe: 'Somebody does.',
  })
  const emergency = await made('fay', '/emergencies', {
    action: 'service.update',
    subject: 'service:shop/refunds',
    reason: 'Refunds stand still.',
    goodFaith: true,
    lessTension: 'They go on.',
    valueLost: 'A day.',
    spendsNothing: true,
  })
  names = {
    domain: 'shop',
    name: 'refunds',
    version: '1.0.0',
    roleId: 'anchor-lead',
    circleId: 'anchor',
    person: 'admin',
    account: 'admin',
    proposalId: await made('admin', '/proposals', { ...PROPOSAL, changes: [REMOVAL] }),
    electionId: await made('admin', '/elections', { role: 'anchor-secretary', reason: 'None.' }),
    tensionId: tension,
    emergencyId: emergency,
    meetingId: await made('admin', '/meetings', {
      circle: 'anchor',
      kind: 'governance',
      minutes: 30,
    }),
    workItemId: await made('admin', '/work-items', {
      kind: 'project',
      title: 'Refunds',
      role: 'anchor-lead',
    }),
  }
})
afterAll(() => server.close())

/** What changes by adopted proposals only: the constitution with its policies, the lifecycles, circles and roles. */
async function decided(): Promise<object> {
  const { constitution, lifecycles, organisation } = await inForce()
  const circles = organisation.circles.map((circle) => ({
    ...circle,
    breakdown: undefined,
    changedIn: undefined,
  }))
  return { constitution, lifecycles, circles, roles: organisation.roles }
}

async function inForce() {
  return (await openGovernanceRecord(server.store)).inForce()
}

/** The request that the description gives as an example, about the things that there are. */
function exampleOf({ id, path, method }: ApiOperation): { path: string; body?: object } {
  const item = document.paths?.[path.slice('/api/v1'.length)] ?? document.paths?.[path]
  const operation = item?.[method]
  if (operation === undefined) throw new Error(`${id} is not described at ${path}`)
  const known = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => names[name] ?? 'none')
  if (operation.requestBody === undefined) return { path: known }
  const { content } = dereferenced<OpenAPIV3_1.RequestBodyObject>(document, operation.requestBody)
  const example: unknown =
    content['application/json']?.example ?? content['application/merge-patch+json']?.example
  return typeof example === 'object' && example !== null
    ? { path: known, body: example }
    : { path: known }
}

describe.each(['admin', 'fay', 'zoe', 'limited'])('%s, with one request', (actor) => {
  test.each(writes.filter(({ id }) => id !== 'endSession' && id !== 'startSession'))(
    '$id changes no policy, lifecycle, circle or role',
    async (operation) => {
      const before = { decided: await decided(), number: (await inForce()).number }
      const { path, body } = exampleOf(operation)
      const asked = as(actor, operation.method, path)
      asked.set('Idempotency-Key', `${actor}-${operation.id}`)
      const { status } = await (body === undefined ? asked : asked.send(body))
      expect(status).toBeLessThan(500)
      expect(await decided()).toEqual(before.decided)
      if (WRITES[operation.id] === 'aside' || WRITES[operation.id] === 'process') {
        expect((await inForce()).number).toBe(before.number)
      }
    },
  )
})

/** One request each that would be the shortest way past the process. */
const SHORT_CUTS: readonly (readonly [
  what: string,
  actor: string,
  path: string,
  body: object,
  code: string,
])[] = [
  [
    'ratifying another constitution once more',
    'admin',
    '/governance/ratifications',
    { constitution: 'board', reason: 'x' },
    'governance-not-allowed',
  ],
  [
    'approving a proposal that nobody approves alone',
    'admin',
    '/proposals/{proposalId}/steps',
    { kind: 'approve', role: 'anchor-lead', approves: true, text: 'x' },
    'proposal-step-refused',
  ],
  [
    'voting where nobody votes',
    'admin',
    '/proposals/{proposalId}/steps',
    { kind: 'vote', choice: 'yes' },
    'proposal-step-refused',
  ],
  [
    'saying that all were heard, in a meeting that has not begun',
    'admin',
    '/proposals/{proposalId}/steps',
    { kind: 'all-heard', meeting: '{meetingId}' },
    'proposal-step-refused',
  ],
  [
    'attesting what was not decided',
    'admin',
    '/proposals/{proposalId}/steps',
    { kind: 'attest', role: 'anchor-lead', approves: true, text: 'x' },
    'proposal-step-refused',
  ],
  [
    'a step that carries it out',
    'admin',
    '/proposals/{proposalId}/steps',
    { kind: 'adopt' },
    'invalid-request',
  ],
  [
    'striking without a ruling',
    'admin',
    '/proposals/{proposalId}/strike',
    { ruling: 'none', reason: 'x' },
    'ruling-not-found',
  ],
  [
    'proposing without a role',
    'zoe',
    '/proposals',
    { ...PROPOSAL, changes: [REMOVAL] },
    'governance-not-allowed',
  ],
  [
    'proposing in the place of the registry',
    'admin',
    '/proposals',
    { ...PROPOSAL, changes: [REMOVAL], state: 'adopted', proposer: 'system' },
    'invalid-request',
  ],
  [
    'assigning oneself to an elected role',
    'admin',
    '/governance/roles/anchor-secretary/assignments',
    { person: 'admin' },
    'change-refused',
  ],
  [
    'assigning oneself without leading the circle',
    'zoe',
    '/governance/roles/operations/assignments',
    { person: 'zoe' },
    'governance-not-allowed',
  ],
  [
    'taking the lead by assigning it to oneself',
    'fay',
    '/governance/roles/anchor-lead/assignments',
    { person: 'fay' },
    'governance-not-allowed',
  ],
  [
    'standing in for somebody by saying so oneself',
    'zoe',
    '/governance/roles/anchor-lead/surrogates',
    { person: 'admin', surrogate: 'zoe', until: '2027-01-01', reason: 'x' },
    'governance-not-allowed',
  ],
  ...[
    'policy.change',
    'lifecycle.change',
    'role.assign',
    'proposal.adopt',
    'constitution.renew',
  ].map(
    (action) =>
      [
        `an emergency for ${action}`,
        'admin',
        '/emergencies',
        {
          ...{ action, subject: 'policy:ws-i-ssbp-1.0', reason: 'x', goodFaith: true },
          ...{ lessTension: 'x', valueLost: 'x', spendsNothing: true },
        },
        'invalid-request',
      ] as const,
  ),
  [
    'electing by proposing a candidate before anybody nominated',
    'fay',
    '/elections/{electionId}/steps',
    { kind: 'propose' },
    'election-refused',
  ],
  [
    'electing an elected role by a proposal of an assignment',
    'admin',
    '/proposals',
    { ...PROPOSAL, changes: [{ kind: 'role.assign', role: 'anchor-secretary', person: 'admin' }] },
    'change-refused',
  ],
  [
    'a ruling by somebody who keeps no records',
    'zoe',
    '/rulings',
    { circle: 'anchor', question: 'x', subject: 'constitution', answer: 'x', logic: 'x' },
    'governance-not-allowed',
  ],
]

test.each(SHORT_CUTS)(
  '%s is refused to %s, and changes nothing',
  async (_what, actor, path, body, code) => {
    const { number } = await inForce()
    const filled = (text: string): string =>
      text.replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => names[name] ?? 'none')
    const answer = await as(actor, 'post', `/api/v1${filled(path)}`)
      .set('Content-Type', 'application/json')
      .send(filled(JSON.stringify(body)))
    expect((answer.body as { code?: string }).code).toBe(code)
    expect((await inForce()).number).toBe(number)
  },
)

test('a limited token cannot do what it was not made for, however much its account may', async () => {
  const answer = await as('limited', 'post', '/api/v1/governance/roles/operations/assignments')
    .send({ person: 'zoe' })
    .expect(403)
  expect((answer.body as { detail: string }).detail).toContain('was made for shop only')
})

test('the lead of a circle fills its roles, the own ones as well, and with that changes no role', async () => {
  const before = await decided()
  await as('admin', 'post', '/api/v1/governance/roles/operations/assignments')
    .send({ person: 'zoe', reason: 'She helps.' })
    .expect(201)
  expect(await decided()).toEqual(before)
})

test('only the time and the word of all members adopt, by the registry itself', async () => {
  const { number } = await inForce()
  const proposal = `/api/v1/proposals/${names['proposalId'] ?? ''}`
  for (let round = 0; round < 3; round++) {
    await as('fay', 'post', `${proposal}/steps`).send({ kind: 'next' }).expect(200)
  }
  expect((await inForce()).number).toBe(number)
  await as('fay', 'post', `${proposal}/steps`).send({ kind: 'no-objection' }).expect(200)
  await as('zoe', 'post', `${proposal}/steps`).send({ kind: 'no-objection' })
  const { body } = await as('admin', 'get', proposal)
  expect(body).toMatchObject({ state: 'adopted', outcome: { version: number + 1 } })
  expect((await inForce()).constitution.policies.map(({ id }) => id)).not.toContain('ws-i-ssbp-1.0')
})
