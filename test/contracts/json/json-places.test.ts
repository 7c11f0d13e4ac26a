import fc from 'fast-check'
import { readJson } from '../../../src/contracts/json/read-json.ts'
import { scanJson } from '../../../src/contracts/json/scan-json.ts'
import { tokensOf } from '../../../src/contracts/document/json-pointer.ts'
import { locateIn } from '../../../src/contracts/document/locate-in.ts'
import { DEFAULT_LIMITS, joinPointer, SourceText } from '../../../src/contracts/index.ts'

/** A value as it is written: members may be repeated, white space and escapes are part of it. */
interface Written {
  readonly text: string
  readonly pointers: readonly string[]
}

const space = fc.constantFrom('', ' ', '\n', '\r\n', '\t', '  \r')
const nameText = fc.oneof(
  fc.constantFrom('a', 'b', 'paths', '0', '~/', '', '__proto__', 'é', '𝄞'),
  fc.string({ maxLength: 4 }),
)
/** A name in quotation marks, its characters escaped or not. */
const name = fc.tuple(nameText, fc.boolean()).map(([text, isEscaped]): [string, string] => {
  const plain = JSON.stringify(text)
  const escaped = plain.replaceAll(
    /(?<!\\.{0,5})[a-z0-9/]/gi,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return [text, isEscaped ? escaped : plain]
})

const { value } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc
      .constantFrom('1', '-0.5e3', 'true', 'null', '"x"', '"{[,"', '"\\\\"', '"a\\"b"', '""')
      .map((text) => ({ text, pointers: [''] })),
    fc.array(fc.tuple(space, tie('value'), space), { maxLength: 4 }).map((items) => ({
      text: `[${items.map(([before, { text }, after]) => before + text + after).join(',')}]`,
      pointers: [
        '',
        ...items.flatMap(([, item], index) =>
          item.pointers.map((rest) => joinPointer('', index) + rest),
        ),
      ],
    })),
    fc
      .array(fc.tuple(space, name, space, tie('value'), space), { maxLength: 4 })
      .map((members) => ({
        text: `{${members.map(([s1, [, key], s2, { text }, s3]) => `${s1}${key}${s2}:${s2}${text}${s3}`).join(',')}}`,
        pointers: [
          '',
          ...members.flatMap(([, [key], , member]) =>
            member.pointers.map((rest) => joinPointer('', key) + rest),
          ),
        ],
      })),
  ),
}))

describe('places in JSON', () => {
  test('are those that reading the whole text finds, also for what is not there', () => {
    fc.assert(
      fc.property(space, value, space, (before, { text, pointers }, after) => {
        const source = new SourceText('a.json', before + text + after)
        const document = readJson(source, DEFAULT_LIMITS)
        const table = scanJson(source.text)
        const asked = pointers.flatMap((pointer) => [pointer, `${pointer}/none`, `${pointer}/1`])
        // Twice, since an object that is passed again is indexed.
        for (const pointer of [...asked, ...asked]) {
          expect(document.locate(pointer)).toEqual(locateIn(source, table, tokensOf(pointer) ?? []))
        }
        expect(document.duplicateKeys).toEqual(table.duplicateKeys())
      }),
      { numRuns: 500 },
    )
  })

  test('are found in deep and long texts without reading what lies beside the way', () => {
    const wide = `{"first": ${'['.repeat(200)}${']'.repeat(200)}, "list": [${'{"a": [1, 2]},'.repeat(50_000)} 7], "last": {"x": 1}}`
    const document = readJson(new SourceText('a.json', wide), DEFAULT_LIMITS)
    expect(document.locate('/last/x')).toMatchObject({ line: 1, column: wide.length - 7 })
    expect(document.locate('/list/50000')).toMatchObject({ column: wide.indexOf(' 7]') + 2 })
    expect(document.locate('/list/49999/a/1')).toMatchObject({ pointer: '/list/49999/a/1' })
  })
})
