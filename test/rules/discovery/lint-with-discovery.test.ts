import { readUddiExport } from '../../../src/discovery/index.ts'
import { lint } from '../../../src/index.ts'
import { exampleText } from '../../support/sample-results.ts'

const V2 = 'urn:uddi-org:api_v2'
const WSDL_SPEC =
  '<categoryBag><keyedReference tModelKey="uuid:C1ACF26D-9672-4404-9D70-39B756E62AB4" keyValue="wsdlSpec"/></categoryBag>'

function tModel(url: string, name = 'Orders', key = 'uuid:1'): string {
  return `<tModel tModelKey="${key}"><name>${name}</name><overviewDoc><overviewURL>${url}</overviewURL></overviewDoc>${WSDL_SPEC}</tModel>`
}

function template(address: string, ...tModels: readonly string[]): string {
  const infos = tModels.map((key) => `<tModelInstanceInfo tModelKey="${key}"/>`).join('')
  return `<businessService serviceKey="uuid:s" businessKey="uuid:b"><name>S</name><bindingTemplates><bindingTemplate bindingKey="uuid:t" serviceKey="uuid:s"><accessPoint URLType="http">${address}</accessPoint><tModelInstanceDetails>${infos}</tModelInstanceDetails></bindingTemplate></bindingTemplates></businessService>`
}

async function judge(entries: string, options: { name?: string; publishedAt?: string } = {}) {
  const { name = '/work/orders.wsdl', publishedAt } = options
  const text = `<detail xmlns="${V2}">${entries}</detail>`
  const exports = [readUddiExport({ name: 'export.xml', bytes: new TextEncoder().encode(text) })]
  const result = await lint(
    { name, text: exampleText('orders-document.wsdl') },
    {
      policies: ['ws-i-bp-1.1'],
      assertions: true,
      discovery: { exports, ...(publishedAt !== undefined && { publishedAt }) },
    },
  )
  const results = result.assertions?.['ws-i-bp-1.1']
  const reasons = result.policies[0]?.notEvaluated.filter(({ rule }) => rule.startsWith('BP3'))
  return {
    ...result,
    outcomes: [results?.['BP3001'], results?.['BP3002'], results?.['BP3003']],
    reasons: reasons?.map(({ rule, reason }) => `${rule}: ${reason}`),
  }
}

const PORT = 'https://orders.example.com/soap'

test('a service that the registry has in full passes', async () => {
  const entries = tModel('http://x.example/wsdl/orders.wsdl') + template(PORT, 'uuid:1')
  const { verdict, outcomes, discovery, findings } = await judge(entries)
  expect({ verdict, outcomes, findings }).toEqual({
    verdict: 'pass',
    outcomes: ['passed', 'passed', 'passed'],
    findings: [],
  })
  expect(discovery).toMatchObject({
    judged: 2,
    leftOut: [],
    entries: [
      {
        type: 'tModel',
        id: 'Orders',
        assertions: { 'ws-i-bp-1.1': { BP3001: 'passed', BP3003: 'passed' } },
      },
      {
        type: 'bindingTemplate',
        id: 'uuid:t',
        assertions: { 'ws-i-bp-1.1': { BP3002: 'passed' } },
      },
      { type: 'registry' },
    ],
  })
})

test.each([
  ['the name of the file', 'http://x.example/a/orders.wsdl', {}],
  [
    'the name of the file, escaped',
    'http://x.example/a/my%20orders.wsdl',
    { name: 'a/my orders.wsdl' },
  ],
  [
    'the address that the description was fetched from',
    'HTTP://x.example:80/d?id=7',
    { name: 'http://x.example/d?id=7' },
  ],
  ['the address of a port with ?wsdl', `${PORT}?wsdl`, {}],
  [
    'the address that is said',
    'http://x.example/d?id=7',
    { publishedAt: 'http://x.example/d?id=7#top' },
  ],
])('an overviewURL leads to the description by %s', async (_, url, options) => {
  const { outcomes } = await judge(tModel(url) + template(PORT, 'uuid:1'), options)
  expect(outcomes).toEqual(['passed', 'passed', 'passed'])
})

