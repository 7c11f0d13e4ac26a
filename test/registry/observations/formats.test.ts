import fc from 'fast-check'
import { readObservations } from '../../../src/registry/observations/formats/read-observations.ts'

const LINE =
  '10.0.7.12 - web-frontend [22/Nov/2026:11:00:00 +0100] "GET /v1/refunds/7?x=1 HTTP/1.1" 200 512 "-" "curl/8.5"'

describe('an access log', () => {
  test('is read in the combined format, with its zone and without its query', async () => {
    const { format, seen } = await readObservations(`${LINE}\n\n`)
    expect(format).toBe('access-log')
    expect(seen).toEqual([
      {
        kind: 'call',
        at: new Date('2026-11-22T10:00:00.000Z'),
        host: undefined,
        path: '/v1/refunds/7',
        method: 'GET',
        status: 200,
        count: 1,
        client: { user: 'web-frontend', address: '10.0.7.12', agent: 'curl/8.5' },
      },
    ])
  })

  test('is read in the common format, with a virtual host, IPv6 and quotes that are escaped', async () => {
    const { seen, rejectedCount } = await readObservations(
      [
        'api.example.org:443 ::1 - - [22/Nov/2026:10:00:00 +0000] "POST /refunds HTTP/2" 201 -',
        '::1 - - [22/Nov/2026:10:00:00 +0000] "GET /a HTTP/1.1" 404 0 "-" "a \\"b\\" c"',
      ].join('\n'),
    )
    expect(rejectedCount).toBe(0)
    expect(seen).toMatchObject([
      { host: 'api.example.org:443', path: '/refunds', status: 201, client: { address: '::1' } },
      { status: 404, client: { agent: 'a \\"b\\" c' } },
    ])
    expect(seen[0]?.client.user).toBeUndefined()
  })

  test('names lines that cannot be read, and reads the others', async () => {
    const { seen, rejected } = await readObservations(
      [
        LINE,
        'no log at all',
        LINE.replace('22/Nov', '31/Nix'),
        LINE.replace('"GET', '"?'),
        LINE.replace('" 200 512', '" ok 512'),
        'x'.repeat(20_000),
      ].join('\n'),
    )
    expect(seen).toHaveLength(1)
    expect(rejected).toEqual([
      { line: 2, reason: 'has no time in brackets' },
      { line: 3, reason: 'has the time "31/Nix/2026:11:00:00 +0100", which is none' },
      { line: 4, reason: 'has no method and path in its request' },
      { line: 5, reason: 'has no status' },
      { line: 6, reason: 'is longer than 16384 characters' },
    ])
  })
})

test('a user in an access log may have spaces in its name, with a virtual host and without', async () => {
  const line = LINE.replace('web-frontend', 'Bea  van Meier')
  const { seen, rejected } = await readObservations(`${line}\napi.example.org ${line}`)
  expect(rejected).toEqual([])
  expect(seen).toMatchObject([
    { host: undefined, client: { user: 'Bea van Meier', address: '10.0.7.12' } },
    { host: 'api.example.org', client: { user: 'Bea van Meier', address: '10.0.7.12' } },
  ])
})

test('a log of Envoy is read as it is written by default, and as Istio extends it', async () => {
  const begin = '[2026-11-22T10:00:00.310Z] "POST /v1/refunds?x HTTP/2"'
  const texts = '"10.9.9.9" "nsq2http" "cc21d9b0-cf5c" "api.example.org" "10.0.35.28:80"'
  const { format, seen, rejected } = await readObservations(
    [
      `${begin} 204 - 154 0 226 100 ${texts}`,
      `${begin} 503 UF via_upstream - "connect failed" 0 9 7 - ${texts} outbound|80||api 10.0.1.1:5 10.0.1.2:80 10.0.7.12:4711 - default`,
      `${begin} 0 DC 0 0 7 - ${texts}`,
      `${begin} 204 - 154 0 226 100`,
      '[yesterday] "GET / HTTP/2" 200',
    ].join('\n'),
  )
  const call = { method: 'POST', host: 'api.example.org', path: '/v1/refunds', count: 1 }
  const at = new Date('2026-11-22T10:00:00.310Z')
  const client = { user: undefined, address: undefined, agent: 'nsq2http' }
  expect(format).toBe('access-log')
  expect(seen).toEqual([
    { kind: 'call', at, ...call, status: 204, client },
    { kind: 'call', at, ...call, status: 503, client: { ...client, address: '10.0.7.12' } },
    { kind: 'call', at, ...call, status: 0, client },
  ])
  expect(rejected).toEqual([
    { line: 4, reason: 'has no agent and authority in quotes' },
    { line: 5, reason: 'has the time "yesterday", which is none' },
  ])
})

