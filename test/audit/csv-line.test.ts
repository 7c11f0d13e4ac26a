import { csvLine } from '../../src/audit/index.ts'

test('a row has quotes where RFC 4180 asks for them, and numbers as they are', () => {
  expect(csvLine(['a', 'b, c', 'said "d"', 'two\nlines', -1.5, null, ''])).toBe(
    'a,"b, c","said ""d""","two\nlines",-1.5,,\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
  'a spreadsheet takes %j for a text',
  (text) => {
    expect(csvLine([text, `a${text}`])).toBe(`'${text},a${text}\r\n`)
  },
)

test.each(['\r=1', '\n=1'])('and %j, in quotes', (text) => {
  expect(csvLine([text])).toBe(`"'${text}"\r\n`)
})
