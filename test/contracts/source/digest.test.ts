import { digestOfBytes, digestOfFiles } from '../../../src/contracts/index.ts'

const file = (name: string, text: string): { name: string; bytes: Buffer } => ({
  name,
  bytes: Buffer.from(text),
})

test('one file is known by its bytes alone', () => {
  const digest = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(digestOfBytes('abc')).toBe(digest)
  expect(digestOfFiles([file('a', 'abc')])).toBe(digest)
  expect(digestOfFiles([file('b', 'abc')])).toBe(digest)
})

test('several files are known by the sorted list of their names and digests', () => {
  const lines = ['x.wsdl\0', digestOfBytes('1'), '\n', 'y.xsd\0', digestOfBytes('2'), '\n'].join('')
  const expected = digestOfBytes(lines)
  expect(digestOfFiles([file('x.wsdl', '1'), file('y.xsd', '2')])).toBe(expected)
  expect(digestOfFiles([file('y.xsd', '2'), file('x.wsdl', '1')])).toBe(expected)
})

test('the folder that all files share does not matter, folders below it do', () => {
  const bundle = (prefix: string, schema: string): string =>
    digestOfFiles([file(`${prefix}x.wsdl`, '1'), file(`${prefix}${schema}`, '2')])
  expect(bundle('/tmp/one/', 'types/y.xsd')).toBe(bundle('two/', 'types/y.xsd'))
  expect(bundle('', 'types/y.xsd')).toBe(bundle('two/', 'types/y.xsd'))
  expect(bundle('', 'types/y.xsd')).not.toBe(bundle('', 'other/y.xsd'))
})

test('swapping the contents of two files changes the digest', () => {
  expect(digestOfFiles([file('a', '1'), file('b', '2')])).not.toBe(
    digestOfFiles([file('a', '2'), file('b', '1')]),
  )
})
