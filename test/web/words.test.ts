import { spaced } from '../../src/web/components/words.ts'

test('an identifier of several words is written as words', () => {
  expect(spaced('not-applicable')).toBe('not applicable')
  expect(spaced('i-got-it')).toBe('i got it')
  expect(spaced('adopted')).toBe('adopted')
})
