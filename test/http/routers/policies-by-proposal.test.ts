import type { PolicyEffectView } from '../../../src/web/api/schemas.ts'
import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const REFUNDS = '/api/v1/services/shop/refunds'
const PUT = {
  kind: 'policy.put',
  policy: {
    id: 'secure',
    pack: 'owasp-api-2023',
    title: 'Interfaces are secure',
    scope: 'contract.format.startsWith("openapi-")',
    enforcement: 'gate',
  },
}
const STEWARD = {
  kind: 'role.create',
  role: 'steward',
  circle: 'anchor',
  title: 'Steward',
  purpose: 'The shop works.',
}
const STEWARD_PURPOSE = { kind: 'role.amend', role: 'steward', purpose: 'Another one.' }

interface Made {
  readonly id: string
  readonly state: string
}

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({}, 'constitution')
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'anchor-lead' })
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds' })
    .expect(201)
  await push('1.0.0', 'Refunds').expect(201)
  await submit().expect(201)
  await server.dependencies.registry.reEvaluation.work()
})
afterAll(() => server.close())

const push = (version: string, title: string) =>
  server
    .asAdmin('put', `${REFUNDS}/versions/${version}`)
    .set('Content-Type', 'application/yaml')
    .send(openApi(title))

const submit = () =>
  server.asAdmin('post', `${REFUNDS}/versions/1.0.0/transitions`).send({ to: 'specReview' })

async function propose(...changes: readonly object[]): Promise<Made> {
  const { body } = await server
    .asAdmin('post', '/api/v1/proposals')
    .send({
      title: 'Secure interfaces',
      circle: 'anchor',
      example: 'Somebody asked for refunds of others.',
      rationale: 'Refunds are money.',
      changes,
    })
    .expect(201)
  return body as Made
}

const step = ({ id }: Made, said: object) =>
  server.asAdmin('post', `/api/v1/proposals/${id}/steps`).send(said)

const approve = (made: Made) =>
  step(made, { kind: 'approve', role: 'anchor-lead', approves: true, text: 'Needed.' })

async function idsInForce(query = ''): Promise<readonly string[]> {
  const { body } = await server.ask('get', `/api/v1/policies${query}`).expect(200)
  return (body as { items: readonly { id: string }[] }).items.map(({ id }) => id)
}

/** Whether the gate of the approval lets the policies pass. */
async function policiesAtTheGate(): Promise<string | undefined> {
  const { body } = await server.asAdmin('get', `${REFUNDS}/versions/1.0.0/transitions`).expect(200)
  const { available } = body as {
    available: { transition: string; conditions: { id: string; holds: string }[] }[]
  }
  return available
    .find(({ transition }) => transition === 'approveSpec')
    ?.conditions.find(({ id }) => id === 'no-policy-fails')?.holds
}

const RATIFIED = ['wsdl-core', 'openapi-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0']

