import { lintContract, type Policy } from '../../../../src/rules/index.ts'
import { readBundle } from '../../../support/memory-bundle.ts'
import { rulesetOf } from './ruleset-of.ts'

const contract = `openapi: 3.0.3
info: {title: Parcels, version: "1"}
paths:
  /parcels:
    get:
      tags: [x, 3]
      responses:
        "200": {$ref: "#/components/responses/Ok"}
components:
  responses:
    Ok:
      description: ok
      content:
        application/json:
          schema: {$ref: "#/components/schemas/Parcel"}
  schemas:
    Parcel: {properties: {id: {type: string}}}
`

async function lint(policies: readonly Policy[], texts: Readonly<Record<string, string>> = {}) {
  const read = await readBundle({ 'main.yaml': contract, ...texts })
  return lintContract(read, { source: 'main.yaml', packs: policies, assertions: true })
}

const rule = (given: string, rest = 'then: {function: falsy}') => `
rules:
  r:
    given: ${JSON.stringify(given)}
    severity: error
    message: "{{property}} at {{path}}: {{error}}"
    ${rest}
`

test('a finding stands where the value is written, with the message of the rule', async () => {
  const result = await lint([
    await rulesetOf(rule('$.paths..schema', 'then: {field: description, function: truthy}')),
  ])
  expect(result.verdict).toBe('fail')
  expect(result.findings).toHaveLength(1)
  expect(result.findings[0]).toMatchObject({
    rule: 'r',
    policy: 'team',
    severity: 'error',
    message: 'description at #/components/schemas/Parcel: "description" is missing',
    location: { file: 'main.yaml', pointer: '/components/schemas/Parcel', line: 17, column: 5 },
  })
  expect(result.assertions).toMatchObject({ team: { r: 'failed' } })
})

test('equal findings of several rulesets are one, counted by each with its own severity', async () => {
  const first = await rulesetOf(rule('$.info'), 'first')
  const second = await rulesetOf(rule('$.info').replace('error', 'hint'), 'second')
  const { findings, policies } = await lint([first, second])
  expect(findings.map((finding) => [finding.policy, finding.policies, finding.severity])).toEqual([
    ['first', ['first', 'second'], 'error'],
  ])
  expect(
    policies.map(({ id, verdict, counts }) => [id, verdict, counts.error, counts.hint]),
  ).toEqual([
    ['first', 'fail', 1, 0],
    ['second', 'pass', 0, 1],
  ])
})

test('where a filter has no answer the rule is not evaluated, and elsewhere it is', async () => {
  const { findings, policies } = await lint([await rulesetOf(rule('$..tags[?(@.match(/x/))]'))])
  expect(findings.map(({ location }) => location.pointer)).toEqual(['/paths/~1parcels/get/tags/0'])
  expect(policies[0]?.notEvaluated).toEqual([
    { rule: 'r', reason: 'at /paths/~1parcels/get/tags/1: a number has no method "match"' },
  ])
})

test('an expression that is not supported leaves its rule not evaluated, never passed over', async () => {
  const { verdict, policies } = await lint([await rulesetOf(rule('$.a[?@.b]'))])
  expect(verdict).toBe('indeterminate')
  expect(policies[0]?.notEvaluated).toEqual([
    {
      rule: 'r',
      reason:
        'the path expression $.a[?@.b] cannot be used: a filter is written "[?(…)]" (column 5)',
    },
  ])
})

test('rules for another format do not judge, and a ruleset without any other says so', async () => {
  const ruleset = await rulesetOf(rule('$.info', 'formats: [oas2]\n    then: {function: falsy}'))
  const { verdict, findings, policies } = await lint([ruleset])
  expect({ verdict, findings }).toEqual({ verdict: 'indeterminate', findings: [] })
  expect(policies[0]?.notEvaluated).toEqual([
    {
      rule: 'r',
      reason: 'team judges other formats, not openapi-3.0; ask for a policy that does, too',
    },
  ])
})

test('a rule over the document as written does not follow references', async () => {
  const asWritten = rule('$.paths..schema', 'resolved: false\n    then: {function: falsy}')
  const { verdict } = await lint([await rulesetOf(asWritten)])
  expect(verdict).toBe('pass')
})