test('an address is read without its port, as Envoy writes it in JSON', async () => {
  const addresses = ['10.0.7.12:4711', '[2001:db8::1]:4711', '2001:db8::1', '10.0.7.12']
  const lines = addresses.map((address) =>
    JSON.stringify({
      start_time: '2026-11-22T10:00:00Z',
      ...{ authority: 'api.example.org', path: '/a', downstream_remote_address: address },
    }),
  )
  const { seen } = await readObservations(lines.join('\n'), 'json-lines')
  expect(seen.map(({ client }) => client.address)).toEqual([
    '10.0.7.12',
    '2001:db8::1',
    '2001:db8::1',
    '10.0.7.12',
  ])
})

describe('JSON', () => {
  test('is read as lines with the names that servers and gateways write', async () => {
    const { format, seen } = await readObservations(
      [
        '{"time_iso8601":"2026-11-22T10:00:00Z","host":"api.example.org","request_uri":"/a?b","request_method":"get","status":"500","remote_user":"u"}',
        '{"started_at":1795341600000,"request":{"uri":"https://h/p?q","method":"POST"},"response":{"status":204},"consumer":"shop"}',
        '{"at":1795341600,"service":"shop/refunds","operation":"refund","count":7,"version":"1.0.0"}',
        '{"host":"h"}',
        '{"at":"2026-11-22T10:00:00Z"}',
        '{"at":"2026-11-22T10:00:00Z","host":"h","count":-1}',
        '{',
      ].join('\n'),
    )
    expect(format).toBe('json-lines')
    expect(seen).toMatchObject([
      { host: 'api.example.org', path: '/a', method: 'GET', status: 500, client: { user: 'u' } },
      { host: 'h', path: '/p', method: 'POST', status: 204, consumer: 'shop' },
      { service: 'shop/refunds', operation: 'refund', count: 7, version: '1.0.0' },
    ])
    expect(seen[1]?.at).toEqual(seen[2]?.at)
  })

  test('is read as an export, deployments among it', async () => {
    const { format, seen, rejected } = await readObservations(
      JSON.stringify({
        observations: [
          { kind: 'deployment', at: '2026-11-22T10:00:00Z', service: 's/t', version: '1.0.0' },
          { kind: 'party', at: '2026-11-22T10:00:00Z', service: 's/t' },
        ],
      }),
    )
    expect(format).toBe('export')
    expect(seen).toMatchObject([{ kind: 'deployment', version: '1.0.0' }])
    expect(rejected).toEqual([{ line: 2, reason: 'is neither of the kind call nor deployment' }])
    await expect(readObservations('{\n"other": 1}')).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The report must have a list "observations".',
    })
  })

  test('is read as spans: servers answer calls, clients make them', async () => {
    const attribute = (key: string, value: string | number) => ({
      key,
      value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
    })
    const span = (kind: number | string, ...attributes: readonly object[]) => ({
      kind,
      startTimeUnixNano: '1795341600000000000',
      attributes,
    })
    const { format, seen, passedOver, rejected } = await readObservations(
      JSON.stringify({
        resourceSpans: [
          {
            resource: {
              attributes: [
                attribute('service.name', 'webshop'),
                attribute('service.version', '3.1.0'),
              ],
            },
            scopeSpans: [
              {
                spans: [
                  span(
                    3,
                    attribute('url.full', 'https://api.example.org/v1/refunds?x'),
                    attribute('http.request.method', 'POST'),
                    attribute('http.response.status_code', 201),
                  ),
                  span('SPAN_KIND_SERVER', attribute('rpc.method', 'place')),
                  span(1, attribute('rpc.method', 'inside')),
                  span(2),
                ],
              },
            ],
          },
        ],
      }),
    )
    expect({ format, passedOver }).toEqual({ format: 'otlp', passedOver: 1 })
    expect(seen).toMatchObject([
      { host: 'api.example.org', path: '/v1/refunds', status: 201, consumer: 'webshop' },
      { operation: 'place', version: '3.1.0' },
    ])
    expect(seen[0]?.version).toBeUndefined()
    expect(rejected).toEqual([
      { line: 4, reason: 'says neither where it went nor which operation it was' },
    ])
  })
})

