import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { htmlReporter } from '../../../src/cli/reporters/html-reporter.ts'
import { wsIReporter } from '../../../src/cli/reporters/ws-i-reporter.ts'
import { DEFAULT_LIMITS, parseXml, SourceText } from '../../../src/contracts/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import type { RulePack } from '../../../src/rules/index.ts'
import { exampleText, judgeText, reportOf } from '../../support/sample-results.ts'

const golden = path.join(fileURLToPath(new URL('golden/', import.meta.url)), 'report.ws-i.xml')
const REPORT = 'http://www.ws-i.org/testing/2004/07/report/'
const orders = exampleText('orders-document.wsdl')
const overMail = orders.replace('soap/http"/>', 'soap/smtp"/>')

const packs = ['ws-i-bp-1.1', 'ws-i-ssbp-1.0'].flatMap((id) => shippedPack(id) ?? [])
const judge = (name: string, text: string) => judgeText(name, text, packs, { assertions: true })

async function parsed(...contracts: readonly (readonly [name: string, text: string])[]) {
  const judged = []
  for (const [name, text] of contracts) judged.push(await judge(name, text))
  const report = reportOf(wsIReporter('1.0.0', shippedPack), judged)
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
  const report = reportOf(
    wsIReporter('1.0.0', () => PROFILE),
    [judged],
  )
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, report)
  expect(report).toBe(readFileSync(golden, 'utf8'))
})

test('a profile that another one includes is told with that one, and each assertion once', async () => {
  const { root } = await parsed(['orders.wsdl', orders])
  const [artifact, ...others] = root.childrenNamed(REPORT, 'artifact')
  expect(others).toEqual([])
  const entry = artifact?.child(REPORT, 'entry')
  expect(entry?.attribute('referenceID')).toBe('orders.wsdl')
  const ids = entry?.childrenNamed(REPORT, 'assertionResult').map((one) => one.attribute('id'))
  expect(ids).toContain('BP2404')
  expect(ids).toContain('SSBP2403')
  expect(new Set(ids).size).toBe(ids?.length)
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
