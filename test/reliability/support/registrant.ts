import assert from 'node:assert/strict'

const DOMAIN = 'stream'

/** Everything that a registry is asked for here; requests that it does not answer reject. */
export interface Registrant {
  /** Where the registry is now; another one after it was started again. */
  url: string
  /** The header that says who asks. */
  readonly authorization: string
  /** What was acknowledged, in no particular order. */
  readonly services: ReadonlySet<string>
  readonly versions: ReadonlySet<string>
  /**
   * Registers services of these numbers, each with a contract, `connections` at a time. Stops at the first
   * failure of a request on each connection; returns the statuses that were no success.
   */
  register(
    numbers: Iterable<number>,
    connections: number,
    afterEach?: () => void,
  ): Promise<readonly number[]>
  ask(method: string, resource: string, body?: unknown, headers?: HeadersInit): Promise<Response>
}

export function contractOf(number: number): string {
  return `openapi: 3.0.3
info: { title: Stream ${number}, version: 1.0.0 }
paths:
  /orders${number}:
    get:
      operationId: listOrders${number}
      responses: { '200': { description: All orders } }
`
}

/** Signs in with the administrator's password and makes the domain that services are registered in. */
export async function signIn(url: string, password: string): Promise<Registrant> {
  const basic = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`
  const answer = await fetch(`${url}/api/v1/tokens`, {
    method: 'POST',
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'reliability' }),
  })
  assert.equal(answer.status, 201)
  const { token } = (await answer.json()) as { token: string }
  const registrant = registrantAt(url, token)
  const domain = await registrant.ask('PUT', `/domains/${DOMAIN}`, { title: 'Stream' })
  // Without a revision a domain that is there already is left alone.
  assert.ok(domain.ok || domain.status === 428, await domain.text())
  return registrant
}

function registrantAt(url: string, token: string): Registrant {
  const services = new Set<string>()
  const versions = new Set<string>()
  const registrant: Registrant = {
    url,
    authorization: `Bearer ${token}`,
    services,
    versions,
    ask: (method, resource, body, headers) =>
      fetch(`${registrant.url}/api/v1${resource}`, {
        method,
        headers: {
          authorization: registrant.authorization,
          ...(body !== undefined && {
            'content-type':
              typeof body === 'string' ? 'application/octet-stream' : 'application/json',
          }),
          ...(headers as Record<string, string>),
        },
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      }),
    register: async (numbers, connections, afterEach = () => undefined) => {
      const refusals: number[] = []
      const queue = numbers[Symbol.iterator]()
      const connection = async (): Promise<void> => {
        for (let next = queue.next(); next.done !== true; next = queue.next()) {
          const status = await registerOne(next.value)
          if (status !== undefined) {
            refusals.push(status)
            return
          }
          afterEach()
        }
      }
      await Promise.allSettled(Array.from({ length: connections }, connection))
      return refusals
    },
  }

  /** Undefined when all went well. */
  async function registerOne(number: number): Promise<number | undefined> {
    const name = `service-${number}`
    const id = `${DOMAIN}/${name}`
    const service = await registrant.ask('POST', '/services', {
      domain: DOMAIN,
      name,
      title: `Service ${number}`,
    })
    await service.arrayBuffer()
    // One that was registered when its server was killed is there already.
    if (service.status !== 201 && service.status !== 409) return service.status
    services.add(id)
    const version = await registrant.ask(
      'PUT',
      `/services/${DOMAIN}/${name}/versions/1.0.0?filename=contract.yaml`,
      contractOf(number),
    )
    await version.arrayBuffer()
    if (!version.ok) return version.status
    versions.add(`${id}@1.0.0`)
    return undefined
  }

  return registrant
}
