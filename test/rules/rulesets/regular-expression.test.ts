import fc from 'fast-check'
import {
  compileRegularExpression,
  compileWrittenExpression,
  loadLinearEngine,
  RegularExpressionError,
} from '../../../src/rules/rulesets/regular-expression.ts'
import { parsePattern } from '../../../src/rules/rulesets/regular-expression/parse-pattern.ts'
import type { PatternNode } from '../../../src/rules/rulesets/regular-expression/pattern-node.ts'
import { searchCost } from '../../../src/rules/rulesets/regular-expression/search-cost.ts'
import { shortenPattern } from '../../../src/rules/rulesets/regular-expression/shorten-pattern.ts'

function degreeOf(source: string): number | undefined {
  const parsed = parsePattern(source, '')
  return parsed && searchCost(parsed.node).degree
}

describe('the bound on the steps of a search, as a power of the length of the text', () => {
  const cases: readonly [number | undefined, string][] = [
    [1, 'Id$'],
    [1, '(TODO|todo|Todo)'],
    [1, String.raw`\b(get|list|create|update)\b`],
    [0, '^[A-Z]$'],
    [1, '^[a-z][a-zA-Z0-9]+$'],
    [1, String.raw`^([0-9]+\.){2}[0-9]+$`],
    [1, String.raw`^(/[a-z][A-Za-z0-9]*|/\{[a-z][A-Za-z0-9]*\}|:[a-z][A-Za-z0-9]*)+$`],
    [1, '^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$'],
    [0, String.raw`^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$`],
    [1, String.raw`^(?!.*\b(SNAPSHOT|RELEASE)\b)(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$`],
    [1, '/v[0-9]+(/|$)'],
    [2, '[a-z]+Id'],
    [2, '.*_id$'],
    [2, '^.*a.*$'],
    [3, '^.*a.*b.*$'],
    [2, '(?<=/)[a-z]+s(?=/|$)'],
    [Infinity, '^(a+)+$'],
    [Infinity, '^(a|aa)+$'],
    [Infinity, '^(a|a)*$'],
    [Infinity, '^(a*)*$'],
    [Infinity, '(.*a){25}'],
    [Infinity, '^(?:x|a?b?)*$'],
    [undefined, String.raw`(a)\1`],
  ]
  test.each(cases)('%s for %s', (degree, source) => {
    expect(degreeOf(source)).toBe(degree)
  })
})

describe('an expression that is found in the same texts', () => {
  test.each([
    ['.*_id$', '_id$'],
    ['.*(max-age|private).*', '(max-age|private)'],
    ['[A-Z]+', '[A-Z]'],
    ['[a-z]+Id', '[a-z]Id'],
    ['a*b+?c{1,}?', 'bc'],
    ['/a.*|/b.*', undefined],
    ['.*', ''],
    ['^.*a$', undefined],
    ['.*a|b', undefined],
  ])('%s is %s', (source, shorter) => {
    const parsed = parsePattern(source, '')
    expect(parsed && shortenPattern(parsed)).toBe(shorter)
  })
})

const atom = fc.constantFrom(
  ...['a', 'b', '.', '[ab]', '[^a]', String.raw`\w`, String.raw`\W`, String.raw`\s`, '-', '[a-]'],
  ...['^', '$', String.raw`\b`, String.raw`\x61`, String.raw`[\d_]`, '(?=a)', '(?!b)', '(?<=a)'],
)
const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    atom,
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => one + other),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,}', '*?'))
      .map(([one, quantifier]) => `(${one})${quantifier}`),
    fc
      .tuple(atom, fc.constantFrom('*', '+', '?'))
      .map(([one, quantifier]) => `${one}${quantifier}`),
  ),
}))
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', '-', ' ', '\n', '_', '1', 'é'),
  maxLength: 8,
})

test('whatever way a text is searched, the answer is that of JavaScript', async () => {
  await loadLinearEngine()
  fc.assert(
    fc.property(pattern, fc.constantFrom('', 'i', 'm', 's'), text, (source, flags, searched) => {
      const native = nativeOf(source, flags)
      const compiled = native && compileRegularExpression(source, flags)
      let found: boolean | undefined
      try {
        found = compiled?.test(searched)
      } catch (error) {
        // A machine that has other work can hold any search up beyond its time; then there is no answer to compare.
        expect(error).toMatchObject({ code: 'expression-over-budget' })
        fc.pre(false)
      }
      expect(found).toBe(native?.test(searched))
    }),
    { numRuns: 3_000 },
  )
})

