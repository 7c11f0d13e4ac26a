import { readContract } from '../../../src/contracts/index.ts'
import { lintContract } from '../../../src/rules/index.ts'
import { resolveWithin } from '../../../src/bundles/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const ENTRY = `asyncapi: 3.0.0
info: { title: Orders, version: '1' }
servers:
  main: { $ref: 'shared/servers.yaml#/main' }
channels:
  placed:
    address: orders
    messages:
      OrderPlaced: { payload: { $ref: 'schemas/order.json#/definitions/order' } }
`
const ORDER = '{"definitions": {"order": {"properties": {"item": {"$ref": "item.json"}}}}}'
const WHOLE = {
  'orders.yaml': ENTRY,
  'schemas/order.json': ORDER,
  'schemas/item.json': '{"type": "object"}',
  'shared/servers.yaml': 'main: { host: broker.example.com, protocol: kafka }\n',
}

async function judged(change: Readonly<Record<string, string>> = {}, without = '') {
  const files = Object.entries({ ...WHOLE, ...change })
    .filter(([name]) => name !== without)
    .map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  const [entry] = files
  if (entry === undefined) throw new RangeError('there is an entry')
  const contract = await readContract({ entry, resolve: resolveWithin(files) })
  const packs = [shippedPack('asyncapi-core')].filter((pack) => pack !== undefined)
  const { verdict, findings, policies } = await lintContract(contract, { source: 'orders', packs })
  return {
    verdict,
    findings: findings.map(({ rule, location: { file, line } }) => `${rule} ${file} ${line}`),
    unjudged: policies.flatMap(({ notEvaluated }) => notEvaluated),
  }
}

test('references into other files of the contract are judged, and pass where they lead somewhere', async () => {
  expect(await judged()).toEqual({ verdict: 'pass', findings: [], unjudged: [] })
})

test('one that leads to nothing there is a fault where it stands, in whatever file', async () => {
  expect(await judged({ 'schemas/order.json': '{"definitions": {}}' })).toMatchObject({
    verdict: 'fail',
    findings: ['asyncapi-unresolved-ref orders.yaml 9'],
  })
  const circle = ORDER.replace('"item.json"', '"#/definitions/item"')
  expect(await judged({ 'schemas/order.json': circle })).toMatchObject({
    findings: ['asyncapi-unresolved-ref schemas/order.json 1'],
  })
})

test('a file that is not at hand leaves the verdict open', async () => {
  expect(await judged({}, 'schemas/item.json')).toMatchObject({
    verdict: 'indeterminate',
    findings: [],
    unjudged: [
      {
        rule: 'asyncapi-unresolved-ref',
        reason: '"item.json" is missing (the bundle has no file schemas/item.json)',
      },
    ],
  })
})

test('what stands in another file is judged there', async () => {
  const servers = 'other: {}\nmain:\n  host: "{region}.example.com"\n'
  expect(await judged({ 'shared/servers.yaml': servers })).toMatchObject({
    verdict: 'fail',
    findings: [
      'asyncapi-required shared/servers.yaml 2',
      'asyncapi-server-variables shared/servers.yaml 2',
    ],
  })
})
