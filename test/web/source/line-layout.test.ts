import {
  heightOf,
  indexAt,
  topOf,
  type LineLayout,
} from '../../../src/web/components/source/line-layout.ts'

const plain: LineLayout = { lineCount: 100, lineHeight: 20, noteAfter: -1, noteHeight: 0 }
const noted: LineLayout = { ...plain, noteAfter: 9, noteHeight: 150 }

describe('where lines stand', () => {
  test('without a note, line after line', () => {
    expect(topOf(plain, 10)).toBe(200)
    expect(heightOf(plain)).toBe(2000)
    expect(indexAt(plain, 205)).toBe(10)
  })

  test('with a note, those below it move down by its height', () => {
    expect(topOf(noted, 9)).toBe(180)
    expect(topOf(noted, 10)).toBe(350)
    expect(heightOf(noted)).toBe(2150)
  })

  test('the note counts to the line that it belongs to', () => {
    expect(indexAt(noted, 199)).toBe(9)
    expect(indexAt(noted, 200)).toBe(9)
    expect(indexAt(noted, 349)).toBe(9)
    expect(indexAt(noted, 350)).toBe(10)
  })

  test('what lies beyond the ends is the first or the last line', () => {
    expect(indexAt(plain, -50)).toBe(0)
    expect(indexAt(plain, 1e9)).toBe(99)
    expect(indexAt({ ...plain, lineCount: 0 }, 0)).toBe(0)
  })

  test('every line is found at its own place', () => {
    for (let index = 0; index < noted.lineCount; index += 1) {
      expect(indexAt(noted, topOf(noted, index))).toBe(index)
    }
  })
})
