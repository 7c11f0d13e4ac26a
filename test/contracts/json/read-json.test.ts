import fc from 'fast-check'
import { ContractError } from '../../../src/contracts/contract-error.ts'
import { readJson } from '../../../src/contracts/json/read-json.ts'
import { scanJson } from '../../../src/contracts/json/scan-json.ts'
import { DEFAULT_LIMITS } from '../../../src/contracts/limits.ts'
import { SourceText } from '../../../src/contracts/source.ts'
import { placedNodes } from '../document/places.ts'

const read = (text: string, limits = {}) =>
  readJson(new SourceText('api.json', text), { ...DEFAULT_LIMITS, ...limits })

function problemOf(text: string, limits = {}): ContractError {
  try {
    read(text, limits)
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
  throw new Error('it was readable')
}

describe('reading JSON', () => {
  test('a member is located from its key to the end of a short value, or of the key', () => {
    const document = read('{\r\n\t"a": "x",\r\n\t"b": {\r\n\t\t"c/d": [10, {}]\r\n\t}\r\n}')
    const place = (pointer: string) => {
      const { line, column, endLine, endColumn } = document.locate(pointer)
      return [line, column, endLine, endColumn]
    }
    expect(place('')).toEqual([1, 1, 1, 2])
    expect(place('/a')).toEqual([2, 2, 2, 10])
    expect(place('/b')).toEqual([3, 2, 3, 5])
    expect(place('/b/c~1d')).toEqual([4, 3, 4, 8])
    expect(place('/b/c~1d/0')).toEqual([4, 11, 4, 13])
    expect(place('/b/c~1d/1')).toEqual([4, 15, 4, 16])
  })

  test('a pointer to what is missing gives the closest node that exists', () => {
    const document = read('{"info": {"title": "T"}}')
    expect(document.locate('/info/contact/name')).toEqual({
      file: 'api.json',
      pointer: '/info',
      line: 1,
      column: 2,
      endLine: 1,
      endColumn: 8,
    })
  })

  test('every pointer of any document leads to the text of its key and value', () => {
    const indents = fc.constantFrom('', '\t', '  ', ' \t ')
    const breaks = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), indents, breaks, (json, indent, lineBreak) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent).replaceAll('\n', lineBreak)
        for (const { key, value, text: placed } of placedNodes(read(text))) {
          const isShort = typeof value !== 'object' || value === null
          if (key === undefined) {
            if (isShort) expect(placed).toBe(JSON.stringify(value))
            else expect(placed).toBe(Array.isArray(value) ? '[' : '{')
          } else {
            const written = `${JSON.stringify(key)}:${JSON.stringify(value)}`
            expect(isShort ? placed.replace(/:\s/, ':') : `${placed}:`).toBe(
              isShort ? written : `${JSON.stringify(key)}:`,
            )
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('of equal keys the last one counts, and each place is kept', () => {
    const document = read('{"a": {"x": 1, "y": 0, "\\u0078": 2}, "b": 1}')
    expect(document.value).toEqual({ a: { x: 2, y: 0 }, b: 1 })
    expect(document.duplicateKeys).toEqual([
      {
        pointer: '/a/x',
        key: 'x',
        places: [
          { start: 7, end: 10 },
          { start: 23, end: 31 },
        ],
      },
    ])
    expect(document.locate('/a/x').column).toBe(24)
  })

  test('a key named __proto__ is a member like any other', () => {
    const document = read('{"__proto__": {"polluted": true}, "constructor": 1}')
    expect(Object.keys(document.value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(document.locate('/__proto__/polluted').column).toBe(16)
  })

  test.each([
    ['{"a": 1,}', 1, 8, 'a comma stands before "}"'],
    ['{"a": 1\n "b": 2}', 2, 2, 'a comma or "}" is expected, but "\\"" stands there'],
    ['{"a" 1}', 1, 6, 'a colon after the member name is expected, but "1" stands there'],
    ['{"a": }', 1, 7, 'a value is expected, but "}" stands there'],
    ['{"a": NaN}', 1, 7, 'the word "NaN" is no value of JSON'],
    ['{"a": "b', 1, 7, 'a string begins that no quotation mark ends'],
    ['{"a": "\t"}', 1, 8, 'a string holds a control character that is not escaped'],
    ['{"a": "\\x"}', 1, 8, '"\\x" is no escape sequence of JSON'],
    ['{"a": 01}', 1, 8, 'a comma or "}" is expected, but "1" stands there'],
    ['{"a": 1', 1, 8, 'a comma or "}" is expected, but the text ends'],
    ['{} {}', 1, 4, 'the end of the text is expected, but "{" stands there'],
    ['{"a": "ß😀", }', 1, 12, 'a comma stands before "}"'],
  ])('%j is not well-formed at line %d, column %d', (text, line, column, message) => {
    const error = problemOf(text)
    expect(error.code).toBe('json-not-well-formed')
    expect(error.message).toBe(`This is not well-formed JSON: ${message}.`)
    expect(error.location).toMatchObject({ file: 'api.json', line, column })
  })

  test('the scanner accepts exactly what JSON.parse accepts', () => {
    const texts = fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\ \n-+.0123eEnulltrfas/u\u00a0')) }),
      fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([json, at, inserted]) => {
        const cut = at % (json.length + 1)
        return json.slice(0, cut) + inserted + json.slice(cut + 1)
      }),
    )
    const accepts = (parse: (text: string) => unknown, text: string) => {
      try {
        parse(text)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(texts, (text) => {
        expect(accepts(scanJson, text)).toBe(accepts(JSON.parse, text))
      }),
      { numRuns: 2000 },
    )
  })

  test('nesting beyond the limit is refused before anything is built', () => {
    expect(problemOf('['.repeat(1_000_000))).toMatchObject({
      code: 'too-deep',
      location: { line: 1, column: 257 },
    })
    expect(read('['.repeat(256) + ']'.repeat(256)).locate('/0/0').column).toBe(3)
  })

  test('more values than the limit are refused', () => {
    expect(problemOf('[1, 2, {"a": 3}]', { nodes: 4 }).code).toBe('too-many-nodes')
    expect(read('[1, 2, {"a": 3}]', { nodes: 5 }).value).toHaveLength(3)
  })
})
