import fc from 'fast-check'
import { parsePath, PathMistake } from '../../../../src/rules/rulesets/json-path/index.ts'
import { chosen } from './chosen.ts'

const fragment = fc.constantFrom(
  ...['$', '.', '..', '[', ']', '*', '~', '^', '?(', ')', '@', '@property', '@parent', '@path'],
  ...[
    "'a'",
    '"b"',
    'a',
    'b',
    '/x/',
    '===',
    '&&',
    '||',
    '!',
    '(',
    ',',
    '-1',
    '0',
    ':',
    'match(',
    '=>',
  ],
  ...['.length', '.some(', 'in', 'typeof ', '`', '\\', ' ', '?.', '??', '?', '{', '}', '@string()'],
)

function parsed(text: string): 'parsed' | 'refused' {
  try {
    parsePath(text)
    return 'parsed'
  } catch (error) {
    if (error instanceof PathMistake && error.column >= 1) return 'refused'
    throw error
  }
}

test('no text makes the parser throw anything but a mistake with its place', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fragment, { maxLength: 30 }).map((parts) => `$${parts.join('')}`),
        fc.string({ maxLength: 200 }).map((text) => `$[?(${text})]`),
        fc.string({ maxLength: 200 }),
      ),
      (text) => {
        expect(['parsed', 'refused']).toContain(parsed(text))
      },
    ),
    { numRuns: 3_000 },
  )
})

const name = fc.constantFrom('a', 'b', 'c')
const pointer = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', '0'), { maxLength: 3 })
  .map((path) => `#${path.map((token) => `/${token}`).join('')}`)

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 1, 'text'),
    fc.record({ $ref: pointer }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }),
  ),
}))
const document = fc.record({ a: value, b: value, c: value, d: value })

const expression = fc.constantFrom(
  ...['$..*', '$..a', '$..a^', '$..a..b', '$.a.*.b', '$..[?(@.a)]', '$..[?(@property === "b")]^^'],
  ...['$..a^.b', '$..[?(@parentProperty === "a")]', '$..[0]', '$..[?(@ && @.length > 1)]', '$..*~'],
)

test('every walk over references in any circles ends, and chooses places that exist', () => {
  fc.assert(
    fc.property(document, expression, fc.boolean(), (given, text, resolved) => {
      const { places, faults } = chosen(given, text, { resolved })
      for (const place of places) expect(place).toMatch(/^(\/|$| )/)
      for (const fault of faults) expect(fault).not.toContain('steps than are allowed')
    }),
    { numRuns: 1_000 },
  )
})

test('an expression without references chooses what it chooses in the document as written', () => {
  const plain = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, 1, 'text'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 3 }),
    ),
  })).value
  fc.assert(
    fc.property(fc.record({ a: plain, b: plain }), expression, (given, text) => {
      expect(chosen(given, text)).toEqual(chosen(given, text, { resolved: false }))
    }),
    { numRuns: 500 },
  )
})
