import { languageOf, tokensOf, type Token } from '../../../src/web/components/source/tokens.ts'

const kinds = (tokens: readonly Token[]): readonly string[] =>
  tokens.map(({ kind, text }) => `${kind}:${text}`)

describe('coloured parts of a line', () => {
  test('of XML are names, attributes, values and comments', () => {
    expect(kinds(tokensOf('<a:b c="d"/><!-- e -->', 'xml'))).toEqual([
      'name:<a:b',
      'text: ',
      'attribute:c=',
      'string:"d"',
      'name:/>',
      'comment:<!-- e -->',
    ])
  })

  test('of JSON tell keys from values', () => {
    expect(kinds(tokensOf('"a\\"b": "c", "d": -1.5e3, "e": true', 'json'))).toEqual([
      'name:"a\\"b"',
      'text:: ',
      'string:"c"',
      'text:, ',
      'name:"d"',
      'text:: ',
      'number:-1.5e3',
      'text:, ',
      'name:"e"',
      'text:: ',
      'number:true',
    ])
  })

  test('of YAML are keys, quoted values, numbers and comments', () => {
    expect(kinds(tokensOf('  /pets/{id}: "x" # note', 'yaml'))).toEqual([
      'text:  ',
      'name:/pets/{id}:',
      'text: ',
      'string:"x"',
      'text: ',
      'comment:# note',
    ])
    expect(kinds(tokensOf('- minimum: 12', 'yaml'))).toEqual([
      'text:- ',
      'name:minimum:',
      'text: ',
      'number:12',
    ])
  })

  test.each(['xml', 'json', 'yaml', 'plain'] as const)(
    'of %s put together are the line',
    (language) => {
      const line = `<a b='"' c="x>y"> {"k": [1, "2"]} key: 'v' # <!-- --> \\" "`
      expect(
        tokensOf(line, language)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line)
    },
  )

  test.each([
    ['quotes', '"'.repeat(2000)],
    ['letters', 'a'.repeat(2000)],
    ['blanks', ' '.repeat(2000)],
    ['open comments', '<!--'.repeat(500)],
  ])('are found in no time in a line of nothing but %s', (_name, line) => {
    const begun = performance.now()
    for (const language of ['xml', 'json', 'yaml'] as const) tokensOf(line, language)
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('the language of a source', () => {
  test.each([
    ['\n  <?xml version="1.0"?>', 'xml'],
    ['{ "openapi": "3.1.0" }', 'json'],
    ['openapi: 3.1.0', 'yaml'],
    ['# comment\nopenapi: 3.1.0', 'yaml'],
  ])('of %j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })
})
