import { visualRange } from '../../../src/web/components/source/visual-range.ts'

describe('where a stretch of a line is drawn', () => {
  test('is a cell per character', () => {
    expect(visualRange('  <a b="c"/>', 2, 12)).toEqual({ left: 2, width: 10 })
  })

  test('counts a tab up to the next stop', () => {
    expect(visualRange('\tx\ty', 1, 2)).toEqual({ left: 4, width: 1 })
    expect(visualRange('\tx\ty', 3, 4)).toEqual({ left: 8, width: 1 })
  })

  test('is never narrower than a cell, so that it can be seen', () => {
    expect(visualRange('abc', 1, 1)).toEqual({ left: 1, width: 1 })
    expect(visualRange('', 0, 0)).toEqual({ left: 0, width: 1 })
  })
})