test('an overviewURL that leads elsewhere is not evaluated, and what else is said of the entry is', async () => {
  const entries = tModel('http://x.example/d?id=7') + template(PORT, 'uuid:1')
  const { verdict, outcomes, reasons } = await judge(entries)
  expect(verdict).toBe('indeterminate')
  expect(outcomes).toEqual(['missingInput', 'passed', 'passed'])
  expect(reasons).toEqual([
    'BP3001: nobody can tell whether http://x.example/d?id=7 of the tModel Orders leads to this description; if it does, give the address with --published-at',
  ])
})

test('where an address is said, the name of the file counts for nothing', async () => {
  const { outcomes, discovery } = await judge(tModel('http://x.example/orders.wsdl'), {
    publishedAt: 'http://x.example/other',
  })
  expect(outcomes).toEqual(['missingInput', 'missingInput', 'missingInput'])
  expect(discovery).toMatchObject({
    judged: 0,
    leftOut: [{ reason: 'tModels of other descriptions', count: 1 }],
  })
})

test('entries of other services are left out and counted, and nothing is claimed without own ones', async () => {
  const entries =
    tModel('http://x.example/parcels.wsdl') + template('http://x.example/parcels', 'uuid:1')
  const { verdict, discovery, reasons } = await judge(entries)
  expect(verdict).toBe('indeterminate')
  expect(discovery?.leftOut).toEqual([
    { reason: 'tModels of other descriptions', count: 1 },
    { reason: 'bindingTemplates of other services', count: 1 },
  ])
  expect(reasons).toHaveLength(3)
})

test('a tModel that is not exported is asked for by its key', async () => {
  const { outcomes, reasons } = await judge(template(PORT, 'uuid:1'))
  expect(outcomes).toEqual(['missingInput', 'passed', 'missingInput'])
  expect(reasons?.[0]).toBe(
    'BP3001: the tModel uuid:1 is not exported; add the answer of get_tModelDetail',
  )
})

test('of several tModels of a bindingTemplate the one that is described is judged, and not those of protocols', async () => {
  const http = '<tModel tModelKey="uuid:http"><name>uddi-org:http</name></tModel>'
  const entries = http + tModel(`${PORT}?wsdl`) + template(PORT, 'uuid:http', 'UUID:1')
  const { outcomes, discovery } = await judge(entries)
  expect(outcomes).toEqual(['passed', 'passed', 'passed'])
  expect(discovery?.judged).toBe(2)
})

test('a tModel named after the description needs an overviewURL and a category', async () => {
  const { findings } = await judge(
    '<tModel tModelKey="uuid:1"><name>http://example.com/orders</name></tModel>',
  )
  expect(findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'BP3001 The tModel http://example.com/orders has no overviewURL.',
    'BP3003 The tModel http://example.com/orders is not categorised as wsdlSpec by uddi-org:types.',
  ])
})

test('without an export nothing is asked about discovery data', async () => {
  const { assertions } = await lint(
    { name: 'orders.wsdl', text: exampleText('orders-document.wsdl') },
    { policies: ['ws-i-bp-1.1'], assertions: true },
  )
  expect(Object.keys(assertions?.['ws-i-bp-1.1'] ?? {})).not.toContain('BP3001')
})

test('policies that say nothing about discovery data leave it open', async () => {
  const bytes = new TextEncoder().encode(`<d xmlns="${V2}">${tModel(`${PORT}?wsdl`)}</d>`)
  const { verdict, discovery } = await lint(
    { name: 'orders.wsdl', text: exampleText('orders-document.wsdl') },
    { policies: ['wsdl-core'], discovery: { exports: [readUddiExport({ name: 'e.xml', bytes })] } },
  )
  expect(discovery?.judged).toBe(0)
  expect(verdict).toBe('indeterminate')
})
