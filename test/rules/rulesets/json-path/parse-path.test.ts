import { parsePath, PathMistake } from '../../../../src/rules/rulesets/json-path/index.ts'

function mistakeIn(text: string): { column: number; message: string } | undefined {
  try {
    parsePath(text)
    return undefined
  } catch (error) {
    if (!(error instanceof PathMistake)) throw error
    return { column: error.column, message: error.message }
  }
}

test.each([
  { text: 'paths', column: 1, message: 'a path begins with "$"' },
  { text: '$info', column: 2, message: 'expected ".", "[", "~" or "^", found "info"' },
  { text: '$..', column: 2, message: '".." stands without a name, "*" or "[" behind it' },
  { text: '$.a~.b', column: 5, message: 'nothing can follow "~"' },
  { text: '$.a[', column: 5, message: 'expected a name and "]", found the end of the expression' },
  { text: '$.a[?@.b]', column: 5, message: 'a filter is written "[?(…)]"' },
  {
    text: '$.a[(process.exit())]',
    column: 5,
    message: 'the only script supported in brackets is "(@.length-n)"',
  },
  { text: '$.a[?(fetch("x"))]', column: 7, message: '"fetch" is not known in filters' },
  {
    text: '$.a[?(@.repeat(9))]',
    column: 9,
    message: 'the method "repeat" is not one that filters can call here',
  },
  {
    text: '$.a[?(@.b =)]',
    column: 11,
    message: 'expected ")" after the expression of a filter, found "=)]"',
  },
  {
    text: '$.a[?(/(/.test(@))]',
    column: 7,
    message: 'Invalid regular expression: /(/: Unterminated group',
  },
  { text: "$.a[?(@ === 'b)]", column: 13, message: "the text that begins with ' does not end" },
  {
    text: '$.a[?(@parents)]',
    column: 7,
    message: '"@parents" is none of @, @property, @parent, @parentProperty, @path, @root',
  },
])('$text is refused at column $column', ({ text, column, message }) => {
  expect(mistakeIn(text)).toEqual({ column, message })
})

test('what is nested without end is refused instead of read', () => {
  const nested = `$[?(${'('.repeat(100)}1${')'.repeat(100)})]`
  expect(mistakeIn(nested)?.message).toBe('more than 64 expressions stand inside each other')
  expect(mistakeIn(`$[?(${'!'.repeat(100)}1)]`)?.message).toBe(
    'too many operators stand before a value',
  )
})
