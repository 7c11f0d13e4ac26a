import type { CheckRequest, ReportInForce } from '../../../src/registry/index.ts'
import type { LintResult } from '../../../src/rules/index.ts'
import { ORDERS, opened } from '../support/opened-with-orders.ts'
import { ANNA, push, strictPolicy, walk } from '../support/test-registry.ts'

const FAILING = 'operation x\nerror too short'

function asked(text: string, version?: string): CheckRequest {
  const file = { name: 'orders.txt', bytes: new TextEncoder().encode(text) }
  return { service: ORDERS, entry: file.name, files: [file], version }
}

async function check(text: string, version = '1.0.0'): Promise<ReportInForce> {
  const report: LintResult | ReportInForce = await opened.registry.versions.check(
    asked(text, version),
  )
  if (!('inForce' in report)) throw new Error(`${report.source} is ${report.verdict}`)
  return report
}

test('a check judges as a push does, and nothing is written by it', async () => {
  opened.policies = [strictPolicy('gate')]
  const before = await opened.events()
  const checked = await check(FAILING)
  expect(await opened.events()).toEqual(before)
  expect(opened.asked.filter(({ action }) => action === 'version.push')).toEqual([])

  const pushed = await push(opened.registry, ORDERS, '1.0.0', FAILING)
  expect(checked.verdict).toBe(pushed.verdict)
  const { source, ...rest } = await opened.registry.versions.report(ORDERS, '1.0.0')
  expect([source, checked.source]).toEqual(['sales/orders@1.0.0', 'orders.txt'])
  expect({ ...checked, source: '' }).toEqual({ ...rest, source: '' })
})

test('each finding leads to the policies in force that it comes from', async () => {
  const other = { ...strictPolicy('advise'), id: 'also' }
  const off = { ...strictPolicy('block'), id: 'off', severities: { LINE1: 'off' as const } }
  opened.policies = [strictPolicy('gate'), other, off]
  const { findings, inForce } = await check(FAILING)
  expect(findings.map(({ rule, inForce: from }) => [rule, from])).toEqual([
    ['LINE1', ['strict', 'also']],
  ])
  expect(
    inForce.policies.map(({ policy, enforcement, verdict }) => [policy, enforcement, verdict]),
  ).toEqual([
    ['strict', 'gate', 'fail'],
    ['also', 'advise', 'fail'],
    ['off', 'block', 'pass'],
  ])
})

test('what would refuse a push is said, in the words of the refusal', async () => {
  opened.policies = [strictPolicy('block')]
  const refusal = 'sales/orders@1.0.0 is not registered, since policies block it: strict (fail).'
  expect((await check(FAILING)).inForce.refusal).toContain(refusal)
  await expect(push(opened.registry, ORDERS, '1.0.0', FAILING)).rejects.toThrow(refusal)
  expect((await check('operation x')).inForce.refusal).toBeUndefined()

  opened.policyProblem = 'The scope errs.'
  expect(await check('operation x')).toMatchObject({ verdict: 'indeterminate' })
})

test('other content of a published version would be refused, and the same would not', async () => {
  await push(opened.registry, ORDERS, '1.0.0', 'title Orders\noperation x')
  await walk(opened.registry, ORDERS, '1.0.0', ['specReview', 'specified'])
  expect((await check('operation y')).inForce.refusal).toBe(
    'sales/orders@1.0.0 is published (specified) with other content; push the change under a new version.',
  )
  const same = await check('title Orders\noperation x')
  expect(same.inForce).toMatchObject({ state: 'specified', version: '1.0.0' })
  expect(same.inForce.refusal).toBeUndefined()
})

test('a service that moved is judged under the name that was asked for', async () => {
  opened.policies = [strictPolicy('block')]
  await opened.registry.domains.put(ANNA, 'shop', { title: 'Shop' })
  await opened.registry.services.move(ANNA, ORDERS, { domain: 'shop', name: 'orders' }, 1)
  const report = await opened.registry.versions.check({
    ...asked(FAILING, '1.0.0'),
    service: 'shop/orders',
  })
  expect(report).toMatchObject({
    inForce: {
      service: 'shop/orders',
      refusal: expect.stringContaining('shop/orders@1.0.0 is not registered') as string,
    },
  })
})

test.each([
  ['a service that is not there', { service: 'sales/none' }, 'service-not-found'],
  [
    'a contract that claims no version where none is named',
    { version: undefined },
    'invalid-version',
  ],
  ['a version that is none', { version: 'soon' }, 'invalid-version'],
])('%s is refused', async (_, change, code) => {
  await expect(
    opened.registry.versions.check({ ...asked('operation x', '1.0.0'), ...change }),
  ).rejects.toMatchObject({ code })
})

test('an unreadable contract is an answer', async () => {
  expect(await opened.registry.versions.check(asked('title x\nunreadable', '1.0.0'))).toMatchObject(
    {
      source: 'orders.txt',
      verdict: 'unreadable',
      error: { location: { line: 2 } },
      findings: [],
    },
  )
})
