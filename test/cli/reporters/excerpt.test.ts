import { excerptOf } from '../../../src/cli/reporters/excerpt.ts'
import { cellsOf } from '../../../src/cli/reporters/display-text.ts'
import { LinesOfFiles } from '../../../src/cli/reporters/source-lines.ts'

function excerpt(text: string, line: number, column: number, endColumn?: number) {
  const sources = new LinesOfFiles([{ name: 'a.yaml', bytes: Buffer.from(text) }])
  const end = endColumn === undefined ? {} : { endLine: line, endColumn }
  return excerptOf({ file: 'a.yaml', pointer: '', line, column, ...end }, sources)
}

test('shows the line without its indentation, and what is meant in it', () => {
  expect(excerpt('a: 1\r\n  b: two # why\r\n', 2, 6, 9)).toEqual({
    line: 2,
    before: 'b: ',
    marked: 'two',
    after: ' # why',
  })
})

test('counts columns in UTF-16 code units, as findings do', () => {
  expect(excerpt('"😀": "x"', 1, 7, 10)).toMatchObject({ before: '"😀": ', marked: '"x"' })
})

test('shows tabs as spaces', () => {
  expect(excerpt('\ta:\tb', 1, 5, 6)).toMatchObject({ before: 'a:  ', marked: 'b' })
})

test('shows what would steer a terminal as code points', () => {
  expect(excerpt('a: "\u001b[2J\u202e\u009b"', 1, 4, 12)).toMatchObject({
    marked: '"\\u{1b}[2J\\u{202e}\\u{9b}"',
  })
})

test('of a long line only what is around the place, and no half characters', () => {
  const line = `${'😀'.repeat(5_000)}here${'😀'.repeat(5_000)}`
  const shown = excerpt(line, 1, 10_001, 10_005)
  expect(shown?.marked).toBe('here')
  expect(shown?.before).toMatch(/^…(?:😀){20,21}$/u)
  expect(shown?.after).toMatch(/^(?:😀){20,28}…$/u)
})

test('what is meant goes no further than the line that is shown', () => {
  const shown = excerpt(`a: ${'x'.repeat(100_000)}`, 1, 4, 100_004)
  expect(shown?.marked).toHaveLength(97)
  expect(shown?.after).toBe('…')
})

test('a place after the end of the line marks nothing', () => {
  expect(excerpt('a: {', 1, 5, 5)).toEqual({ line: 1, before: 'a: {', marked: '', after: '' })
})

test('an empty line, a line that is not there and a file that is not known show nothing', () => {
  expect(excerpt('a: 1\n\nb: 2', 2, 1)).toBeUndefined()
  expect(excerpt('a: 1', 7, 1)).toBeUndefined()
  expect(
    excerptOf({ file: 'other', pointer: '', line: 1, column: 1 }, new LinesOfFiles([])),
  ).toBeUndefined()
})

test.each([
  ['abc', 3],
  ['漢字', 4],
  ['😀', 2],
  ['e\u0301', 1],
  ['é', 1],
])('%s takes %d cells', (text, cells) => {
  expect(cellsOf(text)).toBe(cells)
})
