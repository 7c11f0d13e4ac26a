import { openApi } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'
import type { LeadTimeItemList, LeadTimes } from '../../../src/web/api/schemas.ts'

const HOUR = 60 * 60_000

let server: TestServer
beforeEach(async () => {
  server = await openTestServer({}, 'constitution')
  await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop' }).expect(201)
  await server
    .asAdmin('post', '/api/v1/services')
    .send({ domain: 'shop', name: 'refunds', title: 'Refunds' })
    .expect(201)
})
afterEach(() => server.close())

const pass = (hours: number): void => {
  server.now = new Date(server.now.getTime() + hours * HOUR)
}

const push = (version: string, text: string) =>
  server
    .asAdmin('put', `/api/v1/services/shop/refunds/versions/${version}`)
    .set('Content-Type', 'application/yaml')
    .send(text)

const BROKEN = openApi('broken').replace(/ {6}responses:\n.*\n/, '      responses: none\n')

async function hear(): Promise<void> {
  const { ledger, governance } = server.dependencies
  await ledger.relay()
  await governance.leadTimes.follow()
  await governance.leadTimes.follow()
}

async function figure(kind: string, query = ''): Promise<LeadTimes['items'][number] | undefined> {
  const { body } = await server.ask('get', `/api/v1/lead-times${query}`).expect(200)
  return (body as LeadTimes).items.find((one) => one.kind === kind)
}

const items = async (kind: string, query = ''): Promise<LeadTimeItemList['items']> =>
  (
    (await server.ask('get', `/api/v1/lead-times/${kind}${query}`).expect(200))
      .body as LeadTimeItemList
  ).items

test('from a tension to a proposal, to its adoption and to the day on which it bites', async () => {
  const sensed = await server
    .asAdmin('post', '/api/v1/tensions')
    .send({ subject: 'service:shop/refunds', now: 'It is only advice.', couldBe: 'It gates.' })
    .expect(201)
  const tension = (sensed.body as { id: string }).id
  pass(5)
  const made = await server
    .asAdmin('post', '/api/v1/proposals')
    .send({
      title: 'Close gates',
      circle: 'anchor',
      tension,
      example: 'A partner failed.',
      rationale: 'The gate would have closed.',
      changes: [
        {
          kind: 'policy.enforcement',
          policy: 'ws-i-ssbp-1.0',
          enforcement: 'gate',
          graceUntil: '2026-11-25',
        },
      ],
    })
    .expect(201)
  await hear()
  expect(await figure('proposal-to-adopted')).toEqual({
    kind: 'proposal-to-adopted',
    count: 0,
    open: 1,
  })
  pass(7)
  const { id } = made.body as { id: string }
  await server
    .asAdmin('post', `/api/v1/proposals/${id}/steps`)
    .send({ kind: 'approve', role: 'anchor-lead', approves: true, text: 'Yes.' })
    .expect(200)
  await hear()
  expect(await figure('tension-to-proposal')).toMatchObject({ count: 1, median: 5, open: 0 })
  expect(await figure('proposal-to-adopted')).toMatchObject({ count: 1, longest: 7, open: 0 })
  expect(await figure('tension-to-closed')).toMatchObject({ count: 0, open: 1 })
  expect(await figure('adopted-to-enforced')).toMatchObject({ count: 0 })
  expect(await items('adopted-to-enforced', '?to=2026-11-30')).toMatchObject([
    {
      subject: 'policy:ws-i-ssbp-1.0',
      hours: 50,
      began: { action: 'policy.changed' },
      ended: { at: '2026-11-25T00:00:00.000Z' },
    },
  ])
  expect(await items('proposal-to-adopted')).toMatchObject([
    {
      subject: `proposal:${id}`,
      hours: 7,
      began: { action: 'proposal.presented', at: '2026-11-22T15:00:00.000Z' },
      ended: { action: 'proposal.adopted' },
    },
  ])
})

test.each([
  ['withdrawn', { kind: 'withdraw', text: 'No need.' }],
  ['rejected', { kind: 'approve', role: 'anchor-lead', approves: false, text: 'No.' }],
  ['left alone until its time was over', undefined],
])('a proposal that was %s is not open any more', async (_, step) => {
  const made = await server
    .asAdmin('post', '/api/v1/proposals')
    .send({
      title: 'Close gates',
      circle: 'anchor',
      example: 'A partner failed.',
      rationale: 'The gate would have closed.',
      changes: [{ kind: 'policy.enforcement', policy: 'ws-i-ssbp-1.0', enforcement: 'gate' }],
    })
    .expect(201)
  await hear()
  expect(await figure('proposal-to-adopted')).toMatchObject({ open: 1 })
  const { id } = made.body as { id: string }
  if (step === undefined) {
    pass(24 * 15)
    await server.dependencies.governance.performRounds()
  } else {
    await server.asAdmin('post', `/api/v1/proposals/${id}/steps`).send(step).expect(200)
  }
  await hear()
  expect(await figure('proposal-to-adopted', '?to=2027-01-31')).toEqual({
    kind: 'proposal-to-adopted',
    count: 0,
    open: 0,
  })
})

test('from a finding to its repair in the same or a later version, once however often it failed', async () => {
  await push('1.1.0', BROKEN).expect(201)
  pass(2)
  await push('1.1.0', BROKEN.replace('broken', 'still')).expect(200)
  await push('1.0.0', openApi('earlier')).expect(201)
  await hear()
  expect(await figure('finding-to-fixed')).toMatchObject({ count: 0, open: 1 })
  expect(await items('finding-to-fixed', '?open=true')).toMatchObject([
    { subject: 'version:shop/refunds@1.1.0' },
  ])
  pass(4)
  await push('1.2.0', openApi('later')).expect(201)
  await hear()
  expect(await figure('finding-to-fixed', '?domain=shop')).toMatchObject({ count: 1, median: 6 })
  expect(await figure('finding-to-fixed', '?domain=other')).toMatchObject({ count: 0, open: 0 })
  expect(await figure('draft-to-production')).toMatchObject({ count: 0, open: 3 })
  await server.asAdmin('delete', '/api/v1/services/shop/refunds/versions/1.0.0').expect(204)
  await hear()
  expect(await figure('draft-to-production')).toMatchObject({ open: 2 })
})

test('a period that is none is refused', async () => {
  const wrong = await server
    .ask('get', '/api/v1/lead-times?from=2026-12-01&to=2026-11-01')
    .expect(400)
  expect(wrong.body).toMatchObject({ code: 'invalid-input', errors: [{ pointer: '/from' }] })
  await server.ask('get', '/api/v1/lead-times/eternity').expect(400)
})
