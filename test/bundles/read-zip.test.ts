import { BundleError, looksLikeZip, readZip } from '../../src/bundles/index.ts'
import { zipOf, zipOfTexts, type ZipPart } from '../support/zip.ts'

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString()

async function refusal(bytes: Uint8Array, limits?: Parameters<typeof readZip>[1]) {
  const error: unknown = await readZip(bytes, limits).catch((thrown: unknown) => thrown)
  if (!(error instanceof BundleError)) throw new Error('it was accepted')
  return { code: error.code, message: error.message }
}

describe('a zip archive', () => {
  test('is known by how it begins', () => {
    expect(looksLikeZip(zipOfTexts({ 'a.xsd': 'x' }))).toBe(true)
    expect(looksLikeZip(zipOf([]))).toBe(true)
    expect(looksLikeZip(Buffer.from('PKs are people too'))).toBe(false)
    expect(looksLikeZip(Buffer.from('PK'))).toBe(false)
  })

  test('gives its files, stored and deflated, in their order', async () => {
    const files = await readZip(
      zipOf([
        { name: 'wsdl/', stored: true, mode: 0o040755 },
        { name: 'wsdl/orders.wsdl', content: '<a/>' },
        { name: 'xsd/Prüfung.xsd', content: '<b/>', stored: true },
      ]),
    )
    expect(files.map(({ name, bytes }) => [name, text(bytes)])).toEqual([
      ['wsdl/orders.wsdl', '<a/>'],
      ['xsd/Prüfung.xsd', '<b/>'],
    ])
  })

  test('is read without the folder around everything, and without what a Mac adds', async () => {
    const files = await readZip(
      zipOfTexts({
        'orders-1.0/wsdl/orders.wsdl': '1',
        '__MACOSX/orders-1.0/wsdl/._orders.wsdl': '2',
        'orders-1.0/xsd/money.xsd': '3',
      }),
    )
    expect(files.map(({ name }) => name)).toEqual(['wsdl/orders.wsdl', 'xsd/money.xsd'])
  })

  test('may have Zip64 sizes', async () => {
    const files = await readZip(zipOf([{ name: 'a.xsd', content: 'large?', zip64: true }]))
    expect(text(files[0]?.bytes)).toBe('large?')
  })

  test('leaves archives within it packed', async () => {
    const inner = zipOfTexts({ 'a.xsd': 'x' })
    const files = await readZip(zipOf([{ name: 'inner.zip', content: inner }]))
    expect(files).toEqual([{ name: 'inner.zip', bytes: inner }])
  })

  test('may have names in code page 437, or in UTF-8 without saying so', async () => {
    const files = await readZip(
      zipOf([
        { name: Buffer.from('Pr\x81fung.xsd', 'latin1'), flags: 0 },
        { name: 'größe.xsd', flags: 0 },
      ]),
    )
    expect(files.map(({ name }) => name)).toEqual(['Prüfung.xsd', 'größe.xsd'])
  })

  test.each<[string, ZipPart, string]>([
    ['../a.xsd', { name: '../a.xsd' }, '"../a.xsd" climbs out of its folder with "..".'],
    ['a/../../b', { name: 'a/../../b' }, '"a/../../b" climbs out of its folder with "..".'],
    ['/etc/passwd', { name: '/etc/passwd' }, '"/etc/passwd" is absolute; names count'],
    ['C:/a.xsd', { name: 'C:/a.xsd' }, '"C:/a.xsd" is absolute; names count'],
    ['a\\b.xsd', { name: 'a\\b.xsd' }, 'has a backslash; folders are separated by forward'],
    ['a//b.xsd', { name: 'a//b.xsd' }, '"a//b.xsd" is no plain relative path.'],
    ['no name', { name: '' }, 'An entry of the archive has no name.'],
    ['NUL', { name: 'a\0b' }, '"a\uFFFDb" is no plain relative path.'],
    [
      'no UTF-8',
      { name: Buffer.from([0x61, 0xff]) },
      '"a\uFFFD" is said to be in UTF-8, and is not; pack the files again.',
    ],
  ])('with the name %s is refused', async (_title, part, message) => {
    const error = await refusal(zipOf([part]))
    expect(error).toEqual({
      code: 'bundle-name',
      message: expect.stringContaining(message) as string,
    })
  })

  test.each<[string, string, string]>([
    ['a.xsd', 'a.xsd', '"a.xsd" is there twice.'],
    ['a.xsd', 'A.XSD', '"a.xsd" and "A.XSD" are the same file where case does not count'],
    ['é.xsd', 'e\u0301.xsd', 'are the same file where case does not count'],
    ['a', 'a/b.xsd', '"a" is a file, and "a/b.xsd" takes it for a folder'],
    ['a/b.xsd', 'A', '"A" is a file, and "a/b.xsd" takes it for a folder'],
  ])('with both %s and %s is refused', async (one, other, message) => {
    const error = await refusal(zipOf([{ name: one }, { name: other }]))
    expect(error).toEqual({
      code: 'bundle-name',
      message: expect.stringContaining(message) as string,
    })
  })

  test.each<[string, ZipPart, string]>([
    ['an encrypted file', { name: 'a', flags: 1 }, '"a" is encrypted; pack the files without'],
    ['a symbolic link', { name: 'a', mode: 0o120777 }, '"a" is a symbolic link; pack the file'],
    ['a device', { name: 'a', mode: 0o020666 }, '"a" is no file.'],
    ['another method', { name: 'a', method: 12 }, '"a" is packed by method 12; only stored'],
  ])('with %s is refused', async (_title, part, message) => {
    const error = await refusal(zipOf([part]))
    expect(error).toEqual({
      code: 'bundle-unsupported',
      message: expect.stringContaining(message) as string,
    })
  })

  test.each<[string, Uint8Array, string]>([
    ['cut short', zipOfTexts({ a: 'text' }).subarray(0, 40), 'cannot be unpacked'],
    ['no archive', Buffer.from('PK\x03\x04 and then nothing'), 'cannot be unpacked'],
    ['altered', zipOf([{ name: 'a', content: 'x', crc: 1 }]), '"a" is damaged: its checksum'],
    [
      'larger than it says',
      zipOf([{ name: 'a', content: 'x'.repeat(500), claimedSize: 3 }]),
      '"a" cannot be unpacked: too many bytes in the stream',
    ],
  ])('that is %s is refused', async (_title, bytes, message) => {
    const error = await refusal(bytes)
    expect(error).toEqual({
      code: 'bundle-unreadable',
      message: expect.stringContaining(message) as string,
    })
  })

  const limits = { entries: 3, fileBytes: 2_000_000, bundleBytes: 3_000_000, ratio: 100 }

  test.each<[string, readonly ZipPart[], string]>([
    [
      'too many entries',
      ['a', 'b', 'c', 'd'].map((name) => ({ name })),
      'It has 4 entries; at most 3 are read.',
    ],
    [
      'too large a file',
      [{ name: 'a', content: 'x', claimedSize: 2_000_001 }],
      '"a" unpacks to 2000001 bytes; at most 2000000 are read.',
    ],
    [
      'too large files',
      [1, 2, 3].map((n) => ({ name: `${n}`, content: Buffer.alloc(1_048_576), stored: true })),
      'It unpacks to more than 3000000 bytes, the most that are read.',
    ],
    [
      'a bomb',
      [{ name: 'a', content: Buffer.alloc(1_500_000) }],
      'more than 100 times is taken for an attack.',
    ],
  ])('with %s is refused before it is unpacked', async (_title, parts, message) => {
    const error = await refusal(zipOf(parts), limits)
    expect(error).toEqual({
      code: 'bundle-too-large',
      message: expect.stringContaining(message) as string,
    })
  })
})
