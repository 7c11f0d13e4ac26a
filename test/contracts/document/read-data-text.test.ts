import { readDataText } from '../../../src/contracts/index.ts'

test('a document is read with its places, in YAML or JSON', () => {
  for (const text of ['a:\n  b: 1\n', '{"a":\n  {"b": 1}}']) {
    const read = readDataText(text, 'own.yaml')
    if (read.kind !== 'document') throw new Error(read.kind)
    expect(read.document.value).toEqual({ a: { b: 1 } })
    expect(read.document.locate('/a/b')).toMatchObject({ file: 'own.yaml', line: 2 })
  }
})

test.each(['', ' \n', '# only a comment\n', '---\n'])('%j is empty', (text) => {
  expect(readDataText(text, 'own.yaml')).toEqual({ kind: 'empty' })
})

test.each([
  [
    'a: 1\nb: 2\na: 3\na: 4\n',
    [
      '3:1 /a The key "a" is there already; remove one of them.',
      '4:1 /a The key "a" is there already; remove one of them.',
    ],
  ],
  ['{"a": {"b": 1, "b": 2}}', ['1:16 /a/b The key "b" is there already; remove one of them.']],
  ['a: 1\n---\nb: 2\n', ['3:1  Another document begins here; put it into a file of its own.']],
  [
    'a: [',
    ['1:5  This is not well-formed YAML: unexpected end of the stream within a flow collection.'],
  ],
])('%j is wrong', (text, expected) => {
  const read = readDataText(text, 'own.yaml')
  const mistakes = read.kind === 'wrong' ? read.mistakes : []
  expect(
    mistakes.map(
      ({ message, location: { pointer, line, column } }) =>
        `${line}:${column} ${pointer} ${message}`,
    ),
  ).toEqual(expected)
})
