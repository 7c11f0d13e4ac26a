import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
  for (const domain of ['shop', 'depot']) {
    await server.asAdmin('put', `/api/v1/domains/${domain}`).send({ title: domain }).expect(201)
  }
  await adopt([
    {
      kind: 'circle.create',
      circle: 'sales',
      parent: 'anchor',
      title: 'Sales',
      purpose: 'The shop sells.',
      domains: ['shop'],
    },
    {
      kind: 'circle.create',
      circle: 'depots',
      parent: 'anchor',
      title: 'Depots',
      purpose: 'Goods are there.',
      domains: ['depot'],
    },
    { kind: 'role.assign', role: 'sales-lead', person: 'admin' },
    { kind: 'role.assign', role: 'depots-lead', person: 'admin' },
  ])
  await adopt(
    [
      {
        kind: 'role.create',
        role: 'cart-keeper',
        circle: 'sales',
        title: 'Keeper of carts',
        purpose: 'Carts work.',
        accountabilities: ['Keeping carts'],
      },
      { kind: 'role.assign', role: 'cart-keeper', person: 'admin' },
    ],
    'sales',
  )
  for (const name of ['carts', 'trolleys']) {
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'shop', name, title: name, owner: 'cart-keeper' })
      .expect(201)
  }
})
afterAll(() => server.close())

async function adopt(changes: readonly object[], circle = 'anchor'): Promise<void> {
  const made = await server.asAdmin('post', '/api/v1/proposals').send({
    title: 'Circles',
    circle,
    example: 'Nobody knew.',
    rationale: 'They would.',
    changes,
  })
  expect(made.body).toMatchObject({ id: expect.any(String) as string })
  const { id } = made.body as { id: string }
  const step = await server.asAdmin('post', `/api/v1/proposals/${id}/steps`).send({
    kind: 'approve',
    role: 'anchor-lead',
    approves: true,
    text: 'Yes.',
  })
  expect(step.body).toMatchObject({ state: 'adopted' })
}

interface Answer {
  readonly whoDecides: { readonly role: string; readonly because: readonly string[] }
}

async function whoDecides(subject: string): Promise<Answer['whoDecides']> {
  const { body } = await server
    .asAdmin('get', `/api/v1/governance/authority?subject=${encodeURIComponent(subject)}`)
    .expect(200)
  return (body as Answer).whoDecides
}

test('of what is about a service, the owner of the service decides', async () => {
  const { body: subscription } = await server
    .asAdmin('post', '/api/v1/subscriptions')
    .send({
      consumer: 'webshop',
      consumerKind: 'application',
      service: 'shop/carts',
      range: '^1.0.0',
      environment: 'production',
    })
    .expect(201)
  const { body: waiver } = await server
    .asAdmin('post', '/api/v1/waivers')
    .send({
      rule: 'info-description',
      scope: { service: 'shop/carts' },
      reason: 'Until the partner moves.',
      owner: 'anchor-lead',
      until: '2099-11-30',
    })
    .expect(201)
  for (const [kind, { id }] of [
    ['subscription', subscription as { id: string }],
    ['waiver', waiver as { id: string }],
  ] as const) {
    expect(await whoDecides(`${kind}:${id}`)).toMatchObject({
      role: 'cart-keeper',
      because: [
        `${kind}:${id} is about service:shop/carts.`,
        `${kind}:${id} names the role cart-keeper.`,
      ],
    })
  }
})

test('of what is going on in a circle or with a role, that circle or role decides', async () => {
  const { body: tension } = await server
    .asAdmin('post', '/api/v1/tensions')
    .send({ subject: 'service:shop/carts', now: 'It is slow.', couldBe: 'It is quick.' })
    .expect(201)
  expect(await whoDecides(`tension:${(tension as { id: string }).id}`)).toMatchObject({
    role: 'cart-keeper',
  })
  const { body: strategy } = await server
    .asAdmin('post', '/api/v1/strategies')
    .send({ circle: 'sales', prefer: 'what is used', over: 'what is new' })
    .expect(201)
  expect(await whoDecides(`strategy:${(strategy as { id: string }).id}`)).toMatchObject({
    role: 'sales-lead',
  })
})