describe('a proposal with policy changes', () => {
  let made: Made

  test('changes nothing while it is not decided, and shows what it would do', async () => {
    made = await propose(STEWARD, PUT)
    expect(await idsInForce()).toEqual(RATIFIED)
    expect(await policiesAtTheGate()).toBe('yes')
    const path = `/api/v1/proposals/${made.id}/effect`
    await server.ask('get', path).expect(401)
    let view: PolicyEffectView
    do {
      view = (await server.asAdmin('get', path).expect(200)).body as PolicyEffectView
      await new Promise((resolve) => setTimeout(resolve, 20))
    } while (view.state === 'computing')
    expect(view).toMatchObject({
      state: 'complete',
      effect: {
        concerned: 1,
        verdictsChanging: 1,
        gatesClosing: 1,
        versions: [
          {
            version: 'shop/refunds@1.0.0',
            before: 'pass',
            after: 'fail',
            policies: [{ policy: 'secure', after: { enforcement: 'gate', verdict: 'fail' } }],
            closes: ['Approve and publish'],
          },
        ],
        owners: [{ owner: 'anchor-lead', versions: 1 }],
      },
    })
  })

  test('takes effect in gates at once when it is adopted, with all its other changes', async () => {
    server.now = new Date('2026-11-23T10:00:00.000Z')
    expect((await approve(made).expect(200)).body).toMatchObject({ state: 'adopted' })
    await server.ask('get', '/api/v1/governance/roles/steward').expect(200)
    expect(await policiesAtTheGate()).toBe('no')
    const refused = await server
      .asAdmin('post', `${REFUNDS}/versions/1.0.0/transitions`)
      .send({ to: 'specified', reason: 'All the same.' })
      .expect(409)
    expect(refused.body).toMatchObject({ code: 'transition-refused' })
  })

  test('has kept verdicts judged anew in the background', async () => {
    await server.dependencies.registry.reEvaluation.work()
    const runs = await server.ask('get', '/api/v1/re-evaluations').expect(200)
    expect(runs.body).toMatchObject({
      items: [
        {
          state: 'complete',
          startedAt: '2026-11-23T10:00:00.000Z',
          changed: 1,
          cause: expect.stringContaining('policies in force') as string,
        },
      ],
    })
    const version = await server.ask('get', `${REFUNDS}/versions/1.0.0`).expect(200)
    expect(version.body).toMatchObject({ verdict: 'fail' })
  })

  test('refuses registration where it says so', async () => {
    const { policy } = PUT
    server.now = new Date('2026-11-24T10:00:00.000Z')
    await approve(
      await propose({ kind: 'policy.enforcement', policy: policy.id, enforcement: 'block' }),
    ).expect(200)
    const refused = await push('1.1.0', 'More refunds').expect(422)
    expect(refused.body).toMatchObject({ code: 'policy-blocked' })
  })

  test('is named by the policy, with who decided and when, and by what was in force before', async () => {
    const decided = {
      kind: 'proposal',
      title: 'Secure interfaces',
      by: 'admin for the role anchor-lead',
    }
    const { body } = await server.ask('get', '/api/v1/policies/in-force/secure').expect(200)
    expect(body).toMatchObject({
      policy: { enforcement: 'block', decision: decided, reason: 'Refunds are money.' },
      periods: [
        { policy: { enforcement: 'block' }, from: '2026-11-24T10:00:00.000Z' },
        {
          policy: { enforcement: 'gate', decision: { ...decided, id: made.id } },
          from: '2026-11-23T10:00:00.000Z',
          until: '2026-11-24T10:00:00.000Z',
        },
      ],
    })
    expect(await idsInForce('?asOf=2026-11-22T12:00:00Z')).toEqual(RATIFIED)
    expect(await idsInForce('?asOf=2026-11-23T12:00:00Z')).toEqual([...RATIFIED, 'secure'])
    expect(await idsInForce('?asOf=2026-11-22T09:00:00Z')).toEqual([])
  })

  test('has no effect to preview once it is decided, or when it changes no policy', async () => {
    const circle = await propose({ kind: 'circle.amend', circle: 'anchor', purpose: 'Trade.' })
    for (const { id } of [made, circle]) {
      const { body } = await server.asAdmin('get', `/api/v1/proposals/${id}/effect`).expect(409)
      expect(body).toMatchObject({ code: 'proposal-without-effect' })
    }
    await server.asAdmin('get', '/api/v1/proposals/none/effect').expect(404)
  })

  test('that others made impossible meanwhile says so in place of an effect, and is not adopted', async () => {
    const remove = { kind: 'policy.remove', policy: 'ws-i-ssbp-1.0' }
    const [first, second] = [await propose(remove), await propose(STEWARD_PURPOSE, remove)]
    await approve(first).expect(200)
    const { body } = await server
      .asAdmin('get', `/api/v1/proposals/${second.id}/effect`)
      .expect(422)
    expect(body).toMatchObject({ code: 'change-refused', refusals: [{ index: 1 }] })
    expect((await approve(second).expect(200)).body).toMatchObject({ state: 'not-applicable' })
    const role = await server.ask('get', '/api/v1/governance/roles/steward').expect(200)
    expect(role.body).toMatchObject({ role: { purpose: 'The shop works.' } })
  })
})

