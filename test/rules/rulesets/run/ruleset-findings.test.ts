import { readContract } from '../../../../src/contracts/index.ts'
import { lintContract } from '../../../../src/rules/index.ts'
import { resolveFromFolder } from '../../../support/folder-resolver.ts'
import { rulesetOf } from '../document/memory-rulesets.ts'

interface Found {
  /** As `rule pointer`. */
  readonly findings: readonly string[]
  readonly notEvaluated: readonly string[]
  readonly reasons: string
}

/** What a ruleset finds in an OpenAPI 3.0 document, and the rules it could not judge by. */
async function found(ruleset: string, parts: object, name = 'api.json'): Promise<Found> {
  const document = { openapi: '3.0.3', info: { title: 'T', version: '1' }, paths: {}, ...parts }
  const entry = { name, bytes: Buffer.from(JSON.stringify(document)) }
  const contract = await readContract({ entry, resolve: resolveFromFolder })
  const packs = [await rulesetOf(ruleset, name)]
  const { findings, policies } = await lintContract(contract, { source: name, packs })
  return {
    findings: findings
      .filter(({ rule }) => rule !== 'invalid-ref')
      .map(({ rule, location }) => `${rule} ${location.pointer}`),
    notEvaluated: policies.flatMap((policy) => policy.notEvaluated.map(({ rule }) => rule)),
    reasons: policies.flatMap((policy) => policy.notEvaluated.map(({ reason }) => reason)).join(),
  }
}

describe('a reference to what is not there', () => {
  const ruleset = `
rules:
  described: { given: "$.components.schemas.A.properties.*", then: { field: description, function: truthy } }
`
  test.each([
    [{ $ref: '#/components/schemas/B' }, '/components/schemas'],
    [{ $ref: '#/components/schemas/A/x/y' }, '/components/schemas/A'],
    [{ $ref: '#/definitions/B' }, ''],
    [{ $ref: '#/definitions/B', title: 't' }, '/components/schemas/A/properties/p'],
    [{ $ref: './other.json#/B' }, '/components/schemas/A/properties/p'],
  ])('%j is shown at %j', async (p, pointer) => {
    const { findings } = await found(ruleset, {
      components: { schemas: { A: { properties: { p } } } },
    })
    expect(findings).toEqual([`described ${pointer}`])
  })
})

describe('a schema that is none is complained of wherever it should be used', () => {
  const rule = (schema: string) =>
    `rules: { r: { given: "$.info[title,version]", then: { function: schema, functionOptions: { schema: ${schema} } } } }`
  test.each([
    ['{ pattern: "(?i)x" }'],
    ['{ properties: { a: { pattern: "([" } } }'],
    ['{ $schema: "http://example.com/none" }'],
  ])('%s', async (schema) => {
    expect(await found(rule(schema), {})).toMatchObject({
      findings: ['r /info/title', 'r /info/version'],
      notEvaluated: [],
    })
  })
})

test('a rule that fails at hundreds of places is given up', async () => {
  const ruleset =
    'rules: { r: { given: "$.x-list[*]", then: { function: schema, functionOptions: { schema: { $ref: "#" } } } } }'
  const places = Array.from({ length: 200 }, () => 1)
  expect((await found(ruleset, { 'x-list': places.slice(0, 199) })).reasons).not.toContain(
    'given up',
  )
  expect((await found(ruleset, { 'x-list': places })).reasons).toContain(
    'the rule was given up after it had failed at 200 places',
  )
})

describe('except turns rules off', () => {
  const ruleset = (file: string) => `
except: { "${file}": [b] }
rules:
  a: { given: $.info, then: { field: x, function: truthy } }
  b: { given: [$.info, $.paths], then: { field: x, function: truthy } }
`
  test.each([
    ['api.json', ['a /info']],
    ['other.json', ['a /info', 'b /info', 'b /paths']],
    ['api.json#/info', ['a /info', 'b /paths']],
  ])('in %s', async (file, expected) => {
    expect((await found(ruleset(file), {})).findings).toEqual(expected)
  })
})

describe('a field that is an expression begins where the rule has arrived', () => {
  const parts = {
    paths: {
      '/a': { summary: 'A', get: { summary: 'a', operationId: 'x', parameters: [{ name: 'p' }] } },
      '/b': { post: { operationId: 'y' } },
    },
  }
  const rule = (given: string, field: string, more = 'function: falsy') =>
    `rules: { r: { given: ${JSON.stringify(given)}, then: { field: ${JSON.stringify(field)}, ${more} } } }`

  test.each([
    ['$.paths', '$.*.get.summary', ['/paths/~1a/get/summary']],
    ['$.paths', '$..summary', ['/paths/~1a/summary', '/paths/~1a/get/summary']],
    ['$.paths[*]', '$', ['/paths/~1a', '/paths/~1b']],
    ['$.paths[*]', "$[?(@property=='get')]", ['/paths/~1a/get']],
    ['$.paths[*]', '$.get^', ['/paths/~1a']],
    ['$.paths[*]', '$^', []],
    ['$.paths[*]', '$.get.parameters[0]', ['/paths/~1a/get/parameters/0']],
    ['$.paths[*]', '$[?(@root.summary)].operationId', ['/paths/~1a/get/operationId']],
    ['$.paths[*]', "$[?(@path=='$[\\'get\\']')]", ['/paths/~1a/get']],
    ['$.paths[*]~', '$.get', ['/paths/~1a', '/paths/~1b']],
  ])('%s, then %s', async (given, field, pointers) => {
    const { findings, notEvaluated } = await found(rule(given, field), parts)
    expect(findings.toSorted()).toEqual(pointers.map((pointer) => `r ${pointer}`).toSorted())
    expect(notEvaluated).toEqual([])
  })

  test('but $ref is the name of a member', async () => {
    const a = { '/a': { $ref: '#/paths/~1b' }, '/b': {} }
    const options = 'function: falsy }, resolved: false'
    const { findings } = await found(
      `rules: { r: { given: "$.paths[*]", then: { field: $ref, ${options} } }`,
      { paths: a },
    )
    expect(findings).toEqual(['r /paths/~1a/$ref'])
  })

  test('and is missing there when it chooses nothing', async () => {
    const { findings } = await found(rule('$.paths[*]', '$.get.tags', 'function: truthy'), parts)
    expect(findings).toEqual(['r /paths/~1a', 'r /paths/~1b'])
  })

  test('and a name that it chooses is a text', async () => {
    const options = 'function: pattern, functionOptions: { match: "^get" }'
    const { findings } = await found(rule('$.paths[*]', '$.*~', options), parts)
    expect(findings).toEqual(['r /paths/~1a/summary', 'r /paths/~1b/post'])
  })

  test('is told of when it cannot be read, or has no answer', async () => {
    const unreadable = await found(rule('$.paths[*]', '$[?(@.x'), parts)
    expect(unreadable).toMatchObject({ findings: [], notEvaluated: ['r'] })
    expect(unreadable.reasons).toMatch(/^the field \$\[\?\(@\.x cannot be used: /)
    const { reasons } = await found(rule('$.paths[*]', '$[?(@.x.y)]'), parts)
    expect(reasons).toContain('at /paths/~1a/get: undefined has no "y"')
  })
})
