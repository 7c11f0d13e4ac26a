import { lintContract } from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'
import { readBundle } from '../../support/memory-bundle.ts'

async function lint(texts: Readonly<Record<string, string>>) {
  const pack = shippedPack('openapi-core')
  if (pack === undefined) throw new Error('openapi-core does not ship.')
  return lintContract(await readBundle(texts), { source: 'api.yaml', packs: [pack] })
}

const HEAD = 'openapi: 3.0.3\ninfo: {title: T, version: "1"}\n'
const PATHS = 'paths: {}\n'
const SCHEMA = (reference: string) =>
  `${HEAD}${PATHS}components:\n  schemas:\n    A: {$ref: "${reference}"}\n    B: {type: string}\n`

const brief = (result: Awaited<ReturnType<typeof lint>>) =>
  result.findings.map(({ rule, severity, location }) => [
    rule,
    severity,
    location.file,
    location.pointer,
    location.line,
  ])

test('a sound description passes, and everything was judged', async () => {
  const result = await lint({ 'api.yaml': SCHEMA('#/components/schemas/B') })
  expect(result).toMatchObject({ verdict: 'pass', findings: [], policies: [{ notEvaluated: [] }] })
})

test('a reference that leads nowhere in the document is an error at its place', async () => {
  const result = await lint({ 'api.yaml': SCHEMA('#/components/schemas/C') })
  expect(result.verdict).toBe('fail')
  expect(brief(result)).toEqual([
    ['openapi-unresolved-ref', 'error', 'api.yaml', '/components/schemas/A/$ref', 6],
  ])
  expect(result.findings[0]?.message).toBe(
    'The reference "#/components/schemas/C" leads nowhere: "/components/schemas" has no "C".',
  )
})

test('a missing file is a finding at its place, and leaves open what depends on it', async () => {
  const result = await lint({ 'api.yaml': SCHEMA('missing.yaml#/A') })
  expect(result.verdict).toBe('indeterminate')
  expect(brief(result)).toEqual([
    ['openapi-unavailable-file', 'warning', 'api.yaml', '/components/schemas/A/$ref', 6],
  ])
  const notEvaluated = result.policies[0]?.notEvaluated ?? []
  expect(notEvaluated).toContainEqual({
    rule: 'openapi-schema',
    reason: '"missing.yaml#/A" is missing',
  })
  // No operation could stand in a missing schema.
  expect(notEvaluated.map(({ rule }) => rule)).not.toContain('openapi-operation-id-unique')
})

test('a missing file does not hide what fails elsewhere', async () => {
  const result = await lint({ 'api.yaml': `${SCHEMA('missing.yaml#/A')}    C: {type: strng}\n` })
  expect(result.verdict).toBe('fail')
})

test('a reference into the network is refused, and leaves the verdict open', async () => {
  const result = await lint({ 'api.yaml': SCHEMA('https://example.org/types.yaml#/A') })
  expect(result.verdict).toBe('indeterminate')
  expect(result.findings.map(({ message }) => message)).toEqual([
    'The file "https://example.org/types.yaml" is refused: not in the bundle. What it describes was not judged.',
  ])
})

test('a file that is there and cannot be read is an error', async () => {
  const result = await lint({ 'api.yaml': SCHEMA('types.json#/A'), 'types.json': '{"A": ' })
  expect(result.verdict).toBe('fail')
  expect(brief(result)).toEqual([
    ['openapi-unresolved-ref', 'error', 'api.yaml', '/components/schemas/A/$ref', 6],
  ])
})

test('faults of an imported file are found there', async () => {
  const result = await lint({
    'api.yaml': SCHEMA('types.yaml#/A'),
    'types.yaml': 'A:\n  type: array\n  title: x\n  title: y\n',
  })
  expect(brief(result)).toEqual([
    ['openapi-array-items', 'error', 'types.yaml', '/A', 1],
    ['openapi-duplicate-key', 'error', 'types.yaml', '/A/title', 4],
  ])
})

test('a circle of references is legal where an object is on the way, and an error where none is', async () => {
  const legal = await lint({
    'api.yaml': `${HEAD}${PATHS}components:\n  schemas:\n    A: {properties: {next: {$ref: "#/components/schemas/A"}}}\n`,
  })
  expect(legal.verdict).toBe('pass')
  const broken = await lint({
    'api.yaml': `${HEAD}${PATHS}components:\n  schemas:\n    A: {$ref: "#/components/schemas/B"}\n    B: {$ref: "#/components/schemas/A"}\n`,
  })
  expect(brief(broken).map(([rule, , , pointer]) => [rule, pointer])).toEqual([
    ['openapi-unresolved-ref', '/components/schemas/A/$ref'],
    ['openapi-unresolved-ref', '/components/schemas/B/$ref'],
  ])
})

test('OpenAPI 3.2 is judged like the versions before', async () => {
  const result = await lint({
    'api.yaml': 'openapi: 3.2.0\ninfo: {title: T, version: "1"}\npaths: {}\n',
  })
  expect(result).toMatchObject({ format: 'openapi-3.2', verdict: 'pass', findings: [] })
  expect(result.policies[0]?.notEvaluated).toEqual([])
})

test('quoted or not, in block or flow style, JSON or YAML: the same finding has the same fingerprint', async () => {
  const yaml = `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        200: {}\n`
  const json =
    '{"openapi": "3.0.3",\n "info": {"title": "T", "version": "1"},\n "paths": {"/a": {"get": {"responses": {"200": {}}}}}}'
  const [first] = (await lint({ 'api.yaml': yaml })).findings
  const [second] = (await lint({ 'api.yaml': json })).findings
  expect(first).toMatchObject({ location: { pointer: '/paths/~1a/get/responses/200', line: 7 } })
  expect(second).toMatchObject({ location: { pointer: '/paths/~1a/get/responses/200', line: 3 } })
  expect(first?.fingerprint).toBe(second?.fingerprint)
})
