import { createContractEngine } from '../../src/registry/index.ts'
import type { RulePack } from '../../src/rules/index.ts'

const ORDERS = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:example:orders"
  xmlns:tns="urn:example:orders">
  <import namespace="urn:example:messages" location="messages/messages.wsdl"/>
  <portType name="Orders"><operation name="cancel"/></portType>
</definitions>`
const MESSAGES = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:example:messages">
  <message name="Cancel"/>
</definitions>`

const EMPTY_PACK: RulePack = {
  id: 'nothing',
  version: '1.0.0',
  title: 'Nothing',
  description: 'No rules.',
  formats: ['wsdl-1.1'],
  includes: [],
  rules: [],
}

const engine = createContractEngine({
  version: '1.0.0',
  findPolicy: (id) => (id === 'nothing' ? EMPTY_PACK : undefined),
})

function file(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) }
}

test('a bundle is read with the files that its entry imports', async () => {
  const contract = await engine.read(
    [file('other.xsd', '<x/>'), file('messages/messages.wsdl', MESSAGES), file('a.wsdl', ORDERS)],
    'a.wsdl',
  )
  expect(contract).toMatchObject({ readable: true, format: 'wsdl-1.1', entry: 'a.wsdl' })
  expect(contract.readable && contract.files.map(({ name }) => name)).toEqual([
    'a.wsdl',
    'messages/messages.wsdl',
  ])
})

test('an import that leaves the bundle is refused, and said so at its place', async () => {
  const contract = await engine.read(
    [file('a.wsdl', ORDERS.replace('messages/messages.wsdl', '../../etc/passwd'))],
    'a.wsdl',
  )
  expect(contract.readable && contract.summary.imports).toMatchObject([
    {
      uri: '../../etc/passwd',
      problem: { kind: 'refused', reason: '../../etc/passwd leaves the bundle' },
      location: { file: 'a.wsdl', line: 3 },
    },
  ])
})

test('a pack that is not installed in the version in force is a policy that could not be judged', async () => {
  const files = [file('a.wsdl', ORDERS), file('messages/messages.wsdl', MESSAGES)]
  const present = [{ id: 'nothing', version: '1.0.0' }]
  const installed = await engine.judge(files, 'a.wsdl', 'x', present)
  expect(installed.verdict).toBe('pass')
  const report = await engine.judge(files, 'a.wsdl', 'x', [
    { id: 'nothing', version: '1.0.0' },
    { id: 'nothing', version: '2.0.0' },
    { id: 'absent', version: '1.0.0' },
  ])
  expect(report.verdict).toBe('indeterminate')
  expect(report.policies.map(({ notEvaluated }) => notEvaluated)).toEqual([
    [],
    [
      {
        rule: '*',
        reason: 'the rule pack nothing 2.0.0 is not installed; version 1.0.0 is',
      },
    ],
    [{ rule: '*', reason: 'the rule pack absent 1.0.0 is not installed' }],
  ])
})

test('an entry that is not among the files is a mistake of the caller', async () => {
  await expect(engine.read([file('a.wsdl', ORDERS)], 'b.wsdl')).rejects.toThrow(
    'there is no file b.wsdl',
  )
})

test('authors do not waive the policies in force, and the report says so', async () => {
  const strict: RulePack = {
    ...EMPTY_PACK,
    id: 'strict',
    rules: [{ id: 'wsdl-message-defined', severity: 'error' }],
  }
  const judging = createContractEngine({ version: '1.0.0', findPolicy: () => strict })
  const waived = ORDERS.replace(
    '<operation name="cancel"/>',
    '<!-- concordat-ignore wsdl-message-defined Later. --><operation name="cancel"><input message="tns:Cancel"/></operation>',
  ).replace(/ {2}<import.*\n/, '')
  const report = await judging.judge([file('a.wsdl', waived)], 'a.wsdl', 'a.wsdl', [
    { id: 'strict', version: '1.0.0' },
  ])
  expect(report.verdict).toBe('fail')
  expect(report.findings.map(({ rule, severity }) => [rule, severity])).toEqual(
    expect.arrayContaining([
      ['waiver-refused', 'info'],
      ['wsdl-message-defined', 'error'],
    ]),
  )
})
