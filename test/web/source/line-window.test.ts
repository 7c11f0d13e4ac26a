import { windowOf } from '../../../src/web/components/source/line-window.ts'

describe('the part of a line that is drawn', () => {
  test('is all of a line of usual length', () => {
    expect(windowOf('a line', 3)).toEqual({ text: 'a line', before: 0, after: 0 })
  })

  test('of a line of megabytes is a stretch around the column of interest', () => {
    const line = 'x'.repeat(500_000) + 'HERE' + 'y'.repeat(500_000)
    const shown = windowOf(line, 500_001)
    expect(shown.text).toHaveLength(2000)
    expect(shown.text.indexOf('HERE')).toBe(200)
    expect(shown.before).toBe(499_800)
    expect(shown.before + shown.text.length + shown.after).toBe(line.length)
  })

  test('ends with the line when the column is near its end', () => {
    const line = 'x'.repeat(5000)
    expect(windowOf(line, 5000)).toEqual({ text: 'x'.repeat(2000), before: 3000, after: 0 })
  })
})
