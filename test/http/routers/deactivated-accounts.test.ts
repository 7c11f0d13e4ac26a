import { openHolacracyWithMira } from '../support/holacracy-with-mira.ts'
import type { TestServer } from '../support/test-server.ts'

let server: TestServer
let mira = ''
beforeAll(async () => {
  ;({ server, mira } = await openHolacracyWithMira())
})
afterAll(() => server.close())

const asMira = (method: 'get' | 'put' | 'delete', path: string) =>
  server.ask(method, `/api/v1${path}`).set('Authorization', `Bearer ${mira}`)

test('whoever has no right to operate deactivates nobody, and the last one who leads the anchor circle stays', async () => {
  const refused = await asMira('put', '/accounts/admin/deactivation').expect(403)
  expect(refused.body).toMatchObject({ code: 'account-not-allowed' })
  await asMira('delete', '/accounts/admin/deactivation').expect(403)
  await server.ask('put', '/api/v1/accounts/mira/deactivation').expect(401)
  await server
    .asAdmin('post', '/api/v1/governance/roles/operations/assignments')
    .send({ person: 'mira' })
    .expect(201)
  const leads = await asMira('put', '/accounts/admin/deactivation').expect(409)
  expect(leads.body).toMatchObject({
    code: 'account-deactivation-refused',
    detail:
      'admin is the last one who leads the anchor circle, to whom everything falls that nobody else answers for; assign somebody else first.',
  })
  const own = await server.asAdmin('put', '/api/v1/accounts/admin/deactivation').expect(409)
  expect(own.body).toMatchObject({ code: 'account-deactivation-refused' })
})

test('an account that is deactivated is out at once, and whoever assigns its roles has a tension of it', async () => {
  await asMira('get', '/me').expect(200)
  const { body } = await server
    .asAdmin('put', '/api/v1/accounts/mira/deactivation')
    .send({})
    .expect(200)
  expect(body).toMatchObject({ name: 'mira', deactivatedAt: server.now.toISOString() })
  await asMira('get', '/me').expect(401)
  const { body: role } = await server.asAdmin('get', '/api/v1/governance/roles/anchor-facilitator')
  expect(role).toMatchObject({ role: { filledBy: [{ person: 'mira' }] } })
  const assigned = await server
    .asAdmin('post', '/api/v1/governance/roles/anchor-secretary/assignments')
    .send({ person: 'mira' })
  expect(assigned.body).toMatchObject({
    code: 'governance-invalid',
    detail: 'There is no account mira; invite the person first, or activate their account.',
  })
  // What only she decided about falls to whoever covers for a role that nobody fills.
  await server
    .asAdmin('put', '/api/v1/domains/tools')
    .send({ title: 'Tools', owner: 'operations' })
    .expect(201)
  const asked = '/api/v1/governance/authority?subject=domain:tools'
  const { body: answered } = await server.asAdmin('get', asked).expect(200)
  expect(answered).toMatchObject({ whoDecides: { role: 'anchor-lead', people: ['admin'] } })
  await server.dependencies.ledger.relay()
  await server.dependencies.governance.sensing.follow()
  await server.dependencies.governance.sensing.follow()
  const { body: tensions } = await server.asAdmin('get', '/api/v1/tensions?subject=circle:anchor')
  const { items } = tensions as { items: readonly { id: string }[] }
  expect(items).toMatchObject([
    {
      key: 'filler-left:circle:anchor',
      role: 'anchor-lead',
      evidence: [{ subject: 'role:anchor-facilitator' }, { subject: 'role:operations' }],
    },
  ])
  const id = items[0]?.id ?? ''
  const check = async () => server.dependencies.governance.tensions.check(id)
  expect(await check()).toMatchObject({
    gap: 'stands',
    says: 'It still is so for 2 of 2: role:anchor-facilitator, role:operations.',
  })
  const { ledger, governance } = server.dependencies
  const heard = async (): Promise<unknown> => {
    await ledger.relay()
    await governance.sensing.follow()
    return (await governance.tensions.get(id)).proposedClosure?.text
  }
  await server.asAdmin('delete', '/api/v1/governance/roles/operations/assignments/mira').expect(200)
  expect(await check()).toMatchObject({ gap: 'stands' })
  expect(await heard()).toBeUndefined()
  await server.asAdmin('delete', '/api/v1/accounts/mira/deactivation').expect(200)
  expect(await check()).toMatchObject({ gap: 'gone' })
  expect(await heard()).toBe('It is gone for all 2 that are named here.')
  const closed = await server
    .asAdmin('post', `/api/v1/tensions/${id}/steps`)
    .send({ kind: 'confirm' })
    .expect(200)
  expect(closed.body).toMatchObject({ state: 'processed' })
  await asMira('get', '/me').expect(401)
})
