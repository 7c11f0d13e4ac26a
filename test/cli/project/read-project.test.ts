import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'
import { leadsOut } from '../../../src/cli/project/project-document.ts'
import { readProject } from '../../../src/cli/project/read-project.ts'
import { packageRoot } from '../../../src/package-root.ts'

const POLICIES = ['openapi-core', 'wsdl-core']

const whole = `contracts:
  - path: contracts/orders.wsdl
    service: sales/orders
    version: 1.2.0-rc.1
    policies: [wsdl-core]
  - path: contracts/**/*.yaml
policies: [openapi-core]
baseline: known.json
waivers:
  - id: W-1
    rule: BP2406
    path: contracts/*.wsdl#/definitions
    until: 2027-01-31
    reason: The old client needs it.
  - {rule: BP2012, until: 2027-01-31, reason: Also.}
`

function mistakesIn(text: string): readonly string[] {
  const read = readProject(text, POLICIES)
  return read.ok
    ? []
    : read.mistakes.map(({ line, column, message }) => `${line}:${column}: ${message}`)
}

test('reads everything that a project file may say', () => {
  const read = readProject(whole, POLICIES)
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  expect(read.document.contracts?.map(({ path: where }) => where)).toEqual([
    'contracts/orders.wsdl',
    'contracts/**/*.yaml',
  ])
  expect(read.waivers.map(({ id, line, column }) => [id, line, column])).toEqual([
    ['W-1', 10, 5],
    ['waiver-2', 15, 5],
  ])
})

test('hosts of remote imports are host names', () => {
  expect(
    readProject('remoteHosts: [schemas.example.com, "*.example.org"]', POLICIES),
  ).toMatchObject({
    ok: true,
    document: { remoteHosts: ['schemas.example.com', '*.example.org'] },
  })
  const text = 'remoteHosts: ["https://example.com", "a,b", ""]\n'
  expect(mistakesIn(text)).toEqual([
    '1:15: remoteHosts[0]: must be a host such as schemas.example.com or *.example.com.',
    '1:38: remoteHosts[1]: must be a host such as schemas.example.com or *.example.com.',
    '1:45: remoteHosts[2]: must be a host such as schemas.example.com or *.example.com.',
  ])
})

test('an empty file says nothing, and that is no mistake', () => {
  expect(readProject('', POLICIES)).toMatchObject({ ok: true, document: {}, waivers: [] })
})

test('tells all mistakes, each with its place and what to do', () => {
  const text = `contract: []
contracts:
  - path: ../up.yaml
    service: Bad
    polices: [x]
  - service: a/b
policies: [nope]
waivers:
  - rule: X
    until: 2027-02-30
  - {id: 'a b', rule: BP2406, until: 2027-02-03, reason: ''}
baseline: /etc/passwd
`
  expect(mistakesIn(text)).toEqual([
    '1:1: contract is not known; remove it, or correct its name.',
    '3:5: contracts[0].path: leads out of the project; name what lies below its folder.',
    '4:5: contracts[0].service: must be DOMAIN/NAME, such as sales/orders.',
    '5:5: contracts[0].polices is not known; remove it, or correct its name.',
    '6:5: contracts[1].path is missing; add it.',
    '7:12: There is no policy "nope"; there are openapi-core, wsdl-core.',
    '9:5: waivers[0].reason is missing; add it.',
    '10:5: waivers[0].until: must be a day such as 2027-01-31.',
    '11:6: waivers[1].id: must be letters, digits, dots, hyphens and underscores.',
    '11:50: waivers[1].reason: must not be empty.',
    '12:1: baseline: leads out of the project; name what lies below its folder.',
  ])
})

test('tells policies that do not exist, and waivers with the same id', () => {
  const text = `policies: [nope]
contracts:
  - {path: a.wsdl, policies: [wsdl-core, other]}
waivers:
  - {id: W, rule: BP2406, until: 2027-02-03, reason: r}
  - {id: W, rule: BP2012, until: 2027-02-03, reason: r}
`
  expect(mistakesIn(text)).toEqual([
    '1:12: There is no policy "nope"; there are openapi-core, wsdl-core.',
    '3:42: There is no policy "other"; there are openapi-core, wsdl-core.',
    '6:5: The waiver "W" is there already; give this one another id.',
  ])
})

test.each(['policies: 5', 'contracts: {path: a}', 'waivers: [1, null]', 'contracts: [[x]]', '7'])(
  '%j has mistakes, and nothing looks for more in it than is there',
  (text) => {
    expect(mistakesIn(text).length).toBeGreaterThan(0)
  },
)

test.each([
  [
    'contracts: [',
    '1:13: This is not well-formed YAML: unexpected end of the stream within a flow',
  ],
  ['a: 1\na: 2', '2:1: The key "a" is there already'],
  ['- a', '1:1: The project file: Invalid input: expected object'],
])('%j is told where it is wrong', (text, message) => {
  expect(mistakesIn(text)[0]).toContain(message)
})

test('aliases that multiply are refused', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let level = 1; level < 9; level += 1) {
    lines.push(
      `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`,
    )
  }
  expect(mistakesIn(lines.join('\n'))[0]).toContain('alias')
})

test.each([
  ['contracts/a.yaml', false],
  ['./a/../b', false],
  ['a..b', false],
  ['..', true],
  ['a/../../b', true],
  ['/etc', true],
  ['\\\\server\\share', true],
  ['C:/a', true],
])('%s leads out: %p', (where, out) => {
  expect(leadsOut(where)).toBe(out)
})

test('the JSON Schema that ships accepts what is accepted, and refuses unknown members', () => {
  const file = path.join(packageRoot, 'policies/schemas/project.schema.json')
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')) as object)
  expect(validate(parse(whole))).toBe(true)
  expect(validate({ contracts: [{ path: 'a', polices: [] }] })).toBe(false)
})