test('a reference that leads nowhere is invalid-ref under any ruleset', async () => {
  const broken = contract.replace('schemas/Parcel"}', 'schemas/Parcels"}')
  const { findings } = await lint([await rulesetOf(rule('$.nothing'))], { 'main.yaml': broken })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({
    rule: 'invalid-ref',
    severity: 'error',
    message:
      'The reference "#/components/schemas/Parcels" leads nowhere: "/components/schemas" has no "Parcels".',
    location: {
      pointer: '/components/responses/Ok/content/application~1json/schema/$ref',
      line: 15,
    },
  })
})

test('a key that is repeated is reported as severely as the ruleset says', async () => {
  const repeated = contract.replace('tags: [x, 3]', 'tags: [x]\n      tags: [y]')
  const texts = { 'main.yaml': repeated }
  const strict = await lint([await rulesetOf(rule('$.nothing'))], texts)
  expect(strict.findings).toMatchObject([
    {
      rule: 'parser',
      severity: 'error',
      location: { pointer: '/paths/~1parcels/get/tags', line: 7 },
    },
  ])
  const lenient = await rulesetOf(`parserOptions: {duplicateKeys: off}\n${rule('$.nothing')}`)
  expect((await lint([lenient], texts)).findings).toEqual([])
})

test('a key that is no text is reported as severely as the ruleset says, in other files as a warning', async () => {
  const texts = {
    'main.yaml': `${contract}x-a: {$ref: "other.yaml"}\nx-b: {200: a, "201": b, true: c, ~: d}\n`,
    'other.yaml': 'b: {404: 1, 404: 2, "404": 3}\n',
  }
  const shown = async (options: string): Promise<readonly string[]> => {
    const ruleset = await rulesetOf(`${options}\n${rule('$.nothing')}`)
    const { findings } = await lint([ruleset], texts)
    return findings.map(
      ({ severity, location: { file, pointer, column } }) =>
        `${severity} ${file}#${pointer} ${column}`,
    )
  }
  const elsewhere = ['warning other.yaml#/b/404 5', 'error other.yaml#/b/404 13']
  expect(await shown('')).toEqual([
    'error main.yaml#/x-b/200 7',
    'error main.yaml#/x-b/true 25',
    'error main.yaml#/x-b/~0 34',
    ...elsewhere,
  ])
  expect(await shown('parserOptions: {incompatibleValues: off, duplicateKeys: off}')).toEqual(
    elsewhere,
  )
})

test('a finding of another file is shown in that file', async () => {
  const { findings } = await lint(
    [await rulesetOf(rule('$.x-a.b', 'then: {field: c, function: truthy}'))],
    { 'main.yaml': `${contract}x-a: {$ref: "other.yaml"}\n`, 'other.yaml': 'b: {d: 1}\n' },
  )
  expect(findings.map(({ location }) => `${location.file}#${location.pointer}`)).toEqual([
    'other.yaml#/b',
  ])
})

test('rules with XPaths judge WSDL 2.0, its imported documents and schemas', async () => {
  const text = (name: string, inside = '') => `<description xmlns="http://www.w3.org/ns/wsdl"
    targetNamespace="urn:${name}">${inside}
  <interface name="${name}"/>
</description>
`
  const types = `<types><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x"
    ><xs:include schemaLocation="types.xsd"/></xs:schema></types>`
  const read = await readBundle({
    'main.wsdl': text('parcels', `<include location="more.wsdl"/>${types}`),
    'more.wsdl': text('parcels'),
    'types.xsd': `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">
  <xs:element name="parcel"/>
</xs:schema>
`,
  })
  const team = await rulesetOf(`
formats: [wsdl-2.0]
namespaces: { w: http://www.w3.org/ns/wsdl, xs: http://www.w3.org/2001/XMLSchema }
rules:
  names:
    given: //w:interface/@name | //xs:element/@name
    then: { function: casing, functionOptions: { type: pascal } }
`)
  const { verdict, findings } = await lintContract(read, { source: 'main.wsdl', packs: [team] })
  expect(verdict).toBe('pass')
  expect(
    findings.map(({ location: { file, line, pointer } }) => `${file}:${line} ${pointer}`),
  ).toEqual([
    "main.wsdl:4 /description/interface[@name='parcels']/@name",
    "more.wsdl:3 /description/interface[@name='parcels']/@name",
    "types.xsd:2 /xsd:schema/xsd:element[@name='parcel']/@name",
  ])
})
