import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

const REFUNDS = '/api/v1/services/shop/refunds'
const GATE = {
  kind: 'lifecycle.gate',
  lifecycle: 'contract-version',
  transition: 'submitSpec',
  gate: [
    {
      id: 'described',
      title: 'The contract says what it is for',
      when: 'contract.hasDescription',
      explain: { met: 'It does.', unmet: 'It does not; describe it.' },
    },
  ],
  migrate: true,
}

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({}, 'constitution')
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'anchor-lead' })
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds' })
    .expect(201)
  await server
    .asAdmin('put', `${REFUNDS}/versions/1.0.0`)
    .set('Content-Type', 'application/yaml')
    .send(openApi('Refunds'))
    .expect(201)
})
afterAll(() => server.close())

async function propose(...changes: readonly object[]): Promise<string> {
  const { body } = await server
    .asAdmin('post', '/api/v1/proposals')
    .send({
      title: 'Say what it is for',
      circle: 'anchor',
      example: 'Nobody knew what refunds were.',
      rationale: 'A sentence would have helped.',
      changes,
    })
    .expect(201)
  return (body as { id: string }).id
}

async function adopt(id: string): Promise<void> {
  const { body } = await server
    .asAdmin('post', `/api/v1/proposals/${id}/steps`)
    .send({ kind: 'approve', role: 'anchor-lead', approves: true, text: 'Needed.' })
    .expect(200)
  expect(body).toMatchObject({ state: 'adopted' })
}

test('nobody changes a lifecycle but by an adopted proposal, which shows its effect first', async () => {
  const effect = {
    lifecycle: 'contract-version',
    migrates: true,
    gates: [
      {
        subject: 'version:shop/refunds@1.0.0',
        transition: 'submitSpec',
        opens: false,
        unmet: ['It does not; describe it.'],
      },
    ],
  }
  const dryRun = await server.asAdmin('post', '/api/v1/lifecycles/effect').send({ changes: [GATE] })
  expect(dryRun.body).toMatchObject({ items: [effect] })

  const id = await propose(GATE)
  const shown = await server.asAdmin('get', `/api/v1/proposals/${id}/lifecycle-effect`).expect(200)
  expect(shown.body).toMatchObject({ items: [effect] })
  const before = await server.ask('get', '/api/v1/lifecycles/contract-version').expect(200)
  expect(before.body).not.toHaveProperty('decision')

  await adopt(id)
  await server.asAdmin('get', `/api/v1/proposals/${id}/lifecycle-effect`).expect(409)
  const after = await server.ask('get', '/api/v1/lifecycles/contract-version').expect(200)
  expect(after.body).toMatchObject({ decision: { id, title: 'Say what it is for' } })

  await server.dependencies.registry.migrations.work()
  const { body, headers } = await server.asAdmin('get', `${REFUNDS}/versions/1.0.0/transitions`)
  expect(body).toMatchObject({ history: [{ transition: 'migration:by-map' }] })
  const stale = await server
    .asAdmin('post', `${REFUNDS}/versions/1.0.0/transitions`)
    .set('If-Match', '"1"')
    .send({ to: 'specReview' })
  expect(stale.status).toBe(412)
  const refused = await server
    .asAdmin('post', `${REFUNDS}/versions/1.0.0/transitions`)
    .set('If-Match', String((headers as Record<string, string>)['etag']))
    .send({ to: 'specReview' })
    .expect(409)
  expect(JSON.stringify(refused.body)).toContain('It does not; describe it.')
})

test('a change that leaves a state without a counterpart is refused with the state', async () => {
  const { body } = await server.ask('get', '/api/v1/lifecycles/subscription').expect(200)
  expect(body).toMatchObject({ version: '1.0.0' })
  const { body: refused } = await server
    .asAdmin('post', '/api/v1/lifecycles/effect')
    .send({ changes: [{ ...GATE, lifecycle: 'subscription', transition: 'leap' }] })
    .expect(422)
  expect(JSON.stringify(refused)).toContain('has no transition leap')
})

test('a change without its members is refused with their places', async () => {
  const { body } = await server
    .asAdmin('post', '/api/v1/lifecycles/effect')
    .send({ changes: [{ kind: 'lifecycle.gate' }] })
    .expect(400)
  expect(JSON.stringify(body)).toContain('/changes/0/')
})

describe('a waiver', () => {
  const ask = async (): Promise<string> => {
    const { body } = await server.asAdmin('post', '/api/v1/waivers').send({
      rule: 'info-description',
      scope: { service: 'shop/refunds' },
      reason: 'It is described elsewhere.',
      until: '2027-06-30',
    })
    return (body as { id: string }).id
  }

  test('is granted by an adopted proposal, which it names', async () => {
    const waiver = await ask()
    expect(waiver).toBeDefined()
    const id = await propose({ kind: 'waiver.grant', waiver })
    await adopt(id)
    const { body } = await server.asAdmin('get', `/api/v1/waivers/${waiver}`).expect(200)
    expect(body).toMatchObject({ state: 'granted', decision: { proposal: id, by: 'Concordat' } })
  })

  test('that nobody waits for is granted by no proposal', async () => {
    const { body } = await server
      .asAdmin('post', '/api/v1/proposals')
      .send({
        title: 'Grant it',
        circle: 'anchor',
        example: 'E.',
        rationale: 'R.',
        changes: [{ kind: 'waiver.grant', waiver: 'none' }],
      })
      .expect(422)
    expect(JSON.stringify(body)).toContain('There is no waiver none.')
  })

  test('that was withdrawn meanwhile is not granted, and the proposal says so', async () => {
    const waiver = await ask()
    const id = await propose({ kind: 'waiver.grant', waiver })
    await server
      .asAdmin('post', `/api/v1/waivers/${waiver}/decision`)
      .send({ decision: 'withdraw' })
      .expect(200)
    await adopt(id)
    const { body } = await server.asAdmin('get', `/api/v1/proposals/${id}`).expect(200)
    expect(JSON.stringify(body)).toContain('was not granted: The waiver is withdrawn')
  })
})
