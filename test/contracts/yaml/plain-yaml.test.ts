import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { EVENT_ID, parseEvents } from 'js-yaml'
import type { DataValue } from '../../../src/contracts/document/data-value.ts'
import { DEFAULT_LIMITS } from '../../../src/contracts/limits.ts'
import { composeYaml } from '../../../src/contracts/yaml/compose-yaml.ts'
import { readPlainYaml } from '../../../src/contracts/yaml/plain-yaml.ts'
import { packageRoot } from '../../../src/package-root.ts'
import { sharedFolder } from '../../support/shared.ts'

const LARGEST = 100_000

function pathsIn(value: DataValue, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))]
}

/** What the complete parser makes of a text, in a form that shows the order of keys. */
function completely(text: string) {
  const events = parseEvents(text, { maxDepth: DEFAULT_LIMITS.depth + 2 })
  const documents = events.filter(({ type }) => type === EVENT_ID.DOCUMENT).length
  const { value, nodes, table } = composeYaml(text, events, 1, DEFAULT_LIMITS)
  const places = pathsIn(value).map((one) => table.find(one))
  const entries = JSON.stringify(value)
  return { documents, value, entries, nodes, places, duplicateKeys: table.duplicateKeys() }
}

/** The same from the fast reader, or undefined where it leaves the text to the complete parser. */
function plainly(text: string): ReturnType<typeof completely> | undefined {
  const plain = readPlainYaml(text, DEFAULT_LIMITS)
  if (plain === undefined) return undefined
  const { value, nodes, table, mayRepeatKeys } = plain
  const places = pathsIn(value).map((one) => table.find(one))
  const duplicateKeys = mayRepeatKeys ? table.duplicateKeys() : []
  return { documents: 1, value, entries: JSON.stringify(value), nodes, places, duplicateKeys }
}

describe('what is read the plain way', () => {
  test.each([
    [
      'mappings and lists',
      'a:\n  b: 1\n  c:\n  - x\n  - y: 2\n    z:\n  - - 1\n    - 2\nd:\n  - e\n',
    ],
    ['flow collections', 'a: {b: [1, "2", {c: d}], }\ne: [\n  f,\n  g\n ]\nh: []\ni: {"j":k}\n'],
    ['comments', '# one\na: b # two\n# three\nc: d#e\nf: # four\n  # five\n  - g # six\n'],
    ['a marker before the document', '# one\n--- # two\na: b\n'],
    ['plain text over several lines', 'a: b\n  c\n\n  d\ne: f\n'],
    ['quoted text', 'a: "b: \\"c\\" \\u00e9"\nd: \'e\'\'f\'\n"g": h\n\'i\' : j\n'],
    ['quoted text over several lines', 'a: "b\n  c\\\n  d\n\n  e"\nf: \'g\n\n  h\'\n'],
    ['literal text', 'a: |\n  b\n\n    c\n  d\ne: |-\n  f\n\ng: |+\n  h\n\n- x: y\n'.slice(0, -7)],
    ['folded text', 'a: >\n  b\n  c\n\n  d\n   e\n- f'.slice(0, -4)],
    ['text of items', '- |\n  a\n- >-\n  b\n  c\n'],
    ['no value at all', 'a:\nb:\n  -\n  - c:\n'],
    ['keys that stand twice', 'a: 1\nb: {c: 1, c: 2}\na: 3\n'],
    ['keys with a meaning in JavaScript', '__proto__: 1\nconstructor: {toString: 2}\n'],
    ['scalars of all types', 'a: [1, 1.5, 0x1F, ~, null, true, .inf, 1.0.0, -1, no, "1"]\n'],
    ['line breaks of Windows', 'a: b\r\nc:\r\n  - |\r\n    d\r\n\r\n    e\r\n  - "f\r\n    g"\r\n'],
    ['characters beyond the first plane', 'a: \u{1f600}\n"\u{1f600}": [b]\n'],
    ['no line break at the end', 'a:\n  - b: "c"'],
  ])('is what the complete parser makes of %s', (_, text) => {
    expect(plainly(text)).toEqual(completely(text))
  })

  test.each([
    ...['a: &b c\nd: *b', 'a: !!str 1', '? a\n: b', '<<: {a: b}', 'a:\tb', '- a\n---\n- b', 'a'],
    ...['a: b: c', 'a: "b" c', 'a: [b', 'a: {b}', 'a:\n  b\nc', ' a: b', 'a: |2\n   b', 'a: @b'],
    ...['%YAML 1.2\n---\na: b', '--- a: b', 'a: b\n...\n', '"a\n  b": c', '[a: b]', '{a: b}: c'],
    ...['a: "\\q"', 'a: "b\nc"', 'a: [\nb]', '\ufeffa: b', 'a: b\rc: d', 'a: \u0000', '', '# a'],
  ])('leaves %j to the complete parser', (text) => {
    expect(readPlainYaml(text, DEFAULT_LIMITS)).toBeUndefined()
  })

  it('leaves what exceeds a bound to the complete parser', () => {
    const nested = `a: ${'['.repeat(5)}${']'.repeat(5)}`
    expect(readPlainYaml(nested, { ...DEFAULT_LIMITS, depth: 6 })).toBeDefined()
    expect(readPlainYaml(nested, { ...DEFAULT_LIMITS, depth: 5 })).toBeUndefined()
    expect(readPlainYaml('a: [1, 2]', { ...DEFAULT_LIMITS, nodes: 4 })).toBeDefined()
    expect(readPlainYaml('a: [1, 2]', { ...DEFAULT_LIMITS, nodes: 3 })).toBeUndefined()
  })

  it('agrees with the complete parser whatever is done to a document, or is left to it', () => {
    const folder = path.join(packageRoot, 'specs/examples')
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    const pieces = [
      ...[' ', '  ', '\n', '\n\n', ': ', ':', '- ', '-', '#', ' #', '"', "'", '{', '}', '[', ']'],
      ...[
        ',',
        '|',
        '>-\n',
        '>+\n',
        '? ',
        '\\',
        'a: b',
        '- a',
        '&a ',
        '*a',
        '\n---\n',
        '<<: ',
        '\r\n',
      ],
    ]
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 6 }),
      piece: fc.constantFrom('', ...pieces),
    })
    let plain = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(change, { maxLength: 3 }),
        (text, changes) => {
          const changed = changes.reduce((one, { at, cut, piece }) => {
            const offset = Math.floor(at * one.length)
            return one.slice(0, offset) + piece + one.slice(offset + cut)
          }, text)
          const found = plainly(changed)
          if (found === undefined) return
          plain += 1
          expect(found).toEqual(completely(changed))
        },
      ),
      { numRuns: 400, seed: 1 },
    )
    expect(plain).toBeGreaterThan(100)
  })
})

const shared = sharedFolder()
const inCorpus = shared === undefined ? describe.skip : describe
inCorpus('the YAML of the corpus', () => {
  it('is read the plain way nearly always, and is the same then', () => {
    const folder = `${shared ?? ''}corpus/openapi`
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.ya?ml$/.test(name),
    )
    let read = 0
    let plain = 0
    for (const name of files) {
      const text = readFileSync(path.join(folder, name), 'utf8')
      if (text.length > LARGEST) continue
      read += 1
      const found = plainly(text)
      if (found === undefined) continue
      plain += 1
      expect(found).toEqual(completely(text))
    }
    expect(read).toBeGreaterThan(50)
    expect(plain / read).toBeGreaterThan(0.9)
  })
})