test('an expression is understood as JavaScript does', () => {
  fc.assert(
    fc.property(pattern, text, (source, searched) => {
      fc.pre(!/[\\(][bB=!<?]|[$^]/.test(source))
      const parsed = parsePattern(source, '')
      expect(parsed && isFound(parsed.node, searched)).toBe(nativeOf(source, '')?.test(searched))
    }),
    { numRuns: 3_000 },
  )
})

function nativeOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

/** Where a match can end, by trying everything. */
function* endsOf(node: PatternNode, searched: string, at: number): Generator<number> {
  switch (node.kind) {
    case 'char': {
      const code = at < searched.length ? searched.charCodeAt(at) : -1
      if (node.set.some(([first, last]) => first <= code && code <= last)) yield at + 1
      return
    }
    case 'sequence': {
      let ends = new Set([at])
      for (const item of node.items) {
        ends = new Set([...ends].flatMap((end) => [...endsOf(item, searched, end)]))
      }
      yield* ends
      return
    }
    case 'choice':
      for (const option of node.options) yield* endsOf(option, searched, at)
      return
    case 'repeat': {
      let ends = new Set([at])
      if (node.min === 0) yield at
      for (let count = 1; count <= Math.min(node.max, searched.length + node.min + 1); count += 1) {
        ends = new Set([...ends].flatMap((end) => [...endsOf(node.body, searched, end)]))
        if (count >= node.min) yield* ends
      }
      return
    }
    default:
      throw new Error('not in this test')
  }
}

function isFound(node: PatternNode, searched: string): boolean {
  return Array.from({ length: searched.length + 1 }, (_, at) => at).some(
    (at) => !endsOf(node, searched, at).next().done,
  )
}

describe('expressions made to take for ever', () => {
  beforeAll(loadLinearEngine)
  const long = `${'a'.repeat(50_000)}!`

  test.each(['^(a+)+$', '^(a|aa)+$', '(a*)*b', '(.*a){25}c', '.*.*.*b', '(x+x+)+y|(a+a+)+b'])(
    '%s has an answer at once',
    (source) => {
      const began = performance.now()
      expect(compileRegularExpression(source).test(long)).toBe(false)
      expect(performance.now() - began).toBeLessThan(2_000)
    },
  )

  test.each(['^(?=(a+)+$)', '^(?:(a+)+)\\1$'])('%s is given up', (source) => {
    const began = performance.now()
    const search = () => compileRegularExpression(source).test(`${'a'.repeat(40)}!`)
    expect(search).toThrow(
      expect.objectContaining({ code: 'expression-over-budget' }) as RegularExpressionError,
    )
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  test('a text too long to be searched under a clock is not', () => {
    const search = () => compileRegularExpression('^(?=(a+)+$)').test('a'.repeat(100_001))
    expect(search).toThrow('the text has more than 100000 characters')
  })
})

describe('expressions as rulesets write them', () => {
  test.each([
    ['^a', 'abc', true],
    ['/^A/i', 'abc', true],
    ['/^A/', 'abc', false],
    ['//', 'abc', false],
    ['//', 'a//b', true],
    ['/a/b/i', 'A/B', true],
    ['/x', '/x', true],
    ['/a\nb/', 'a\nb', false],
    ['/b/g', 'ab', true],
    ['/b/y', 'ab', false],
    // Without the flag u these are letters.
    ['^\\p{Lu}', 'Abc', false],
    ['^\\p{Lu}', 'p{Lu}', true],
    ['/^\\p{Lu}/u', 'Abc', true],
    ['\\Ab(c|d)*\\z', 'Abcdz', true],
    ['\\Ab(c|d)*\\z', 'bcd', false],
    ['[[:alpha:]]+z', 'AAbcz', false],
  ])('%j in %j: %s', (written, searched, isMatch) => {
    const expression = compileWrittenExpression(written)
    expect([expression.test(searched), expression.test(searched)]).toEqual([isMatch, isMatch])
  })

  test.each(['(', '/a/zz', '['])('%s is none', (written) => {
    expect(() => compileWrittenExpression(written)).toThrow(RegularExpressionError)
  })
})

test('thirty thousand texts are searched at once', async () => {
  await loadLinearEngine()
  const texts = Array.from(
    { length: 30_000 },
    (_, index) =>
      `a description of property number ${String(index)} with https://example.com/${String(index)}`,
  )
  for (const source of [
    '.*_id$',
    '(TODO|todo|Todo)',
    '^[a-z]+( [a-z]+)*$',
    '[a-z]+Id$',
    String.raw`\d+ \d+$`,
  ]) {
    const expression = compileRegularExpression(source)
    const began = performance.now()
    texts.forEach((one) => expression.test(one))
    expect(performance.now() - began).toBeLessThan(1_000)
  }
})

test('long expressions are used without a proof of what they cost, and very long ones are refused', async () => {
  await loadLinearEngine()
  for (const length of [1_999, 2_001, 40_000]) {
    const expression = compileRegularExpression('x'.repeat(length))
    expect(expression.test('x'.repeat(length + 5))).toBe(true)
    expect(expression.test('x'.repeat(length - 1))).toBe(false)
  }
  expect(() => compileRegularExpression('x'.repeat(50_001))).toThrow(
    new RegularExpressionError(
      'expression-invalid',
      'the expression has more than 50000 characters',
    ),
  )
})
