import { randomBytes } from 'node:crypto'
import { zipOf, zipOfTexts } from '../../support/zip.ts'
import { MONEY_XSD, WSDL } from '../support/contracts.ts'
import { openTestServer, type TestServer } from '../support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

const check = (body: Buffer, query = '', type = 'application/zip') =>
  server.ask('post', `/api/v1/check${query}`).set('Content-Type', type).send(body)

const BUNDLE = { 'shop/types/money.xsd': MONEY_XSD, 'shop/orders.wsdl': WSDL }

describe('a zip', () => {
  test('is judged from the contract in it, and imports are found in it', async () => {
    const { body } = await check(zipOfTexts(BUNDLE)).expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', format: 'wsdl-1.1' })
    expect(JSON.stringify(body)).not.toContain('money.xsd is missing')
  })

  test('is known by its bytes, whatever it is said to be', async () => {
    const { body } = await check(zipOfTexts(BUNDLE), '', 'application/octet-stream').expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', format: 'wsdl-1.1' })
  })

  test('may be the one file of a form', async () => {
    const { body } = await server
      .ask('post', '/api/v1/check')
      .attach('file', zipOfTexts(BUNDLE), 'bundle.zip')
      .expect(200)
    expect(body).toMatchObject({ source: 'orders.wsdl', format: 'wsdl-1.1' })
  })

  test('begins with the file that the query names', async () => {
    const { body } = await check(zipOfTexts(BUNDLE), '?entry=types/money.xsd').expect(200)
    expect(body).toMatchObject({ source: 'types/money.xsd', format: 'xsd-1.0' })
  })

  test('has the same digest in whatever order and at whatever time it was packed', async () => {
    const parts = Object.entries(BUNDLE).map(([name, content]) => ({ name, content }))
    const other = parts.reverse().map((part) => ({ ...part, modified: 0x12345678 }))
    const digests = [
      (await check(zipOfTexts(BUNDLE)).expect(200)).body as { digest: string },
      (await check(zipOf(other)).expect(200)).body as { digest: string },
    ]
    expect(digests[1]?.digest).toBe(digests[0]?.digest)
  })

  test('that is pushed keeps its layout, without the folder around everything', async () => {
    await server.asAdmin('put', '/api/v1/domains/shop').send({ title: 'Shop', owner: 'lead' })
    await server
      .asAdmin('post', '/api/v1/services')
      .send({ domain: 'shop', name: 'orders', title: 'Orders' })
      .expect(201)
    const version = '/api/v1/services/shop/orders/versions/1.0.0'
    const { body } = await server
      .asAdmin('put', version)
      .set('Content-Type', 'application/zip')
      .send(zipOfTexts({ 'orders-1/types/money.xsd': MONEY_XSD, 'orders-1/orders.wsdl': WSDL }))
      .expect(201)
    expect(body).toMatchObject({
      entry: 'orders.wsdl',
      files: [{ name: 'orders.wsdl' }, { name: 'types/money.xsd' }],
    })
    const content = await server.asAdmin('get', `${version}/content?file=types/money.xsd`)
    expect(content.text).toBe(MONEY_XSD)
  })

  test.each([
    [
      'that can begin with several files',
      zipOfTexts({ 'a.wsdl': WSDL, 'b.wsdl': WSDL }),
      'The bundle can begin with "a.wsdl", "b.wsdl"; name the one that is meant as entry.',
    ],
    ['of nothing', zipOf([]), 'The bundle has no file.'],
    [
      'with a name that leaves it',
      zipOfTexts({ '../orders.wsdl': WSDL }),
      '"../orders.wsdl" climbs out of its folder',
    ],
    ['that is none', Buffer.from(WSDL), 'The body is said to be a zip archive, and is none.'],
  ])('%s is refused', async (_title, bytes, detail) => {
    const { body } = await check(bytes).expect(400)
    expect(body).toMatchObject({
      code: 'bundle-invalid',
      detail: expect.stringContaining(detail) as unknown,
    })
  })

  test('that unpacks to more than 64 MiB is refused before it is unpacked', async () => {
    const parts = ['a', 'b'].map((name) => ({
      name,
      content: randomBytes(200_000),
      claimedSize: 35 * 1_048_576,
    }))
    const { body } = await check(zipOf(parts)).expect(413)
    expect(body).toMatchObject({
      code: 'body-too-large',
      detail: expect.stringContaining('more than 67108864 bytes') as unknown,
    })
  })
})
