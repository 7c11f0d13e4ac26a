import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../src/contracts/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { lintContract, type LintOptions, type RulePack } from '../../src/rules/index.ts'
import { resolveFromFolder } from '../support/folder-resolver.ts'

const orders = path.join(packageRoot, 'specs/examples/orders-document.wsdl')
const ordersText = readFileSync(orders, 'utf8')

function packOf(
  id: string,
  rules: RulePack['rules'],
  formats: RulePack['formats'] = ['wsdl-1.1'],
): RulePack {
  return { id, version: '1.0.0', title: id, description: id, formats, includes: [], rules }
}

async function lintText(
  text: string,
  packs: readonly RulePack[],
  options: Partial<LintOptions> = {},
) {
  const entry = { name: 'orders.wsdl', bytes: Buffer.from(text) }
  const contract = await readContract({ entry, resolve: resolveFromFolder })
  return lintContract(contract, { source: 'orders.wsdl', packs, ...options })
}

const transport = packOf('transport', [
  { id: 'BP2402', severity: 'error' },
  { id: 'BP2404', severity: 'error' },
])
const overMail = ordersText.replace('soap/http"/>', 'soap/smtp"/>')

test('a contract that keeps all rules passes', async () => {
  const result = await lintText(ordersText, [transport])
  expect(result).toEqual({
    source: 'orders.wsdl',
    format: 'wsdl-1.1',
    digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string,
    verdict: 'pass',
    policies: [
      {
        id: 'transport',
        version: '1.0.0',
        verdict: 'pass',
        counts: { error: 0, warning: 0, info: 0, hint: 0 },
        notEvaluated: [],
      },
    ],
    findings: [],
  })
})

test('a finding says what is wrong, where, since when it is known, and who asks', async () => {
  const result = await lintText(overMail, [transport])
  expect(result.verdict).toBe('fail')
  expect(result.findings).toEqual([
    {
      rule: 'BP2404',
      policy: 'transport',
      policies: ['transport'],
      severity: 'error',
      message:
        'Binding "OrdersSoap" has the transport "http://schemas.xmlsoap.org/soap/smtp" instead of SOAP over HTTP.',
      requirements: ['R2701', 'R2702'],
      help: 'https://github.com/concordat-registry/concordat/blob/main/docs/rules/BP2404.md',
      fix: 'Set transport to "http://schemas.xmlsoap.org/soap/http".',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
      location: {
        file: 'orders.wsdl',
        pointer: "/definitions/binding[@name='OrdersSoap']/soap:binding",
        line: 50,
        column: 5,
        endLine: 50,
        endColumn: 86,
      },
      waived: null,
    },
  ])
})

test('a rule of several policies is reported once, under the first, and counts in each by its own severity', async () => {
  const lenient = packOf('lenient', [{ id: 'BP2404', severity: 'warning' }])
  const { verdict, findings, policies } = await lintText(overMail, [lenient, transport])
  expect(findings.map(({ policy, severity }) => [policy, severity])).toEqual([
    ['lenient', 'warning'],
  ])
  expect(findings[0]?.policies).toEqual(['lenient', 'transport'])
  expect(policies.map((policy) => [policy.id, policy.verdict, policy.counts.error])).toEqual([
    ['lenient', 'pass', 0],
    ['transport', 'fail', 1],
  ])
  expect(verdict).toBe('fail')
})

test('a waived error no longer fails, and stays visible', async () => {
  const [finding] = (await lintText(overMail, [transport])).findings
  const waiver = { id: 'W-1', until: '2027-01-31', reason: 'The mail gateway goes in spring.' }
  const result = await lintText(overMail, [transport], {
    waivers: new Map([[finding?.fingerprint ?? '', waiver]]),
  })
  expect(result.verdict).toBe('pass')
  expect(result.findings[0]?.waived).toEqual(waiver)
  expect(result.policies[0]?.counts.error).toBe(0)
})

test('what depends on a missing import is not evaluated, and the verdict is indeterminate', async () => {
  const text = readFileSync(path.join(packageRoot, 'specs/examples/orders-interface.wsdl'), 'utf8')
  const { verdict, policies, assertions } = await lintText(
    text,
    [packOf('parts', [{ id: 'BP2115', severity: 'error' }])],
    { assertions: true },
  )
  expect(verdict).toBe('indeterminate')
  expect(policies[0]?.notEvaluated).toEqual([
    {
      rule: 'BP2115',
      reason: 'the imported "orders-types.xsd" is missing (there is no such file)',
    },
  ])
  expect(assertions).toEqual({ parts: { BP2115: 'missingInput' } })
})

test('an assertion without a rule is not evaluated', async () => {
  const future = packOf('future', [{ id: 'BP9999', severity: 'error', assertion: 'required' }])
  const result = await lintText(ordersText, [future])
  expect(result.verdict).toBe('indeterminate')
  expect(result.policies[0]?.notEvaluated).toEqual([
    { rule: 'BP9999', reason: 'this version of Concordat has no rule for it' },
  ])
})

