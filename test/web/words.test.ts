import { shownInWords, spaced } from '../../src/web/components/words.ts'

test('an identifier of several words is written as words', () => {
  expect(spaced('not-applicable')).toBe('not applicable')
  expect(spaced('i-got-it')).toBe('i got it')
  expect(spaced('adopted')).toBe('adopted')
})

test('a list says how much of it is shown, and an empty page before others does not end it', () => {
  expect(shownInWords(0, true, 'service', 'services')).toBe('No services so far')
  expect(shownInWords(50, true, 'service', 'services')).toBe('The first 50 services')
  expect(shownInWords(1, false, 'entry', 'entries')).toBe('1 entry')
})
