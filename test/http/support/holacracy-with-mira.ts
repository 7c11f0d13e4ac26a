import { openTestServer, type TestServer } from './test-server.ts'

/**
 * A server that is governed by the holacracy constitution, with a person called mira beside the administrator who fills one
 * elected role and leads nothing.
 * @returns the server, and a bearer token of mira
 */
export async function openHolacracyWithMira(): Promise<{
  readonly server: TestServer
  readonly mira: string
}> {
  const server = await openTestServer()
  await server.asAdmin('post', '/api/v1/accounts').send({ name: 'mira' }).expect(201)
  const person = { kind: 'person' as const, id: 'mira', name: 'mira' }
  const { token } = await server.dependencies.tokens.create(person, { name: 'x' })
  await server
    .asAdmin('post', '/api/v1/governance/ratifications')
    .send({
      constitution: 'holacracy',
      reason: 'We try it.',
      assignments: [{ role: 'anchor-facilitator', person: 'mira' }],
    })
    .expect(201)
  return { server, mira: token }
}
