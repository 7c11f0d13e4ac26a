import fc from 'fast-check'
import { dump, FAILSAFE_SCHEMA, load } from 'js-yaml'
import { ContractError } from '../../../src/contracts/contract-error.ts'
import { DEFAULT_LIMITS } from '../../../src/contracts/limits.ts'
import { SourceText } from '../../../src/contracts/source.ts'
import { readYaml } from '../../../src/contracts/yaml/read-yaml.ts'
import { placedNodes } from '../document/places.ts'

const read = (text: string, limits = {}) =>
  readYaml(new SourceText('api.yaml', text), { ...DEFAULT_LIMITS, ...limits })

function problemOf(text: string, limits = {}): ContractError {
  try {
    read(text, limits)
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
  throw new Error('it was readable')
}

describe('the value of a YAML document', () => {
  test.each([
    [
      'responses:\n  200: ok\n  4.0: x\n  0x10: y',
      { responses: { '200': 'ok', '4.0': 'x', '0x10': 'y' } },
    ],
    ['a: 2024-05-01', { a: '2024-05-01' }],
    ['a: [yes, no, on, off, true, False]', { a: ['yes', 'no', 'on', 'off', true, false] }],
    ['a: [~, null, "null", ]', { a: [null, null, 'null'] }],
    ['a: [0o17, 0x1F, 017, 1_000, -3, +4]', { a: [15, 31, 17, '1_000', -3, 4] }],
    [
      'a: [1.5, .5, 1., 1e3, 1.0.0, .inf, -.INF]',
      { a: [1.5, 0.5, 1, 1000, '1.0.0', Infinity, -Infinity] },
    ],
    [
      'a: !!str 5\nb: !!int "7"\nc: ! 8\nd: !mine 9\ne: !<tag:yaml.org,2002:str> true',
      { a: '5', b: 7, c: '8', d: '9', e: 'true' },
    ],
    ['a: |\n  one\n  two\nb: >\n  one\n  two\n', { a: 'one\ntwo\n', b: 'one two\n' }],
    ['? a\n: 1\n? b\n', { a: 1, b: null }],
    ['{a: 1, "b": [2, c: 3]}', { a: 1, b: [2, { c: 3 }] }],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['a: &k key\n*k : 1', { a: 'key', key: 1 }],
    ['base: &b {x: 1, y: 1}\nown: {<<: *b, y: 2}', { base: { x: 1, y: 1 }, own: { x: 1, y: 2 } }],
    [
      'p: &p {x: 1}\nq: &q {x: 2, y: 2}\nr: {<<: [*p, *q]}',
      { p: { x: 1 }, q: { x: 2, y: 2 }, r: { x: 1, y: 2 } },
    ],
    ['"<<": {a: 1}', { '<<': { a: 1 } }],
    ['# only a comment\n---\na: 1\n...\n', { a: 1 }],
    ['%YAML 1.1\n---\na: yes', { a: 'yes' }],
  ])('of %j is read in the core schema', (text, value) => {
    expect(read(text).value).toEqual(value)
  })

  test('with tabs between its parts is read, and tabs inside of texts are kept', () => {
    const document = read(
      'a:\t{b:\t"x\ty",\tc: [1,\t2]}\nd:\n  - \t{e:\tp\tq}\nf: |\n  \tz\n  y\tx\n',
    )
    expect(document.value).toEqual({
      a: { b: 'x\ty', c: [1, 2] },
      d: [{ e: 'p\tq' }],
      f: '\tz\ny\tx\n',
    })
    expect(document.locate('/a/c')).toMatchObject({ line: 1, column: 15 })
    expect(() => read('a:\n\tb: {c: 1}\n')).toThrow('not well-formed YAML')
  })

  test('a key named __proto__ is a member like any other, also through a merge', () => {
    const { value } = read('a: &a {__proto__: {polluted: true}}\nb: {<<: *a}')
    const [a, b] = Object.values(value as Record<string, object>)
    expect(Object.keys(a ?? {})).toEqual(['__proto__'])
    expect(Object.keys(b ?? {})).toEqual(['__proto__'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('of equal keys the last one counts, and each place is kept', () => {
    const document = read('a:\n  200: x\n  b: 1\n  "200": y\n')
    expect(document.value).toEqual({ a: { '200': 'y', b: 1 } })
    expect(document.duplicateKeys).toEqual([
      {
        pointer: '/a/200',
        key: '200',
        places: [
          { start: 5, end: 8 },
          { start: 21, end: 26 },
        ],
      },
    ])
    expect(document.locate('/a/200').line).toBe(4)
  })

  test('keys that are no text are kept with what they are, of equal ones the first', () => {
    const shown = (text: string): readonly unknown[] =>
      read(text).nonTextKeys.map(({ pointer, key, type, start, end }) => [
        ...[pointer, key, type],
        text.slice(start, end),
      ])
    const keys: readonly (readonly [string, string])[] = [
      ['200', 'number'],
      ['1.0', 'number'],
      ['-1', 'number'],
      ['.5', 'number'],
      ['0x1F', 'number'],
      ['True', 'boolean'],
      ['null', 'null'],
      ['~', 'null'],
    ]
    const block = `a:\n${keys.map(([key]) => `  ${key}: x\n`).join('')}`
    const expected = keys.map(([key, type]) => [`/a/${key.replace('~', '~0')}`, key, type, key])
    expect(shown(block)).toEqual(expected)
    expect(shown(`a: {${keys.map(([key]) => `${key}: x`).join(', ')}}`)).toEqual(expected)
    // Read by the complete parser, because of the tab.
    expect(shown(block.replace('200: x', '200:\tx'))).toEqual(expected)
    expect(shown('a: {"200": x, \'1\': x, 1a: x, 2020-01-01: x, yes: x, -: x}')).toEqual([])
    expect(shown('a:\n  - 200: x\n    200: y\n    "200": z\n')).toEqual([
      ['/a/0/200', '200', 'number', '200'],
    ])
    expect(shown('a: {"200": x, 200: y}')).toEqual([])
  })

  test('only the first document with content is read; where others begin is kept', () => {
    const document = read('---\n---\na: 1\n---\nb: 2\n---\n')
    expect(document.value).toEqual({ a: 1 })
    expect(document.furtherDocuments).toEqual([{ start: 17, end: 18 }])
  })
})

describe('places in a YAML document', () => {
  const place = (text: string, pointer: string) => {
    const { line, column, endLine, endColumn, pointer: found } = read(text).locate(pointer)
    return [found, line, column, endLine, endColumn]
  }

  test('a member is located from its key to the end of a short value, or of the key', () => {
    const text = 'paths:\n  /pets:\n    get:\n      tags: [a, "b"]\n      id: \'x\'\n      empty:\n'
    expect(place(text, '')).toEqual(['', 1, 1, 1, 2])
    expect(place(text, '/paths/~1pets')).toEqual(['/paths/~1pets', 2, 3, 2, 8])
    expect(place(text, '/paths/~1pets/get/tags/1')).toEqual([
      '/paths/~1pets/get/tags/1',
      4,
      17,
      4,
      20,
    ])
    expect(place(text, '/paths/~1pets/get/id')).toEqual(['/paths/~1pets/get/id', 5, 7, 5, 14])
    expect(place(text, '/paths/~1pets/get/empty')).toEqual(['/paths/~1pets/get/empty', 6, 7, 6, 12])
    expect(place(text, '/paths/~1pets/put/id')).toEqual(['/paths/~1pets', 2, 3, 2, 8])
  })

  test('a path through an alias or a merge leads to where the node is written', () => {
    const text = 'a: &x\n  b: 1\nc: *x\nd:\n  <<: *x\n  e: 2\n'
    expect(place(text, '/c')).toEqual(['/c', 3, 1, 3, 6])
    expect(place(text, '/c/b')).toEqual(['/c/b', 2, 3, 2, 7])
    expect(place(text, '/d/b')).toEqual(['/d/b', 2, 3, 2, 7])
    expect(place(text, '/d/e')).toEqual(['/d/e', 6, 3, 6, 7])
  })

  test('every pointer of any document leads to the text of its key and value', () => {
    const styles = fc.record({
      flowLevel: fc.constantFrom(-1, 0, 1, 2),
      indent: fc.constantFrom(2, 4),
      quoteStyle: fc.constantFrom('single' as const, 'double' as const),
      seqNoIndent: fc.boolean(),
    })
    const documents = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 4 })
    fc.assert(
      fc.property(documents, styles, fc.constantFrom('\n', '\r\n'), (value, style, lineBreak) => {
        const text = dump(value, { ...style, lineWidth: -1 }).replaceAll('\n', lineBreak)
        fc.pre(!text.includes(': |') && !text.includes('- |') && !text.startsWith('|'))
        for (const { key, value: node, text: placed } of placedNodes(read(text))) {
          const isShort = typeof node !== 'object' || node === null
          if (key === undefined) {
            if (isShort) expect(load(placed)).toEqual(load(dump(node)))
            else expect(placed).toHaveLength(1)
          } else if (isShort && /:\s/.test(placed) && !placed.endsWith(':')) {
            expect(load(placed, { schema: FAILSAFE_SCHEMA })).toHaveProperty([key])
          } else {
            expect(load(placed, { schema: FAILSAFE_SCHEMA })).toBe(key)
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('YAML that cannot be read', () => {
  test.each([
    ['a: b: c', 1, 5],
    ['a:\n\tb: 1', 2, 1],
    ['a: [1, 2', 1, 9],
    ['a: *unknown', 1, 4],
    ['a: "x', 1, 6],
    ['? [a]\n: b', 1, 3],
    ['a: @b', 1, 4],
    ['key: value\n  bad: indent\n', 2, 6],
  ])('%j is not well-formed at line %d, column %d', (text, line, column) => {
    const error = problemOf(text)
    expect(error.code).toBe('yaml-not-well-formed')
    expect(error.message).toMatch(/^This is not well-formed YAML: .+\.$/)
    expect(error.location).toMatchObject({ file: 'api.yaml', line, column })
  })

  test('a stream of nothing but comments is empty', () => {
    expect(problemOf('# nothing\n---\n').code).toBe('empty')
  })

  test('aliases that multiply are refused by what they stand for', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
    for (let level = 1; level < 10; level += 1) {
      lines.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      )
    }
    expect(problemOf(lines.join('\n'))).toMatchObject({
      code: 'alias-limit',
      message: 'This YAML cannot be read: its aliases stand for more than 1000000 values in all.',
    })
  })

  test('an alias inside the node that it names is refused', () => {
    expect(problemOf('a: &a\n  - *a')).toMatchObject({
      code: 'alias-limit',
      location: { line: 2, column: 5 },
    })
  })

  test('aliases cannot nest beyond the limit either', () => {
    const lines = ['a0: &a0 [x]']
    for (let level = 1; level <= 300; level += 1)
      lines.push(`a${level}: &a${level} [*a${level - 1}]`)
    expect(problemOf(lines.join('\n')).code).toBe('too-deep')
  })

  test.each(['[', '{a: ', '- ', '? '])('nesting %j beyond the limit is refused', (opening) => {
    expect(problemOf(opening.repeat(100_000)).code).toBe('too-deep')
  })

  test('nesting up to the limit is read', () => {
    const text = `${'['.repeat(256)}x${']'.repeat(256)}`
    expect(read(text).locate('/0'.repeat(256)).column).toBe(257)
    expect(problemOf(`[${text}]`).code).toBe('too-deep')
  })

  test('more values than the limit are refused', () => {
    expect(problemOf('a,b\n'.repeat(20), { nodes: 10 }).code).toBe('too-many-nodes')
    expect(problemOf('[a: 1, b: 1, c: 1]', { nodes: 3 }).code).toBe('too-many-nodes')
  })

  test('no text makes the reader throw anything untyped', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...Array.from('ab:-?[]{},&*!|>\'"%@`#~<0x1 \t\n\r\\\u0000\ufeff😀')),
    })
    fc.assert(
      fc.property(texts, (text) => {
        try {
          placedNodes(read(text))
        } catch (error) {
          expect(error).toBeInstanceOf(ContractError)
        }
      }),
      { numRuns: 5000 },
    )
  })
})
