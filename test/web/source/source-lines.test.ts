import { SourceLines } from '../../../src/web/components/source/source-lines.ts'

describe('lines of a source', () => {
  test('end with LF, CR LF or a single CR, which are not part of them', () => {
    const lines = new SourceLines('one\r\ntwo\rthree\nfour')
    expect(lines.count).toBe(4)
    expect([1, 2, 3, 4].map((number) => lines.line(number))).toEqual([
      'one',
      'two',
      'three',
      'four',
    ])
  })

  test('are one when there is no break, and empty beyond the end', () => {
    const lines = new SourceLines('only')
    expect(lines.count).toBe(1)
    expect(lines.line(2)).toBe('')
  })

  test('keep the empty line after the last break', () => {
    expect(new SourceLines('a\n').count).toBe(2)
  })
})
