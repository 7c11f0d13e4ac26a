import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
const tokens = new Map<string, string>()
beforeAll(async () => {
  server = await openTestServer()
  for (const name of ['mira', 'noor']) {
    await server.asAdmin('post', '/api/v1/accounts').send({ name }).expect(201)
    const person = { kind: 'person' as const, id: name, name }
    tokens.set(name, (await server.dependencies.tokens.create(person, { name: 'x' })).token)
  }
})
afterAll(() => server.close())

type Method = 'get' | 'post' | 'delete'
const as = (name: string, method: Method, path: string) =>
  server
    .ask(method, `/api/v1${path}`)
    .set('Authorization', `Bearer ${name === 'admin' ? server.token : (tokens.get(name) ?? '')}`)

interface Item {
  readonly id: string
  readonly revision: number
}

const tension = async (): Promise<Item> =>
  (
    await as('mira', 'post', '/tensions')
      .send({ subject: 'domain:payments', now: 'Nobody answers.', couldBe: 'Somebody does.' })
      .expect(201)
  ).body as Item

const listed = async (query: string): Promise<readonly (Item & { readonly title: string })[]> =>
  ((await as('mira', 'get', `/work-items?${query}`).expect(200)).body as { items: [] }).items

describe('next actions and projects', () => {
  test('are born of a tension, once, and say what came of it when they are done', async () => {
    const { id } = await tension()
    const processed = await as('admin', 'post', `/tensions/${id}/steps`)
      .send({
        kind: 'process',
        outcome: 'project',
        text: 'Calls are answered.',
        projection: '2026-12-24',
      })
      .expect(200)
    const { outcomes } = processed.body as { outcomes: readonly { work: string }[] }
    const [item] = await listed(`tension=${id}`)
    expect(item).toMatchObject({
      id: outcomes[0]?.work,
      kind: 'project',
      title: 'Calls are answered.',
      role: 'anchor-lead',
      circle: 'anchor',
      subject: 'domain:payments',
      state: 'active',
      projections: [{ date: '2026-12-24', by: 'admin' }],
    })
    await server.dependencies.governance.tensions.finish(id)
    expect(await listed(`tension=${id}`)).toHaveLength(1)

    const done = await as('admin', 'post', `/work-items/${item?.id ?? ''}/steps`)
      .send({ kind: 'done', text: 'There is a rota.' })
      .expect(200)
    expect(done.body).toMatchObject({
      state: 'done',
      closing: {
        text: 'There is a rota.',
        found: {
          gap: 'unknown',
          says: 'No check raised it: mira, who sensed it, says whether they got what they need.',
        },
      },
    })
    expect((await as('mira', 'get', `/tensions/${id}`)).body).toMatchObject({ state: 'in-process' })
  })

  test('run the check again that raised their tension, and tell the tension', async () => {
    const { tensions, checks } = server.dependencies.governance
    let gap: 'gone' | 'stands' = 'stands'
    checks.register({
      kind: 'test-check',
      run: (subject) => Promise.resolve({ gap, says: `${subject} ${gap}.` }),
    })
    const raised = await tensions.raise({
      key: 'test-check:domain:payments',
      subject: 'domain:payments',
      now: 'It fails.',
      couldBe: 'It passes.',
      evidence: 'Seen once.',
    })
    await as('admin', 'post', `/tensions/${raised.id}/steps`)
      .send({ kind: 'process', outcome: 'next-action', text: 'Mend it.' })
      .expect(200)
    const [item] = await listed(`tension=${raised.id}`)
    const steps = `/work-items/${item?.id ?? ''}/steps`
    const first = await as('admin', 'post', steps).send({ kind: 'done' }).expect(200)
    expect(first.body).toMatchObject({
      closing: { found: { gap: 'stands', says: 'domain:payments stands.' } },
    })
    const stands = (await as('admin', 'get', `/tensions/${raised.id}`)).body
    expect(stands).toMatchObject({
      evidence: [{ text: 'Seen once.' }, { text: 'domain:payments stands.' }],
    })
    expect(stands).not.toHaveProperty('proposedClosure')

    gap = 'gone'
    await as('admin', 'post', steps).send({ kind: 'reopen', text: 'It still fails.' }).expect(200)
    await as('admin', 'post', steps).send({ kind: 'done' }).expect(200)
    expect((await as('admin', 'get', `/tensions/${raised.id}`)).body).toMatchObject({
      state: 'in-process',
      proposedClosure: { text: 'domain:payments gone.' },
    })
    await as('noor', 'post', `/tensions/${raised.id}/steps`).send({ kind: 'confirm' }).expect(403)
    const confirmed = await as('admin', 'post', `/tensions/${raised.id}/steps`)
      .send({ kind: 'confirm' })
      .expect(200)
    expect(confirmed.body).toMatchObject({ state: 'processed', closing: 'domain:payments gone.' })

    const recurred = await tensions.raise({
      key: 'test-check:domain:payments',
      subject: 'domain:payments',
      now: 'It fails.',
      couldBe: 'It passes.',
      evidence: 'Seen again.',
    })
    expect(recurred).toMatchObject({ id: raised.id, state: 'in-process', recurrences: 1 })
  })

  test('are asked for by whoever does not fill the role, and accepted by whoever does', async () => {
    const { body } = await as('mira', 'post', '/work-items')
      .send({ kind: 'next-action', title: 'Call the partner.', role: 'anchor-lead' })
      .expect(201)
    const { id } = body as Item
    expect(body).toMatchObject({ state: 'asked', by: 'mira' })
    const steps = `/work-items/${id}/steps`
    await as('mira', 'post', steps).send({ kind: 'accept' }).expect(409)
    await as('noor', 'post', steps).send({ kind: 'drop', text: 'No.' }).expect(403)
    await as('admin', 'post', steps).send({ kind: 'accept' }).expect(200)
    const stale = as('admin', 'post', steps).set('If-Match', '"1"')
    await stale.send({ kind: 'wait', text: 'The partner.' }).expect(412)
    await as('admin', 'post', steps).send({ kind: 'wait' }).expect(400)
  })

  test('say what is missing, and where', async () => {
    const nowhere = { kind: 'project', title: 'x', role: 'nobody' }
    const unknown = await as('admin', 'post', '/work-items').send(nowhere).expect(404)
    expect(unknown.body).toMatchObject({ code: 'role-not-found' })
    await as('admin', 'post', '/work-items')
      .send({ ...nowhere, role: 'anchor-lead', tension: 'none' })
      .expect(404)
    await as('admin', 'get', '/work-items/none').expect(404)
    await server.ask('post', '/api/v1/work-items').send(nowhere).expect(401)
  })
})

