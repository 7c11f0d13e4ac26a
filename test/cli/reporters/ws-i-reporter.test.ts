import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { readUddiExport } from '../../../src/discovery/index.ts'
import { readMessageLog } from '../../../src/messages/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { htmlReporter } from '../../../src/cli/reporters/html-reporter.ts'
import { wsIReporter } from '../../../src/cli/reporters/ws-i-reporter.ts'
import { DEFAULT_LIMITS, parseXml, SourceText } from '../../../src/contracts/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import type { RulePack } from '../../../src/rules/index.ts'
import { exampleText, judgeText, reportOf } from '../../support/sample-results.ts'

const golden = path.join(fileURLToPath(new URL('golden/', import.meta.url)), 'report.ws-i.xml')
const REPORT = 'http://www.ws-i.org/testing/2004/07/report/'
/** Our own description of the report, as the tools write it and their style sheet reads it. */
const schema = XsdValidator.fromDoc(
  XmlDocument.fromString(
    readFileSync(golden.replace(/report.ws-i.xml$/, 'ws-i-report.xsd'), 'utf8'),
  ),
)

function faultsOf(report: string): readonly string[] {
  const document = XmlDocument.fromString(report)
  try {
    schema.validate(document)
    return []
  } catch (error) {
    return [(error as Error).message]
  } finally {
    document.dispose()
  }
}

function example(name: string) {
  const file = path.join(packageRoot, 'specs', 'examples', name)
  return { name, bytes: readFileSync(file) }
}

const orders = exampleText('orders-document.wsdl')
const overMail = orders.replace('soap/http"/>', 'soap/smtp"/>')

/** What stands at the head of the report. */
const ORIGIN = {
  version: '1.0.0',
  now: new Date('2026-11-22T10:00:00Z'),
  runtime: { name: 'Node.js', version: '20.20.0' },
  operatingSystem: { name: 'Linux', version: '6.1' },
}

const packs = ['ws-i-bp-1.1', 'ws-i-ssbp-1.0'].flatMap((id) => shippedPack(id) ?? [])
const judge = (name: string, text: string) => judgeText(name, text, packs, { assertions: true })

async function parsed(...contracts: readonly (readonly [name: string, text: string])[]) {
  const judged = []
  for (const [name, text] of contracts) judged.push(await judge(name, text))
  const report = reportOf(wsIReporter({ ...ORIGIN, packOf: shippedPack }), judged)
  return { report, root: parseXml(new SourceText('report.xml', report), DEFAULT_LIMITS).root }
}

/** A profile that does not change with those that ship. */
const PROFILE: RulePack = {
  id: 'profile',
  version: '1.0.0',
  title: 'A profile -- of some rules',
  description: 'A profile',
  formats: ['wsdl-1.1'],
  includes: [],
  rules: [
    { id: 'BP2404', severity: 'error', assertion: 'required' },
    { id: 'BP2017', severity: 'error', assertion: 'required' },
    { id: 'BP2406', name: 'P1', severity: 'error', assertion: 'required' },
    { id: 'BP2098', severity: 'error', assertion: 'required' },
    { id: 'BP2114', severity: 'warning', assertion: 'recommended' },
    {
      id: 'P2',
      severity: 'error',
      assertion: 'required',
      testable: 'not',
      unchecked: 'it is about peers',
    },
  ],
}

test('the report of a contract that fails is as it was read', async () => {
  const text = overMail.replace('parts="number" use="literal"', 'parts="number" use="encoded"')
  const judged = await judgeText('orders & more.wsdl', text, [PROFILE], { assertions: true })
  const report = reportOf(wsIReporter({ ...ORIGIN, packOf: () => PROFILE }), [judged])
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, report)
  expect(report).toBe(readFileSync(golden, 'utf8'))
  expect(faultsOf(report)).toEqual([])
})

test('a profile that another one includes is told with that one, and each assertion once', async () => {
  const { root } = await parsed(['orders.wsdl', orders])
  const [artifact, ...others] = root.childrenNamed(REPORT, 'artifact')
  expect(others).toEqual([])
  const entries = artifact?.childrenNamed(REPORT, 'entry') ?? []
  expect(
    entries.map((entry) => `${entry.attribute('type')} ${entry.attribute('referenceID')}`),
  ).toEqual([
    'definitions orders.wsdl',
    'types orders.wsdl-types',
    'import orders.wsdl-import',
    'portType orders.wsdl-portType',
    'operation orders.wsdl-operation',
    'message orders.wsdl-message',
    'binding orders.wsdl-binding',
  ])
  const ids = entries.flatMap((entry) =>
    entry.childrenNamed(REPORT, 'assertionResult').map((one) => one.attribute('id')),
  )
  expect(ids).toContain('BP2404')
  expect(ids).toContain('SSBP2403')
  expect(new Set(ids).size).toBe(ids.length)
})