test('a format that no policy judges is indeterminate', async () => {
  const other = packOf(
    'other',
    [{ id: 'BP2404', severity: 'error' }],
    ['openapi-3.0', 'openapi-3.1'],
  )
  const result = await lintText(ordersText, [other])
  expect(result.verdict).toBe('indeterminate')
  expect(result.policies[0]?.notEvaluated).toEqual([
    {
      rule: 'BP2404',
      reason:
        'other judges openapi-3.0, openapi-3.1, not wsdl-1.1; ask for a policy that does, too',
    },
  ])
})

test('a fault that several documents lead to is reported once', async () => {
  const interfaceText = readFileSync(
    path.join(packageRoot, 'specs/examples/orders-interface.wsdl'),
    'utf8',
  ).replace('<wsdl:types>', '<wsdl:import namespace="urn:gone" location="gone.wsdl"/><wsdl:types>')
  const entry = {
    name: 'orders-imports.wsdl',
    bytes: readFileSync(path.join(packageRoot, 'specs/examples/orders-imports.wsdl')),
  }
  const contract = await readContract({
    entry,
    resolve: (uri) =>
      Promise.resolve(
        uri === 'orders-interface.wsdl'
          ? { kind: 'found', file: { name: uri, bytes: Buffer.from(interfaceText) } }
          : { kind: 'missing', reason: 'there is no such file' },
      ),
  })
  const pack = packOf('imports', [{ id: 'BP2101', severity: 'error' }])
  const { findings } = await lintContract(contract, { source: 'orders', packs: [pack] })
  expect(findings.map(({ rule, location }) => [rule, location.file, location.pointer])).toEqual([
    ['BP2101', 'orders-interface.wsdl', '/definitions/import'],
  ])
})

test('where a port names a binding that is not there, what would judge the binding is not evaluated', async () => {
  const text = ordersText.replace('binding="tns:OrdersSoap"', 'binding="tns:Missing"')
  const { verdict, policies, assertions } = await lintText(text, [transport], { assertions: true })
  expect(verdict).toBe('indeterminate')
  expect(policies[0]?.notEvaluated.map(({ rule }) => rule)).toEqual(['BP2402', 'BP2404'])
  expect(policies[0]?.notEvaluated[0]?.reason).toBe(
    'port "OrdersPort" names the binding "Missing" of http://example.com/orders, which was not found',
  )
  expect(assertions?.['transport']).toEqual({ BP2402: 'missingInput', BP2404: 'missingInput' })
})

test('a failed prerequisite suspends a rule, and the report says so', async () => {
  const text = ordersText.replace(
    '<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    '',
  )
  const { findings, policies, assertions } = await lintText(text, [transport], { assertions: true })
  expect(findings.map(({ rule }) => rule)).toEqual(['BP2402'])
  expect(policies[0]?.notEvaluated).toEqual([
    { rule: 'BP2404', reason: 'its prerequisite BP2402 does not hold' },
  ])
  expect(assertions?.['transport']).toEqual({ BP2402: 'failed', BP2404: 'prereqFailed' })
})

test('a fingerprint does not depend on why an import is missing', async () => {
  const text = readFileSync(path.join(packageRoot, 'specs/examples/orders-imports.wsdl'))
  const pack = packOf('imports', [{ id: 'wsdl-unresolved-import', severity: 'warning' }])
  const fingerprints = await Promise.all(
    ['no such file', '404 Not Found'].map(async (reason) => {
      const contract = await readContract({
        entry: { name: 'orders.wsdl', bytes: text },
        resolve: () => Promise.resolve({ kind: 'missing', reason }),
      })
      const { findings } = await lintContract(contract, { source: 'orders', packs: [pack] })
      expect(findings[0]?.message).toContain(reason)
      return findings[0]?.fingerprint
    }),
  )
  expect(fingerprints[0]).toBe(fingerprints[1])
})

test('no policy at all is indeterminate', async () => {
  expect((await lintText(ordersText, [])).verdict).toBe('indeterminate')
})

test('an unreadable contract has its error and no findings', async () => {
  const result = await lintText('<definitions xmlns="http://schemas.xmlsoap.org/wsdl/">', [
    transport,
  ])
  expect(result).toMatchObject({
    verdict: 'unreadable',
    format: 'unknown',
    error: { code: 'xml-not-well-formed', location: { file: 'orders.wsdl', line: 1 } },
    policies: [{ id: 'transport', verdict: 'unreadable' }],
    findings: [],
  })
})

test('assertions list all rules of each policy', async () => {
  const { assertions } = await lintText(overMail, [transport], { assertions: true })
  expect(assertions).toEqual({ transport: { BP2402: 'passed', BP2404: 'failed' } })
})

test('findings come in document order, then by rule, and the same input gives the same bytes', async () => {
  const pack = packOf('several', [
    { id: 'BP2404', severity: 'error' },
    { id: 'BP2201', severity: 'error' },
    { id: 'wsdl-attribute-value', severity: 'error' },
    { id: 'BP2703', severity: 'error' },
  ])
  const text = overMail
    .replace('UTF-8', 'ISO-8859-1')
    .replace('<soap:binding style="document"', '<soap:binding style="wrapped"')
  const result = await lintText(text, [pack])
  expect(result.findings.map(({ rule, location }) => [rule, location.line])).toEqual([
    ['BP2201', 2],
    ['BP2404', 50],
    ['BP2703', 50],
    ['wsdl-attribute-value', 50],
  ])
  expect(JSON.stringify(await lintText(text, [pack]))).toBe(JSON.stringify(result))
})