test('spans are read a request a line, as the OpenTelemetry Collector writes files', async () => {
  const request = JSON.stringify({
    resourceSpans: [
      {
        scopeSpans: [
          {
            spans: [
              {
                kind: 2,
                startTimeUnixNano: '1795341600000000000',
                attributes: [{ key: 'rpc.method', value: { stringValue: 'place' } }],
              },
            ],
          },
        ],
      },
    ],
  })
  expect(await readObservations(`${request}\n${request}\n`)).toMatchObject({
    format: 'otlp',
    seen: [{ operation: 'place' }, { operation: 'place' }],
  })
})

describe('of spans', () => {
  const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })
  const request = (service: string, span: object) => ({
    resourceSpans: [
      {
        resource: { attributes: [text('service.name', service)] },
        scopeSpans: [{ spans: [{ startTimeUnixNano: '1795341600000000000', ...span }] }],
      },
    ],
  })
  const client = request('webshop', {
    ...{ kind: 3, traceId: 'AA', spanId: '01', parentSpanId: '00' },
    attributes: [text('url.full', 'https://api.example.org/v1/orders/7')],
  })
  const server = request('orders', {
    ...{ kind: 2, traceId: 'aa', spanId: '02', parentSpanId: '01' },
    attributes: [text('url.path', '/orders/7'), text('http.response.status_code', '404')],
  })
  const lines = (...requests: readonly object[]) =>
    requests.map((one) => JSON.stringify(one)).join('\n')

  test("the client's and the server's of one call are one", async () => {
    for (const both of [lines(client, server), lines(server, client)]) {
      expect((await readObservations(both)).seen).toEqual([
        expect.objectContaining({
          ...{ host: 'api.example.org', path: '/orders/7', status: 404, consumer: 'webshop' },
          count: 1,
        }),
      ])
    }
  })

  test('one that was sent twice is one', async () => {
    const { seen } = await readObservations(lines(server, client, server, client))
    expect(seen).toHaveLength(1)
  })

  test('hundreds of thousands may come in one request', async () => {
    const many = `{"resourceSpans":[{"scopeSpans":[{"spans":[${'{"kind":2},'.repeat(300_000)}{}]}]}]}`
    const { rejectedCount, passedOver } = await readObservations(many)
    expect({ rejectedCount, passedOver }).toEqual({ rejectedCount: 300_000, passedOver: 1 })
  })

  test('those of other traces, and calls that nobody answered, stay by themselves', async () => {
    const other = request('orders', {
      ...{ kind: 2, traceId: 'bb', spanId: '02', parentSpanId: '01' },
      attributes: [text('url.path', '/orders/8')],
    })
    const { seen } = await readObservations(lines(client, other))
    expect(seen.map(({ path }) => path)).toEqual(['/v1/orders/7', '/orders/8'])
  })

  test("a server's says which service it is by namespace and name, unless it says it outright", async () => {
    const named = (...attributes: readonly object[]) => ({
      resourceSpans: [
        {
          resource: { attributes: [text('service.name', 'orders'), ...attributes] },
          scopeSpans: server.resourceSpans[0]?.scopeSpans,
        },
      ],
    })
    const namespace = text('service.namespace', 'sales')
    const services = []
    for (const request of [
      named(),
      named(namespace),
      named(namespace, text('concordat.service', 'sales/other')),
    ]) {
      services.push((await readObservations(lines(request))).seen[0]?.service)
    }
    expect(services).toEqual([undefined, 'sales/orders', 'sales/other'])
  })

  test('a line that is cut off leaves the others', async () => {
    const { seen, rejected } = await readObservations(
      `${lines(client)}\n{"resourceSpans":[\n${lines(server)}`,
    )
    expect(seen).toHaveLength(1)
    expect(rejected).toEqual([{ line: 2, reason: 'is no JSON' }])
  })
})

