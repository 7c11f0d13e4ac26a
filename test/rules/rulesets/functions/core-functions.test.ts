import { readFileSync } from 'node:fs'
import type { DataValue } from '../../../../src/contracts/index.ts'
import { lint } from '../../../../src/index.ts'
import { load, mistakesOf } from '../document/memory-rulesets.ts'

type Found = readonly [value: DataValue, pointers: readonly string[]]

/** A function with options, and what the ecosystem's linter (6.16) finds in values: pointers below the value. */
interface FunctionCases {
  readonly function: string
  readonly options?: DataValue
  readonly field?: string
  readonly cases: readonly Found[]
}

const groups = JSON.parse(
  readFileSync(new URL('core-function-cases.json', import.meta.url), 'utf8'),
) as readonly FunctionCases[]

/** How many sentences a schema's errors at one place make is a matter of words. */
function placesOf(name: string, pointers: readonly string[]): readonly string[] {
  return (name === 'schema' ? [...new Set(pointers)] : pointers).toSorted()
}

describe('a core function finds what the ecosystem does', () => {
  test.each(groups.map((group) => [group.function, JSON.stringify(group.options), group] as const))(
    '%s %s',
    async (_name, _options, { function: name, options, field, cases }) => {
      const rules = cases.map((_, index): [string, unknown] => [
        `c${String(index)}`,
        {
          given: `$['x-cases'].c${String(index)}`,
          then: { field, function: name, functionOptions: options },
        },
      ])
      const loaded = await load({ 'a.json': JSON.stringify({ rules: Object.fromEntries(rules) }) })
      if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
      const values = cases.map(([value], index): [string, DataValue] => [
        `c${String(index)}`,
        value,
      ])
      const document = {
        openapi: '3.0.3',
        info: { title: 'Cases', version: '1' },
        paths: {},
        'x-cases': Object.fromEntries(values),
      }
      const { findings, policies } = await lint(
        { name: 'cases.json', text: JSON.stringify(document) },
        { rulesets: [loaded.ruleset] },
      )
      expect(policies[0]?.notEvaluated).toEqual([])
      const found = cases.map(([value], index): Found => {
        const own = findings.filter(({ rule }) => rule === `c${String(index)}`)
        const start = `/x-cases/c${String(index)}`.length
        return [
          value,
          placesOf(
            name,
            own.map(({ location }) => location.pointer.slice(start)),
          ),
        ]
      })
      expect(found).toEqual(
        cases.map(([value, pointers]): Found => [value, placesOf(name, pointers)]),
      )
    },
  )
})

test('a schema that its dialect forbids is told at every value, and not at what is missing', async () => {
  const rule = (given: string, options: unknown, field?: string): unknown => ({
    given,
    then: { ...(field !== undefined && { field }), function: 'schema', functionOptions: options },
  })
  const rules = {
    required: rule('$.info[title,version]', { schema: { type: 'string', required: true } }),
    nested: rule('$.info', { schema: { properties: { zzz: { type: 'strng' } } } }),
    foreign: rule('$.info', {
      dialect: 'draft7',
      schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' },
    }),
    nullable: rule('$.info', { schema: { nullable: true } }),
    missing: rule('$.info', { schema: { type: 7 } }, 'contact'),
    older: rule('$.info', {
      dialect: 'draft4',
      schema: { properties: { title: { minimum: 1, exclusiveMinimum: true } } },
    }),
  }
  const loaded = await load({ 'a.json': JSON.stringify({ rules }) })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
  const { findings } = await lint(
    { name: 'a.yaml', text: 'openapi: 3.0.3\ninfo: {title: a, version: "1"}\npaths: {}\n' },
    { rulesets: [loaded.ruleset] },
  )
  const shown = findings.map(
    ({ rule: id, location, message }) => `${id} ${location.pointer} ${message}`,
  )
  const because = 'the schema of the rule cannot be used:'
  expect(shown.sort()).toEqual([
    `foreign /info "info": ${because} its $schema names another dialect, https://json-schema.org/draft/2020-12/schema`,
    'missing /info "contact" is missing',
    `nested /info "info": ${because} the schema is none, since its type is malformed`,
    `nullable /info "info": ${because} it says nullable without a type`,
    `required /info/title "title": ${because} the schema is none, since its required is malformed`,
    `required /info/version "version": ${because} the schema is none, since its required is malformed`,
  ])
})

