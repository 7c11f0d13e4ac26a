import { openTestServer, type TestServer } from '../support/test-server.ts'

interface Tension {
  readonly id: string
  readonly by: string
  readonly subject: string
  readonly now: string
  readonly couldBe: string
  readonly state: string
  readonly evidence: readonly { readonly text: string }[]
}
interface Proposal {
  readonly id: string
  readonly title: string
  readonly circle: string
  readonly tension?: string
  readonly changes: readonly unknown[]
}

const MODEL = '/api/v1/maturity/models/proactive5'
let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
  await server.asAdmin('put', '/api/v1/domains/sales').send({ title: 'Sales' }).expect(201)
  for (let number = 0; number < 6; number += 1) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'sales', name: `s${number}`, title: 'S' })
      .expect(201)
  }
})
afterEach(() => server.close())

const raise = async (query: string, body: object): Promise<Tension> =>
  (await server.asAdmin('post', `${MODEL}/tensions${query}`).send(body).expect(200)).body as Tension
const propose = async (body: object): Promise<Proposal> =>
  (await server.asAdmin('post', `${MODEL}/targets`).send(body).expect(200)).body as Proposal
const anchor = async (): Promise<string> => {
  const { body } = await server.ask('get', '/api/v1/governance/circles').expect(200)
  return (body as { circles: { id: string }[] }).circles[0]?.id ?? ''
}

describe('a gap of the road map', () => {
  test('becomes a tension with what stands in the way as evidence', async () => {
    const tension = await raise('?domain=sales', { fact: 'owner_share' })
    expect(tension).toMatchObject({
      by: 'admin',
      subject: 'domain:sales',
      now: 'Services with an owner: 0 of 6 (0%) now, at least 50% needed.',
      couldBe:
        '“Portfolio and ownership” reaches level 2 of “Five steps to a service organisation”, which asks for this.',
      state: 'open',
    })
    expect(tension.evidence.map(({ text }) => text)).toEqual([
      '2026-11-22: Services with an owner: 0 of 6 (0%) now, at least 50% needed.',
      ...Array.from({ length: 6 }, (_, number) => `sales/s${number}: No role owns it.`),
    ])
  })

  test('is one tension however often it is raised, and takes new evidence', async () => {
    const first = await raise('', { fact: 'owner_share' })
    const again = await raise('', { fact: 'owner_share' })
    expect(again).toEqual(first)
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'sales', name: 'late', title: 'Late' })
      .expect(201)
    const later = await raise('', { fact: 'owner_share' })
    expect(later.id).toBe(first.id)
    expect(later.evidence.map(({ text }) => text)).toContain('sales/late: No role owns it.')
    const elsewhere = await raise('?domain=sales', { fact: 'owner_share' })
    expect(elsewhere.id).not.toBe(first.id)
  })

  test('is raised anew by whoever asks for it after it was let go', async () => {
    const { id } = await raise('', { fact: 'owner_share' })
    await server
      .asAdmin('post', `/api/v1/tensions/${id}/steps`)
      .send({ kind: 'let-go', reason: 'Not this year.' })
      .expect(200)
    const anew = await raise('', { fact: 'owner_share' })
    expect(anew.id).not.toBe(id)
    expect(anew.evidence).toHaveLength(7)
  })

  test('that is a question becomes a tension too', async () => {
    await server.asAdmin('get', '/api/v1/maturity/soa-maturity-model').expect(200)
    const { body } = await server.ask('get', '/api/v1/maturity/soa-maturity-model').expect(200)
    const { roadMap } = body as { roadMap: { question?: string; text: string }[] }
    const asked = roadMap.find(({ question }) => question !== undefined)
    const raised = await server
      .asAdmin('post', '/api/v1/maturity/models/soa-maturity-model/tensions')
      .send({ question: asked?.question })
      .expect(200)
    expect((raised.body as Tension).now).toBe(`To be answered by people: ${asked?.text ?? ''}`)
  })

  test('becomes the proposal of a target, once, and answers its tension', async () => {
    const circle = await anchor()
    const tension = await raise('', { fact: 'owner_share' })
    const wanted = { fact: 'owner_share', circle, by: '2027-06-30' }
    const proposal = await propose(wanted)
    expect(proposal).toMatchObject({
      title: 'Services with an owner: at least 50%',
      circle,
      tension: tension.id,
      example: tension.now,
      changes: [
        {
          kind: 'maturity.target',
          circle,
          target: {
            id: 'owner-share',
            title: 'Services with an owner: at least 50%',
            fact: 'owner_share',
            atLeast: 0.5,
            by: '2027-06-30',
          },
        },
      ],
    })
    expect((await propose(wanted)).id).toBe(proposal.id)
  })

  test.each([
    ['tensions', { fact: 'gate_share' }, 404, 'maturity-gap-not-found'],
    ['tensions', {}, 400, 'invalid-input'],
    ['tensions', { fact: 'owner_share', question: 'gaps' }, 400, 'invalid-input'],
    ['targets', { fact: 'owner_share', circle: 'x', by: 'soon' }, 400, 'invalid-request'],
    ['targets', { fact: 'owner_share', circle: 'x', by: '2027-06-30' }, 404, 'circle-not-found'],
    ['tensions?domain=none', { fact: 'owner_share' }, 404, 'domain-not-found'],
  ])('%s of %j are refused with %i %s', async (path, body, status, code) => {
    const answer = await server.asAdmin('post', `${MODEL}/${path}`).send(body)
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code])
  })

  test('is nobody’s to raise who is not signed in', async () => {
    await server.ask('post', `${MODEL}/tensions`).send({ fact: 'owner_share' }).expect(401)
  })
})