test('of a service that was moved or merged, whoever decides about what it is now', async () => {
  await server
    .asAdmin('post', '/api/v1/services/shop/trolleys/move')
    .set('If-Match', '"1"')
    .send({ domain: 'depot', name: 'trolleys' })
    .expect(200)
  expect(await whoDecides('endpoint:shop/trolleys#one')).toMatchObject({
    because: [
      'endpoint:shop/trolleys#one is endpoint:depot/trolleys#one now.',
      'endpoint:shop/trolleys#one names the role cart-keeper.',
    ],
  })
  const { body } = await server
    .asAdmin('post', '/api/v1/services/depot/trolleys/merge')
    .set('If-Match', '"2"')
    .send({ into: 'shop/carts', reason: 'One will do.' })
    .expect(201)
  await server
    .asAdmin('post', '/api/v1/services/depot/trolleys/merge/answer')
    .send({ offer: (body as { merger: { id: string } }).merger.id, answer: 'accept' })
    .expect(200)
  for (const name of ['shop/trolleys', 'depot/trolleys']) {
    expect(await whoDecides(`service:${name}`)).toMatchObject({ role: 'cart-keeper' })
  }
})

test('of a circle or role that is dissolved, whoever leads the nearest circle that there still is', async () => {
  await adopt([{ kind: 'role.remove', role: 'cart-keeper' }], 'sales')
  expect(await whoDecides('role:cart-keeper')).toMatchObject({
    role: 'sales-lead',
    because: [
      'role:cart-keeper is dissolved; it lay in the circle sales.',
      'role:cart-keeper belongs to the circle sales, which sales-lead leads.',
    ],
  })
  await adopt([{ kind: 'circle.remove', circle: 'sales' }])
  for (const subject of ['circle:sales', 'role:sales-lead', 'role:cart-keeper']) {
    expect(await whoDecides(subject)).toMatchObject({ role: 'anchor-lead' })
  }
  expect((await whoDecides('role:cart-keeper')).because).toEqual([
    'role:cart-keeper is dissolved; it lay in the circle sales.',
    'circle:sales is dissolved; it lay in the circle anchor.',
    'role:cart-keeper belongs to the circle anchor, which anchor-lead leads.',
  ])
  // What never was is a mistake of whoever asks, and is said to be one.
  for (const [subject, code] of [
    ['circle:saless', 'circle-not-found'],
    ['role:cart-keepers', 'role-not-found'],
    ['service:shop/cart', 'service-not-found'],
  ]) {
    const { body } = await server.asAdmin('get', `/api/v1/governance/authority?subject=${subject}`)
    expect(body).toMatchObject({ status: 404, code })
  }
})

test('somebody learns before they try whether they may, and why', async () => {
  const asked = '/api/v1/governance/authority?subject=service:shop/carts&action='
  const { body: mine } = await server.asAdmin('get', `${asked}version.push`).expect(200)
  expect(mine).toMatchObject({
    you: { action: 'version.push', allowed: true, role: 'anchor-lead' },
  })
  const { body: anybody } = await server.ask('get', `${asked}version.push`).expect(200)
  expect((anybody as { you: unknown }).you).toEqual({
    action: 'version.push',
    allowed: false,
    reasons: ['Nothing is written anonymously; sign in or send a token.'],
  })
  const { body: unasked } = await server.ask('get', asked.split('&', 1)[0] ?? '').expect(200)
  expect(unasked).not.toHaveProperty('you')
  const { body: unknown } = await server.ask('get', `${asked}version.pushh`).expect(400)
  expect(unknown).toMatchObject({ errors: [{ pointer: '/action' }] })
})

test('of everything else that the ledger names, whoever leads the anchor circle', async () => {
  for (const subject of [
    'constitution',
    'policy:removed-long-ago',
    'lifecycle:contract-version',
    'account:admin',
    'webhook:none',
    'maturity:targets',
    'subscription:none',
    'tension:none',
  ]) {
    expect(await whoDecides(subject)).toMatchObject({ role: 'anchor-lead' })
  }
})