describe('options that a function does not take are mistakes at their place', () => {
  const cases: readonly [string, string, string][] = [
    ['truthy', '{}', '/functionOptions'],
    ['falsy', '{ a: 1 }', '/functionOptions'],
    ['defined', 'x', '/functionOptions'],
    ['undefined', '[]', '/functionOptions'],
    ['pattern', 'null', '/functionOptions'],
    ['pattern', '{}', '/functionOptions'],
    ['pattern', '{ match: 1 }', '/functionOptions/match'],
    ['pattern', '{ notMatch: null }', '/functionOptions/notMatch'],
    ['pattern', '{ match: x, foo: 1 }', '/functionOptions/foo'],
    ['length', '{}', '/functionOptions'],
    ['length', '{ min: "1" }', '/functionOptions/min'],
    ['length', '{ max: true }', '/functionOptions/max'],
    ['casing', '{}', '/functionOptions'],
    ['casing', '{ type: x }', '/functionOptions/type'],
    ['casing', '{ type: flat, separator: {} }', '/functionOptions/separator'],
    ['casing', '{ type: flat, separator: { char: ab } }', '/functionOptions/separator/char'],
    [
      'casing',
      '{ type: flat, separator: { char: "-", foo: 1 } }',
      '/functionOptions/separator/foo',
    ],
    ['casing', '{ type: flat, disallowDigits: x }', '/functionOptions/disallowDigits'],
    ['enumeration', '{}', '/functionOptions/values'],
    ['enumeration', '{ values: [{}] }', '/functionOptions/values'],
    ['alphabetical', '{ keyedBy: 1 }', '/functionOptions/keyedBy'],
    ['or', '{ properties: [a] }', '/functionOptions/properties'],
    ['xor', '{ properties: [1, 2] }', '/functionOptions/properties'],
    ['schema', '{}', '/functionOptions'],
    ['schema', '{ schema: true }', '/functionOptions/schema'],
    ['schema', '{ schema: {}, dialect: draft3 }', '/functionOptions/dialect'],
    ['schema', '{ schema: {}, allErrors: 1 }', '/functionOptions/allErrors'],
    ['unreferencedReusableObject', '{}', '/functionOptions'],
    [
      'unreferencedReusableObject',
      '{ reusableObjectsLocation: x }',
      '/functionOptions/reusableObjectsLocation',
    ],
    ['typedEnum', '{ a: 1 }', '/functionOptions'],
  ]
  test.each(cases)('%s %s', async (name, options, pointer) => {
    const text = `rules:\n  mine:\n    given: $\n    then: { function: ${name}, functionOptions: ${options} }\n`
    const loaded = await load(text)
    const places = loaded.ok ? [] : loaded.mistakes.map(({ location }) => location.pointer)
    // What is missing is told at the closest thing that is there.
    const expected =
      pointer === '/functionOptions/values' && options === '{}' ? '/functionOptions' : pointer
    expect(places).toEqual([`/rules/mine/then${expected}`])
  })

  test('all of them are told', async () => {
    const text = `rules:\n  mine:\n    given: $\n    then: { function: pattern, functionOptions: { match: 1, notMatch: 2 } }\n`
    expect(await mistakesOf(text)).toEqual([
      'a.yaml:4:51: Options of "pattern": match must be a regular expression, as a string.',
      'a.yaml:4:61: Options of "pattern": notMatch must be a regular expression, as a string.',
    ])
  })
})

test('a pattern that is no regular expression makes the rule unsupported', async () => {
  const loaded = await load(
    `rules:\n  mine:\n    given: $\n    then: { function: pattern, functionOptions: { match: "(" } }\n`,
  )
  const reason = /^the options of "pattern" cannot be used: match is no regular expression: /
  expect(loaded.ok && loaded.ruleset.forDocument().unsupported).toEqual([
    { id: 'mine', reason: expect.stringMatching(reason) as string },
  ])
})

describe('unreferencedReusableObject', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const cases: readonly [string, DataValue, DataValue, readonly string[]][] = [
    ['a reference from inside itself does not count', { D: { p: ref('D') } }, {}, ['D']],
    ['references in a circle count', { X: { p: ref('Y') }, Y: { p: ref('X') } }, {}, []],
    [
      'a reference that begins a chain counts for what it names',
      { X: ref('Y'), Y: {} },
      ref('X'),
      [],
    ],
    ['nothing names the first of a chain', { X: { p: ref('Y') }, Y: {} }, {}, ['X']],
    [
      'a part named is not the whole',
      { X: { properties: { a: {} } } },
      ref('X/properties/a'),
      ['X'],
    ],
    [
      'names are escaped',
      { 'a/b': {}, 'c~d': {}, 'e f': {} },
      [ref('a~1b'), ref('c~0d'), ref('e%20f')],
      [],
    ],
    ['a $ref that is no text is none', { X: {} }, { $ref: 5 }, ['X']],
  ]
  test.each(cases)('%s', async (_, schemas, extra, expected) => {
    const loaded = await load(
      `rules:\n  mine:\n    given: $.components.schemas\n    resolved: false\n    then: { function: unreferencedReusableObject, functionOptions: { reusableObjectsLocation: "#/components/schemas" } }\n`,
    )
    if (!loaded.ok) throw new Error('The ruleset has mistakes.')
    const info = { title: 'Cases', version: '1' }
    const document = {
      openapi: '3.0.3',
      info,
      paths: {},
      components: { schemas },
      'x-extra': extra,
    }
    const { findings } = await lint(
      { name: 'cases.json', text: JSON.stringify(document) },
      { rulesets: [loaded.ruleset] },
    )
    const own = findings.filter(({ rule }) => rule === 'mine')
    expect(own.map(({ location }) => location.pointer.replace('/components/schemas/', ''))).toEqual(
      expected,
    )
  })
})
