import fc from 'fast-check'
import { canonicalJson } from '../../src/audit/canonical-json.ts'

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of section 3.2.2 as section 3.2.3 has it', () => {
    const input =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(canonicalJson(JSON.parse(input))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts members by UTF-16 code units, as the example of section 3.2.3', () => {
    const members = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const written = JSON.parse(canonicalJson(members)) as Record<string, string>
    // "1" comes first in any parsed object; the text is what counts.
    expect(canonicalJson(members).match(/:"[^"]*"/g)).toEqual([
      ':"Carriage Return"',
      ':"One"',
      ':"Control"',
      ':"Latin Small Letter O With Diaeresis"',
      ':"Euro Sign"',
      ':"Emoji: Grinning Face"',
      ':"Hebrew Letter Dalet With Dagesh"',
    ])
    expect(written).toEqual(members)
  })

  const numbers: [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [1e-6, '0.000001'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
  ]
  for (const [number, text] of numbers)
    it(`writes ${text} as in appendix B, or as ECMAScript does`, () => {
      expect(canonicalJson(number)).toBe(text)
    })

  it('leaves out absent members, whatever their names', () => {
    expect(canonicalJson({ b: undefined, a: { __proto__: null, c: undefined } })).toBe('{"a":{}}')
    expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}')
  })

  it('refuses what JSON cannot hold', () => {
    for (const value of [
      NaN,
      Infinity,
      undefined,
      1n,
      Symbol('x'),
      () => 1,
      '\ud800',
      ['\udc00'],
      { '\ud800': 1 },
    ])
      expect(() => canonicalJson(value)).toThrow(TypeError)
  })

  it('is the same text for the same value, in whatever order its members come', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalJson(value)
        const again: unknown = JSON.parse(text)
        expect(canonicalJson(again)).toBe(text)
        expect(canonicalJson(reversed(again))).toBe(text)
      }),
    )
  })
})

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(reversed)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}
