import { connect, type AddressInfo } from 'node:net'
import { createHttpServer } from '../../../src/http/index.ts'
import { MONEY_XSD, openApi, WSDL } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const BOUNDARY = 'frontier'

interface Part {
  readonly disposition: string
  readonly content: string
}

/** A part with a name that no client library would send as it is. */
function file(name: string, content = MONEY_XSD): Part {
  return { disposition: `form-data; name="file"; filename="${name}"`, content }
}

function field(name: string, content: string): Part {
  return { disposition: `form-data; name="${name}"`, content }
}

function check(parts: readonly Part[], end = `--${BOUNDARY}--\r\n`) {
  const body = parts.map(
    ({ disposition, content }) =>
      `--${BOUNDARY}\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`,
  )
  return server
    .ask('post', '/api/v1/check')
    .set('Content-Type', `multipart/form-data; boundary=${BOUNDARY}`)
    .send(body.join('') + end)
}

describe('a bundle', () => {
  test('is judged from its first file on, and imports are found in it', async () => {
    const parts = [file('orders.wsdl', WSDL), file('types/money.xsd')]
    const { body } = await check(parts).expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', format: 'wsdl-1.1' })
    expect(JSON.stringify(body)).not.toContain('money.xsd is missing')
  })

  test('begins with the file that the field entry names', async () => {
    const parts = [
      file('types/money.xsd'),
      file('orders.wsdl', WSDL),
      field('entry', 'orders.wsdl'),
    ]
    const { body } = await check(parts).expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', format: 'wsdl-1.1' })
  })

  test.each([
    '../orders.wsdl',
    'types/../../orders.wsdl',
    '/etc/passwd',
    '..',
    '.',
    'types//money.xsd',
    './money.xsd',
    'types/',
    'C:/money.xsd',
    'file:///etc/passwd',
    'types\\\\money.xsd',
    '..\\\\money.xsd',
  ])('with the file name %s is refused', async (name) => {
    const { body } = await check([file(name)]).expect(400)
    expect(body).toMatchObject({ code: 'bundle-invalid' })
  })

  test('with a NUL in a file name is refused', async () => {
    const encoded = `form-data; name="file"; filename*=UTF-8''money%00.xsd`
    const { body } = await check([{ disposition: encoded, content: MONEY_XSD }]).expect(400)
    expect(body).toMatchObject({ code: 'bundle-invalid' })
  })

  test.each([
    ['two files of one name', [file('a.xsd'), file('a.xsd')], 'the file "a.xsd" is there twice'],
    ['no file', [field('entry', 'a.xsd')], 'has no file "a.xsd" to begin with'],
    ['an entry that is not there', [file('a.xsd'), field('entry', 'b.xsd')], 'has no file "b.xsd"'],
    ['a field that is not known', [file('a.xsd'), field('format', 'xsd')], 'the field format'],
    [
      'an entry twice',
      [file('a.xsd'), field('entry', 'a.xsd'), field('entry', 'a.xsd')],
      'one field',
    ],
    [
      'a field without a name',
      [file('a.xsd'), { disposition: 'form-data', content: 'x' }],
      'not known',
    ],
    ['a part without a file name', [file('', 'x')], 'the field file is not known'],
    ['an entry that is too long', [file('a.xsd'), field('entry', 'a'.repeat(2_000))], 'too long'],
  ])('with %s is refused', async (_name, parts, detail) => {
    const { body } = await check(parts).expect(400)
    expect(body).toMatchObject({
      code: 'bundle-invalid',
      detail: expect.stringContaining(detail) as unknown,
    })
  })

  test('of too many files is refused', async () => {
    const parts = Array.from({ length: 2_001 }, (_, number) => file(`${number}.xsd`, 'x'))
    expect((await check(parts).expect(400)).body).toMatchObject({ code: 'bundle-invalid' })
  })

  test.each([
    ['that ends too early', [file('a.xsd')], ''],
    ['of nothing', [], ''],
  ])('%s is refused', async (_name, parts, end) => {
    expect((await check(parts, end).expect(400)).body).toMatchObject({ code: 'body-unreadable' })
  })

  test('without a boundary is refused', async () => {
    const { body } = await server
      .ask('post', '/api/v1/check')
      .set('Content-Type', 'multipart/form-data')
      .send('x')
      .expect(400)
    expect(body).toMatchObject({ code: 'body-unreadable' })
  })

  test('whose import leaves it is judged without that import', async () => {
    const outside = WSDL.replace('types/money.xsd', '../../etc/passwd')
    const { body } = await check([file('orders.wsdl', outside)]).expect(200)
    expect(body).toMatchObject({ verdict: expect.not.stringMatching('pass') as unknown })
  })

  test('larger than 64 MiB is refused without being kept', async () => {
    const half = 'x'.repeat(33 * 1_048_576)
    const { body } = await check([file('a.xsd', half), file('b.xsd', half)]).expect(413)
    expect(body).toMatchObject({ code: 'body-too-large' })
  })
})

describe('a raw contract', () => {
  const raw = (query = '') =>
    server.ask('post', `/api/v1/check${query}`).set('Content-Type', 'application/yaml')

  test('is judged under the name that the query gives, by the policies that it names', async () => {
    const { body } = await raw('?filename=orders.wsdl&policy=ws-i-bp-1.1').send(WSDL).expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', policies: [{ id: 'ws-i-bp-1.1' }] })
  })

  test('that is unreadable is an answer, not an error', async () => {
    const { body } = await raw().send('%PDF-1.7').expect(200)
    expect(body).toMatchObject({ verdict: 'unreadable', format: 'unknown', findings: [] })
  })

  test('for an unknown policy is refused', async () => {
    const { body } = await raw('?policy=ws-i-bp-1.1,none').send(openApi()).expect(404)
    expect(body).toMatchObject({ code: 'policy-not-found' })
  })

  test('larger than 64 MiB is refused before it is sent', async () => {
    const { body } = await raw()
      .set('Content-Length', String(65 * 1_048_576))
      .send('x'.repeat(65 * 1_048_576))
      .expect(413)
    expect(body).toMatchObject({ code: 'body-too-large' })
  })
})

test('clients that send nothing more keep no others from checking', async () => {
  const http = createHttpServer(server.app)
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  const { port } = http.server.address() as AddressInfo
  let arrived = 0
  const allArrived = new Promise<void>((resolve) => {
    http.server.on('request', () => {
      arrived += 1
      if (arrived === 40) resolve()
    })
  })
  const idle = Array.from({ length: 40 }, () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nhalf')
    return socket
  })
  await allArrived
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/check`, {
    method: 'POST',
    body: WSDL,
    signal: AbortSignal.timeout(4_000),
  })
  expect(answer.status).toBe(200)
  for (const socket of idle) socket.destroy()
  await http.drain()
})

test('a client that hangs up in the middle of an upload leaves the server up', async () => {
  const http = createHttpServer(server.app)
  await new Promise<void>((resolve) => http.server.listen(0, '127.0.0.1', resolve))
  const { port } = http.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write(
    `POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: 100000\r\n\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="a.xsd"\r\n\r\nhalf`,
  )
  await new Promise((resolve) => http.server.once('request', resolve))
  socket.destroy()
  await http.drain()
  await server.ask('get', '/healthz').expect(200)
})