describe('every other way is refused, to the administrator as well', () => {
  let before: object
  const governance = async (): Promise<object> =>
    (await server.ask('get', '/api/v1/governance/constitution').expect(200)).body as object
  beforeAll(async () => {
    before = await governance()
  })
  afterEach(async () => expect(await governance()).toEqual(before))

  test.each([
    '/policies',
    '/policies/in-force/secure',
    '/policies/owasp-api-2023',
    '/lifecycles',
    '/lifecycles/contract-version',
    '/governance/roles/steward',
    '/governance/constitution',
  ])('writing to %s', async (path) => {
    for (const method of ['post', 'put', 'patch', 'delete'] as const) {
      await server.asAdmin(method, `/api/v1${path}`).send({ enforcement: 'advise' }).expect(405)
    }
  })

  test('a proposal that is withdrawn, and one that is altered after it was adopted', async () => {
    const made = await propose({ kind: 'policy.remove', policy: 'secure' })
    for (const method of ['put', 'patch', 'delete'] as const) {
      await server.asAdmin(method, `/api/v1/proposals/${made.id}`).send({ changes: [] }).expect(405)
    }
    await step(made, { kind: 'withdraw' }).expect(200)
    await approve(made).expect(409)
    const { body } = await server.ask('get', '/api/v1/proposals?state=adopted').expect(200)
    const [adopted] = (body as { items: readonly Made[] }).items
    const changes = [{ kind: 'policy.remove', policy: 'secure' }]
    await step(adopted ?? made, { kind: 'amend', changes }).expect(409)
    await approve(adopted ?? made).expect(409)
  })
})

test('a proposal is not carried out while a gate of the lifecycle of policies is closed', async () => {
  const gate = {
    kind: 'lifecycle.gate',
    lifecycle: 'policy',
    migrate: false,
    transition: 'enforce',
    gate: [
      {
        id: 'worth-it',
        title: 'It changes enough',
        when: 'policy.affectedVersions >= 1000',
        explain: {
          met: 'It does.',
          unmet: 'Versions that would change - {policy.affectedVersions}.',
        },
      },
    ],
  }
  expect((await approve(await propose(gate)).expect(200)).body).toMatchObject({ state: 'adopted' })
  const before = await idsInForce()
  const policy = { ...PUT.policy, id: 'also-secure' }
  const { body } = await approve(await propose({ kind: 'policy.put', policy })).expect(200)
  expect(body).toMatchObject({
    state: 'not-applicable',
    outcome: {
      reason: expect.stringMatching(
        /The policy also-secure may not take the step enforce of its lifecycle \([\d.]+\): It changes enough\? Versions that would change - \d+\./,
      ) as string,
    },
  })
  expect(await idsInForce()).toEqual(before)
  const advice = { kind: 'policy.put', policy: { ...policy, enforcement: 'advise' } }
  expect((await approve(await propose(advice)).expect(200)).body).toMatchObject({
    state: 'adopted',
  })
})

test('a second ratification changes no policy either, but marks them as decided before', async () => {
  const inForce = await idsInForce()
  const marks = async (): Promise<readonly unknown[]> => {
    const { body } = await server.ask('get', '/api/v1/policies').expect(200)
    return (body as { items: readonly { legacy?: boolean }[] }).items.map(({ legacy }) => legacy)
  }
  expect(await marks()).toEqual(inForce.map(() => undefined))
  const ratify = (constitution: string) =>
    server
      .asAdmin('post', '/api/v1/governance/ratifications')
      .send({ constitution, reason: 'New.' })
  await ratify('holacracy').expect(201)
  await ratify('board').expect(403)
  expect(await idsInForce()).toEqual(inForce)
  expect(await marks()).toEqual(inForce.map(() => true))
  const { body } = await server.ask('get', '/api/v1/policies/in-force/secure').expect(200)
  expect((body as { periods: unknown[] }).periods).toHaveLength(2)
})
