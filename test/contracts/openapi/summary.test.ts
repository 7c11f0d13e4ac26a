import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../../src/contracts/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { resolveFromFolder } from '../../support/folder-resolver.ts'
import { readBundle } from '../../support/memory-bundle.ts'

async function example(file: string) {
  const name = path.join(packageRoot, 'specs/examples', file)
  const contract = await readContract({
    entry: { name, bytes: readFileSync(name) },
    resolve: resolveFromFolder,
  })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

test.each([
  ['the whole document, except one', '', { operations: 9, secured: 8 }],
  ['nothing where credentials are optional', '{}', { operations: 9, secured: 0 }],
])('each operation is protected by %s', async (_, other, security) => {
  const name = path.join(packageRoot, 'specs/examples/berths-3.0.yaml')
  const text = readFileSync(name, 'utf8')
  const required = 'security:\n  - member: [berths]\n'
  expect(text).toContain(required)
  const edited = other === '' ? text : text.replace(required, `${required}  - ${other}\n`)
  const contract = await readContract({
    entry: { name, bytes: Buffer.from(edited) },
    resolve: resolveFromFolder,
  })
  expect(contract.readable && contract.summary.security).toEqual(security)
})

test('OpenAPI 3.0: servers, operations with callbacks, messages and types', async () => {
  const { format, summary } = await example('parcels-3.0.yaml')
  expect(format).toBe('openapi-3.0')
  expect(summary).toMatchObject({
    format: 'openapi-3.0',
    title: 'Parcels',
    version: '1.3.0',
    description: 'Books parcels and says where they are.',
    services: [
      {
        name: 'Parcels',
        endpoints: [
          {
            name: 'Production',
            address: 'https://{region}.parcels.example/v1',
            protocol: 'http',
            location: { line: 13, column: 5 },
          },
        ],
      },
    ],
    imports: [],
  })
  expect(
    summary.operations.map(({ name, id, kind, input, output, faults }) => [
      name,
      id,
      kind,
      input,
      output,
      faults,
    ]),
  ).toEqual([
    ['GET /parcels', 'listParcels', 'request-response', [], ['ParcelPage'], ['Problem']],
    ['POST /parcels', 'bookParcel', 'request-response', ['object'], [], ['Problem']],
    ['POST {$request.body#/notifyAt}', 'parcelDelivered', 'event', [], [], []],
    ['GET /parcels/{parcelId}', 'getParcel', 'request-response', [], ['Parcel'], ['Problem']],
    ['DELETE /parcels/{parcelId}', 'cancelParcel', 'request-response', [], [], ['Problem']],
    ['GET /depots/{depotId}', 'getDepot', 'request-response', [], ['Depot'], ['Problem']],
  ])
  expect(summary.operations[0]).toMatchObject({
    group: 'parcels',
    method: 'GET',
    path: '/parcels',
    title: 'List parcels',
    deprecated: false,
    location: { pointer: '/paths/~1parcels/get', line: 28, column: 5 },
  })
  expect(summary.messages.map(({ name, parts }) => [name, parts])).toEqual([
    ['NewParcel', [{ name: 'application/json', type: 'object' }]],
    ['Problem', [{ name: 'application/problem+json', type: 'Problem' }]],
  ])
  expect(summary.types.map(({ name }) => name)).toEqual([
    'ParcelPage',
    'Parcel',
    'Address',
    'Depot',
    'Problem',
  ])
})

test('OpenAPI 3.1: webhooks are events, and an import is resolved to its digest', async () => {
  const { summary, files } = await example('parcels-3.1.yaml')
  expect(summary.operations.map(({ name, kind, path: at }) => [name, kind, at])).toEqual([
    ['GET /parcels/{parcelId}', 'request-response', '/parcels/{parcelId}'],
    ['POST parcelDelivered', 'event', undefined],
  ])
  expect(summary.imports).toMatchObject([
    {
      kind: 'ref',
      uri: 'parcels-types.yaml',
      resolved: {
        file: files[1]?.name,
        digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
      },
      problem: undefined,
      location: { pointer: '/components/schemas/Parcel/properties/weight/$ref' },
    },
  ])
})

test('OpenAPI 2.0: an address is put together, and a body parameter goes in', async () => {
  const { summary } = await example('parcels-2.0.json')
  expect(summary.services[0]?.endpoints).toMatchObject([
    { address: 'https://parcels.example/v0', protocol: 'http', location: { pointer: '/host' } },
  ])
  expect(summary.operations.map(({ name, input, output }) => [name, input, output])).toEqual([
    ['POST /parcels', ['Parcel'], []],
    ['GET /parcels/{parcelId}/events', [], ['Event[]']],
    ['PUT /parcels/{parcelId}/customs-form', [], []],
  ])
  expect(summary.types.map(({ name }) => name)).toEqual(['Parcel', 'Event', 'Delivered'])
})

test('OpenAPI 3.2 is recognised, with its further methods', async () => {
  const { format, summary } = await readBundle({
    'api.yaml':
      'openapi: 3.2.0\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    query: {operationId: q}\n    additionalOperations:\n      LINK: {operationId: l}\n',
  })
  expect(format).toBe('openapi-3.2')
  expect(summary.operations.map(({ name, id }) => [name, id])).toEqual([
    ['QUERY /a', 'q'],
    ['LINK /a', 'l'],
  ])
})

test('a description that breaks the specification everywhere still has a summary', async () => {
  const { summary } = await readBundle({
    'api.json': JSON.stringify({
      openapi: '3.0.3',
      info: { title: 7, version: 2 },
      servers: [null, { url: 3 }, 'x'],
      paths: {
        '/a': { get: { tags: [1], responses: [1], requestBody: 4 }, parameters: 'x' },
        b: 1,
      },
      components: { schemas: [1], responses: { R: null }, requestBodies: 'x' },
    }),
  })
  expect(summary).toMatchObject({ title: undefined, version: '2' })
  expect(summary.operations.map(({ name }) => name)).toEqual(['GET /a'])
})
