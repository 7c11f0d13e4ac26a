import { shortMessage } from '../../src/contracts/index.ts'

const LONG = 'a'.repeat(300)
const SHORT = `${'a'.repeat(200)}…`

test.each([
  ['a message that is short stays', 'The "type" is missing.', 'The "type" is missing.'],
  [
    'a long message of short words stays',
    `${'word "and" '.repeat(100)}.`,
    `${'word "and" '.repeat(100)}.`,
  ],
  [
    'a long text in quotation marks is shown by its beginning',
    `The "${LONG}" is no type.`,
    `The "${SHORT}" is no type.`,
  ],
  [
    'so is one with spaces',
    `The "${'a b '.repeat(100)}" is no type.`,
    `The "${'a b '.repeat(50)}…" is no type.`,
  ],
  [
    'so is a long word, wherever it stands',
    `The path ${LONG} and "${LONG}" end.`,
    `The path ${SHORT} and "${SHORT}" end.`,
  ],
  [
    'no character is cut in half',
    `"${'a'.repeat(199)}${'𝒳'.repeat(100)}"`,
    `"${'a'.repeat(199)}…"`,
  ],
  ['and nothing is longer than a page', 'word '.repeat(10_000), `${'word '.repeat(400)}…`],
])('%s', (_, message, expected) => {
  expect(shortMessage(message)).toBe(expected)
})

test('a message of many megabytes costs no more than reading it', () => {
  const quotes = '"'.repeat(5_000_000)
  expect(shortMessage(quotes)).toHaveLength(2_001)
  expect(shortMessage(`"${'a"b '.repeat(1_000_000)}`)).toHaveLength(2_001)
})