test.each([
  ['passed', [['orders.wsdl', orders]]],
  ['failed', [['orders.wsdl', overMail]]],
  [
    'failed',
    [
      ['orders.wsdl', orders],
      ['cut.wsdl', orders.slice(0, 300)],
    ],
  ],
  [
    'failed',
    [
      ['orders.wsdl', orders],
      ['parcels.yaml', exampleText('parcels-3.0.yaml')],
    ],
  ],
] as const)('the summary is %s', async (summary, contracts) => {
  const { root } = await parsed(...contracts)
  expect(root.child(REPORT, 'summary')?.attribute('result')).toBe(summary)
})

test('a report of nothing that a profile judges says why, and has no summary', async () => {
  const { report, root } = await parsed(['parcels.yaml', exampleText('parcels-3.0.yaml')])
  expect(root.childrenNamed(REPORT, 'analyzerFailure')).toHaveLength(1)
  expect(root.child(REPORT, 'summary')).toBeUndefined()
  expect(faultsOf(report)).toEqual([])
})

test.each([
  ['a contract that passes', {}],
  ['messages', { messages: readMessageLog(example('messages/orders-document-log.xml')) }],
  [
    'discovery data',
    { discovery: { exports: [readUddiExport(example('discovery/orders-service.xml'))] } },
  ],
] as const)('the report of %s has the structure that readers know', async (_, beside) => {
  const judged = await judgeText('orders-document.wsdl', orders, packs, {
    assertions: true,
    ...beside,
  })
  const report = reportOf(wsIReporter({ ...ORIGIN, packOf: shippedPack }), [judged])
  expect(faultsOf(report)).toEqual([])
  const { root } = parseXml(new SourceText('report.xml', report), DEFAULT_LIMITS)
  const types = root.childrenNamed(REPORT, 'artifact').map((one) => one.attribute('type'))
  if ('messages' in beside) expect(types).toEqual(['description', 'message', 'envelope'])
  else expect(types).toEqual('discovery' in beside ? ['discovery', 'description'] : ['description'])
})

test('messages and their envelopes have an entry each, with the assertions about them', async () => {
  const messages = readMessageLog(example('messages/orders-document-log.xml'))
  const judged = await judgeText('orders.wsdl', orders, packs, { assertions: true, messages })
  const report = reportOf(wsIReporter({ ...ORIGIN, packOf: shippedPack }), [judged])
  const { root } = parseXml(new SourceText('report.xml', report), DEFAULT_LIMITS)
  const [, message, envelope] = root.childrenNamed(REPORT, 'artifact')
  const first = (artifact: typeof message) => artifact?.child(REPORT, 'entry')
  const ids = (artifact: typeof message) =>
    first(artifact)
      ?.childrenNamed(REPORT, 'assertionResult')
      .map((one) => one.attribute('id'))
  expect(first(message)?.attribute('type')).toBe('requestMessage')
  expect(first(envelope)?.attribute('type')).toBe('requestEnvelope')
  expect(ids(message)).toContain('BP1006')
  expect(ids(message)).not.toContain('BP1201')
  expect(ids(envelope)).toContain('BP1201')
})

test('what was held back names what must hold first', async () => {
  const { root } = await parsed(['orders.wsdl', overMail])
  const held = [...root.walk()].find((one) => one.attribute('id') === 'BP2017')
  expect(held?.attribute('result')).toBe('prereqFailed')
  expect([...(held?.walk() ?? [])].find((one) => one.localName === 'testAssertionID')?.text).toBe(
    'BP2404',
  )
})

test.each([
  ['conformant', 'every required assertion that applies holds', orders],
  ['not conformant', '1 required assertion failed', overMail],
])('the HTML report says that a contract is %s, and why', async (claim, why, text) => {
  const report = reportOf(htmlReporter('1.0.0', shippedPack), [await judge('orders.wsdl', text)])
  expect(report).toContain('<h3>Conformance to WS-I Simple SOAP Binding Profile 1.0</h3>')
  expect(report).toContain(`>${claim}</strong>: ${why}`)
  expect(report).toContain('Require HTTP as the transport of SOAP bindings')
  expect(report).toContain('Requirements: R2701, R2702')
})
