import { ContractError, decodeSource } from '../../../src/contracts/index.ts'
import type { SourceText } from '../../../src/contracts/index.ts'

const decode = (bytes: Uint8Array | string, fileBytes = 1000): SourceText =>
  decodeSource({ name: 'a.wsdl', bytes: Buffer.from(bytes) }, { fileBytes })

function failure(bytes: Uint8Array | string, fileBytes?: number): ContractError {
  try {
    decode(bytes, fileBytes)
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const place = (error: ContractError): string | undefined =>
  error.location && `${error.location.line}:${error.location.column}`

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

describe('the encoding of a source', () => {
  const latin1 = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>\n<é/>', 'latin1')
  const rows: readonly [name: string, bytes: Uint8Array | string, expected: Partial<SourceText>][] =
    [
      ['is UTF-8 when nothing says otherwise', '<é/>', { text: '<é/>', encoding: 'utf-8' }],
      [
        'is told by a UTF-8 byte order mark, which is not part of the text',
        '\ufeff<a/>',
        { text: '<a/>', encoding: 'utf-8', hasByteOrderMark: true },
      ],
      [
        'is told by a UTF-16 little-endian byte order mark',
        Buffer.from('\ufeff<é/>', 'utf16le'),
        { text: '<é/>', encoding: 'utf-16le', hasByteOrderMark: true },
      ],
      [
        'is told by a UTF-16 big-endian byte order mark',
        utf16be('\ufeff<é/>'),
        { text: '<é/>', encoding: 'utf-16be', hasByteOrderMark: true },
      ],
      [
        'is UTF-16 little-endian when every second byte is zero',
        Buffer.from('<é/>', 'utf16le'),
        { text: '<é/>', encoding: 'utf-16le', hasByteOrderMark: false },
      ],
      [
        'is UTF-16 big-endian when every first byte is zero',
        utf16be('{"openapi": 1}'),
        { text: '{"openapi": 1}', encoding: 'utf-16be', hasByteOrderMark: false },
      ],
      [
        'is what the XML declaration says',
        latin1,
        { text: '<?xml version="1.0" encoding="ISO-8859-1"?>\n<é/>', encoding: 'windows-1252' },
      ],
      [
        'has printable characters where ISO 8859-1 has controls, in windows-1252',
        Buffer.from(
          '<?xml version="1.0" encoding="windows-1252"?><a>\x80\x82\x85\x8a\x8c\x8e\x91\x92\x93\x94\x96\x97\x99\x9a\x9c\x9e\x9f \xe9</a>',
          'latin1',
        ),
        {
          text: '<?xml version="1.0" encoding="windows-1252"?><a>€‚…ŠŒŽ‘’“”–—™šœžŸ é</a>',
          encoding: 'windows-1252',
        },
      ],
      [
        'is found behind other attributes and single quotes of the XML declaration',
        Buffer.from(`<?xml version='1.0' encoding='windows-1251'?><a>\xe4</a>`, 'latin1'),
        { text: `<?xml version='1.0' encoding='windows-1251'?><a>д</a>`, encoding: 'windows-1251' },
      ],
    ]
  test.each(rows)('%s', (_, bytes, expected) => {
    const { text, encoding, hasByteOrderMark } = decode(bytes)
    expect({ text, encoding, hasByteOrderMark }).toMatchObject(expected)
  })
})

describe('a source that cannot be decoded', () => {
  const rows: readonly [
    name: string,
    bytes: Uint8Array | string,
    code: string,
    place: string | undefined,
  ][] = [
    ['is empty', '', 'empty', '1:1'],
    ['holds only white space', ' \n\t\n', 'empty', '1:1'],
    ['is a PDF document', '%PDF-1.7\n…', 'binary', '1:1'],
    ['is a zip archive', 'PK\u0003\u0004…', 'binary', '1:1'],
    ['holds a NUL character', '<a>\n <b>\0</b></a>', 'binary', '2:5'],
    ['is Latin-1 that claims nothing', Buffer.from('<a>\r\n  é</a>', 'latin1'), 'encoding', '2:3'],
    [
      'is Latin-1 that claims to be UTF-8',
      Buffer.from('<?xml version="1.0" encoding="UTF-8"?><é/>', 'latin1'),
      'encoding',
      '1:40',
    ],
    ['ends within a UTF-8 sequence', Buffer.from([0x3c, 0x61, 0xc3]), 'encoding', '1:3'],
    [
      'is UTF-8 that claims to be UTF-16',
      '<?xml version="1.0" encoding="utf-16"?><a/>',
      'encoding',
      '1:31',
    ],
    [
      'names an unknown encoding',
      '<?xml version="1.0" encoding="klingon"?><a/>',
      'encoding',
      '1:31',
    ],
    ['is UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'encoding', '1:1'],
    [
      'has an odd number of UTF-16 bytes',
      Buffer.from([0xff, 0xfe, 0x3c, 0, 0x61]),
      'encoding',
      '1:2',
    ],
  ]
  test.each(rows)('%s', (_, bytes, code, expected) => {
    const error = failure(bytes)
    expect({ code: error.code, place: place(error) }).toEqual({ code, place: expected })
  })

  test('is larger than the limit', () => {
    expect(failure('12345', 4)).toMatchObject({ code: 'too-large', location: undefined })
  })

  test('is located exactly also beyond the first chunk', () => {
    const text = 'ü'.repeat(40_000)
    const bytes = Buffer.concat([Buffer.from(`${text}\n${text}`), Buffer.from([0x80])])
    expect(place(failure(bytes, 1_000_000))).toBe('2:40001')
  })
})

describe('positions in a source', () => {
  const text = 'a\nbc\r\nd\re'
  test.each([
    ['the first character', 0, 1, 1],
    ['a line feed, which ends its own line', 1, 1, 2],
    ['the start of a line after LF', 2, 2, 1],
    ['the start of a line after CR LF', 6, 3, 1],
    ['the start of a line after a single CR', 8, 4, 1],
    ['the end of the text', 9, 4, 2],
  ])('are right for %s', (_, offset, line, column) => {
    expect(decode(text).positionAt(offset)).toEqual({ line, column })
  })

  test('count UTF-16 code units', () => {
    expect(decode('😀x').positionAt(2)).toEqual({ line: 1, column: 3 })
  })

  test('make a location whose end is exclusive', () => {
    expect(decode('ab\ncd').location('/x', 1, 4)).toEqual({
      file: 'a.wsdl',
      pointer: '/x',
      line: 1,
      column: 2,
      endLine: 2,
      endColumn: 2,
    })
  })
})