test('no text makes it throw anything but a refusal', async () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.json({ maxDepth: 4 }),
    fc
      .array(fc.constantFrom(LINE, 'GET /', '10.0.0.1 - - ', '[', ']', '"', '\\', '\n'), {
        maxLength: 200,
      })
      .map((all) => all.join('')),
    fc.json().map((text) => `{"resourceSpans":[{"scopeSpans":[{"spans":[${text}]}]}]}`),
    fc.json().map((text) => `{"observations":[${text}]}`),
  )
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      try {
        const { seen } = await readObservations(text)
        for (const { at, count } of seen) {
          expect(Number.isNaN(at.getTime())).toBe(false)
          expect(count).toBeGreaterThan(0)
        }
      } catch (error) {
        expect(error).toMatchObject({ code: 'invalid-input' })
      }
    }),
    { numRuns: 500 },
  )
})

test('times without a zone are in UTC, and times are read as nginx writes them', async () => {
  const times = [
    '2026-11-22T10:00:00',
    '2026-11-22 10:00:00.000',
    'Nov 22 2026 10:00',
    'Sun, 22 Nov 2026 11:00:00 +0100',
    '22/Nov/2026:11:00:00 +0100',
    '1795341600.000',
  ]
  const lines = times.map((time) => JSON.stringify({ time, host: 'api.example.org', path: '/a' }))
  const { seen } = await readObservations(lines.join('\n'), 'json-lines')
  expect(seen.map(({ at }) => at.toISOString())).toEqual(
    times.map(() => '2026-11-22T10:00:00.000Z'),
  )
})

test('a line of a log plugin of Kong names its host, path and consumer', async () => {
  const line = {
    request: {
      method: 'GET',
      uri: '/v1/refunds/7?x=1',
      url: 'http://api.example.org:8000/v1/refunds/7?x=1',
      headers: { host: 'api.example.org', 'user-agent': 'curl/8.5' },
    },
    response: { status: 200 },
    service: { name: 'refunds', host: 'upstream' },
    consumer: { id: '4d924084', username: 'webshop' },
    client_ip: '10.0.7.12',
    started_at: 1_795_341_600_000,
  }
  const { seen } = await readObservations(JSON.stringify(line), 'json-lines')
  expect(seen).toMatchObject([
    {
      ...{ at: new Date('2026-11-22T10:00:00Z'), host: 'api.example.org', method: 'GET' },
      ...{ path: '/v1/refunds/7', status: 200, consumer: 'webshop' },
      client: { address: '10.0.7.12', agent: 'curl/8.5' },
    },
  ])
})

test('what a client wrote into its headers does not say who called what, and when', async () => {
  const forged = {
    ...{ service: 'sales/orders', consumer: 'billing', user: 'billing', client_id: 'billing' },
    ...{ path: '/elsewhere', method: 'PUT', environment: 'test', version: '9', operation: 'place' },
    ...{ at: '2020-01-01', timestamp: '2020-01-01', address: '10.9.9.9', status: 201 },
  }
  const line = {
    request: { uri: '/a', request_method: 'GET', headers: { ...forged, host: 'api.example.org' } },
    response: { status_code: 500 },
    started_at: 1_795_341_600_000,
    client_ip: '10.0.7.12',
  }
  const { seen } = await readObservations(JSON.stringify(line), 'json-lines')
  expect(seen).toEqual([
    {
      ...{ kind: 'call', at: new Date('2026-11-22T10:00:00Z'), count: 1, status: 500 },
      ...{ host: 'api.example.org', path: '/a', method: 'GET' },
      client: { address: '10.0.7.12' },
    },
  ])
})

test('a span that failed without an HTTP status is no call that was answered', async () => {
  const span = (code: number | string) => ({
    ...{ kind: 2, startTimeUnixNano: '1795341600000000000', status: { code } },
    attributes: [{ key: 'rpc.method', value: { stringValue: 'Place' } }],
  })
  const spans = [span(2), span('STATUS_CODE_ERROR'), span(0)]
  const { seen } = await readObservations(
    JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] }),
  )
  expect(seen.map(({ status }) => status)).toEqual([500, 500, 200])
})
