import { decodeContract } from '../../../src/web/components/source/decode-contract.ts'

describe('the text of a contract', () => {
  test('is UTF-8 unless its bytes say otherwise', () => {
    expect(decodeContract(Buffer.from('title: Müller'))).toBe('title: Müller')
  })

  test('follows an XML declaration', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Müller</a>'
    expect(decodeContract(Buffer.from(text, 'latin1'))).toBe(text)
  })

  test('follows a byte order mark, which is not part of the text', () => {
    const marked = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('<a>Müller</a>', 'utf16le'),
    ])
    expect(decodeContract(marked)).toBe('<a>Müller</a>')
    expect(decodeContract(Buffer.from('\uFEFF{}'))).toBe('{}')
  })

  test('recognises UTF-16 without a mark', () => {
    expect(decodeContract(Buffer.from('<a>ü</a>', 'utf16le'))).toBe('<a>ü</a>')
  })

  test('shows what it can when the declared encoding does not exist', () => {
    const text = '<?xml version="1.0" encoding="x-made-up"?><a/>'
    expect(decodeContract(Buffer.from(text))).toBe(text)
  })
})
