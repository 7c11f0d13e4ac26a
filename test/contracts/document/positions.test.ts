import { readData } from '../../../src/contracts/document/read-data.ts'
import {
  decodeSource,
  DEFAULT_LIMITS,
  parseXml,
  resolvePointer,
  type Location,
} from '../../../src/contracts/index.ts'

const LINE_BREAKS = { LF: '\n', 'CR LF': '\r\n', CR: '\r' } as const

const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16LE with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16BE with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  'UTF-16LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(text, 'utf16le').swap16(),
}

const VARIANTS = Object.entries(LINE_BREAKS).flatMap(([lineBreak, characters]) =>
  Object.entries(ENCODINGS).map(
    ([encoding, encode]): [string, string, (text: string) => Buffer] => [
      encoding,
      lineBreak,
      (text) => encode(text.replaceAll('\n', characters)),
    ],
  ),
)

/** Line and column, from 1 and in UTF-16 code units, of where a node begins and where it has ended. */
function placeOf({ line, column, endLine, endColumn }: Location): string {
  return `${line}:${column}-${endLine ?? ''}:${endColumn ?? ''}`
}

// 𝄞 takes two code units, é one; a tab is one column.
const JSON_TEXT = `{
\t"𝄞é": {"a": "𝄞", "list": [1, {"deep": null}]},
\t"b" :\ttrue,
  "c":

    "last"
}
`
const YAML_TEXT = `kk𝄞é:
  a: "𝄞"
  list:
    - 1
    - deep: ~
b:\ttrue
c:
  - |
    text
    more
  - 'quoted'
`
const XML_TEXT = `<a x="𝄞"><é/>
\t<b
\t  y="1"
\t>𝄞<c/></b>
</a>
`

describe.each(VARIANTS)('places in %s with %s', (_encoding, _lineBreak, encode) => {
  test('in JSON', () => {
    const source = decodeSource({ name: 'a.json', bytes: encode(JSON_TEXT) })
    const document = readData(source, DEFAULT_LIMITS)
    const places = ['', '/𝄞é', '/𝄞é/a', '/𝄞é/list/0', '/𝄞é/list/1', '/𝄞é/list/1/deep', '/b', '/c']
    expect(places.map((pointer) => [pointer, placeOf(document.locate(pointer))])).toEqual([
      ['', '1:1-1:2'],
      ['/𝄞é', '2:2-2:7'],
      ['/𝄞é/a', '2:10-2:19'],
      ['/𝄞é/list/0', '2:30-2:31'],
      ['/𝄞é/list/1', '2:33-2:34'],
      ['/𝄞é/list/1/deep', '2:34-2:46'],
      ['/b', '3:2-3:12'],
      ['/c', '4:3-6:11'],
    ])
  })

  test('in YAML', () => {
    const source = decodeSource({ name: 'a.yaml', bytes: encode(YAML_TEXT) })
    const document = readData(source, DEFAULT_LIMITS)
    const places = [
      '',
      '/kk𝄞é',
      '/kk𝄞é/a',
      '/kk𝄞é/list/0',
      '/kk𝄞é/list/1/deep',
      '/b',
      '/c/0',
      '/c/1',
    ]
    expect(places.map((pointer) => [pointer, placeOf(document.locate(pointer))])).toEqual([
      ['', '1:1-1:2'],
      ['/kk𝄞é', '1:1-1:6'],
      ['/kk𝄞é/a', '2:3-2:10'],
      ['/kk𝄞é/list/0', '4:7-4:8'],
      ['/kk𝄞é/list/1/deep', '5:7-5:14'],
      ['/b', '6:1-6:8'],
      ['/c/0', '8:5-11:1'],
      ['/c/1', '11:5-11:13'],
    ])
  })

  test('in XML', () => {
    const source = decodeSource({ name: 'a.xml', bytes: encode(XML_TEXT) })
    const document = parseXml(source, DEFAULT_LIMITS)
    const [first, second] = document.root.children
    const inner = second?.children[0]
    expect(placeOf(document.root.location)).toBe('1:1-1:11')
    expect(placeOf(document.root.attributeLocation('x'))).toBe('1:4-1:10')
    expect(first && placeOf(first.location)).toBe('1:11-1:15')
    expect(second && placeOf(second.location)).toBe('2:2-4:3')
    expect(second && placeOf(second.attributeLocation('y'))).toBe('3:4-3:9')
    expect(inner && placeOf(inner.location)).toBe('4:5-4:9')
    expect(inner && resolvePointer(document, inner.pointer)?.element).toBe(inner)
  })
})