describe('strategies', () => {
  test('order the inbox of a role until they end', async () => {
    const refused = await as('mira', 'post', '/strategies')
      .send({ circle: 'anchor', prefer: 'x', over: 'y' })
      .expect(403)
    expect(refused.body).toMatchObject({ code: 'governance-not-allowed' })
    const broken = await as('admin', 'post', '/strategies')
      .send({ circle: 'anchor', prefer: 'x', over: 'y', facet: 'item.kind ==' })
      .expect(400)
    expect(broken.body).toMatchObject({ errors: [{ pointer: '/facet' }] })
    const last = await as('mira', 'post', '/tensions')
      .send({ subject: 'domain:cards', now: 'Cards fail.', couldBe: 'They work.' })
      .expect(201)
    const { body } = await as('admin', 'post', '/strategies')
      .send({
        circle: 'anchor',
        prefer: 'cards',
        over: 'everything else',
        facet: 'item.domain == "cards"',
      })
      .expect(201)
    const inbox = await as('mira', 'get', '/governance/roles/anchor-lead/inbox').expect(200)
    const { id } = body as Item
    expect(inbox.body).toMatchObject({
      strategies: [{ id }],
      counts: { tensions: { open: expect.any(Number) as number } },
      isCut: false,
    })
    const { tensions } = inbox.body as { tensions: { item: Item; favouredBy: string[] }[] }
    expect(tensions[0]).toMatchObject({ item: { id: (last.body as Item).id }, favouredBy: [id] })
    expect(tensions.length).toBeGreaterThan(1)

    await as('mira', 'delete', `/strategies/${id}`).expect(403)
    const ended = await as('admin', 'delete', `/strategies/${id}`).expect(200)
    expect(ended.body).toMatchObject({ to: server.now.toISOString() })
    const without = await as('mira', 'get', '/governance/roles/anchor-lead/inbox').expect(200)
    expect(without.body).toMatchObject({ strategies: [] })
    await as('mira', 'get', '/governance/roles/none/inbox').expect(404)
  })
})
