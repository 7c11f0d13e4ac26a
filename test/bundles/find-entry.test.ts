import { BundleError, findEntry, type EntryChoice } from '../../src/bundles/index.ts'

const wsdl = (location?: string): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:a">${
    location === undefined ? '' : `<import namespace="urn:b" location="${location}"/>`
  }</definitions>`
const xsd = (location?: string): string =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${
    location === undefined ? '' : `<xs:include schemaLocation="${location}"/>`
  }</xs:schema>`
const openApi = (reference: string): string =>
  `openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths:\n  /a:\n    $ref: '${reference}'\n`

async function entryOf(
  texts: Readonly<Record<string, string>>,
  choice: EntryChoice = {},
): Promise<string> {
  const files = Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  try {
    return (await findEntry(files, choice)).name
  } catch (error) {
    if (error instanceof BundleError) return `${error.code}: ${error.message}`
    throw error
  }
}

describe('the entry of a bundle', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['the only file, whatever it is', { 'a.txt': 'hello' }, 'a.txt'],
    [
      'the contract that no other refers to',
      { 'x/b.wsdl': wsdl(), 'a.wsdl': wsdl('x/b.wsdl'), 'README.md': 'words' },
      'a.wsdl',
    ],
    [
      'the one with a service, beside a schema that nothing imports',
      { 'unused.xsd': xsd(), 'a.wsdl': wsdl() },
      'a.wsdl',
    ],
    [
      'the schema on top, where there are schemas alone',
      { 'a.xsd': xsd(), 'b.xsd': xsd('a.xsd') },
      'b.xsd',
    ],
    [
      'the description whose parts refer back to it',
      {
        'paths/a.yaml': `get: {$ref: '../api.yaml#/components/x'}\n`,
        'api.yaml': openApi('paths/a.yaml'),
      },
      'api.yaml',
    ],
    [
      'the description that reaches another one through a part',
      {
        'lib.yaml': openApi('other.yaml'),
        'part.yaml': `get: {$ref: 'lib.yaml#/x'}\n`,
        'api.yaml': openApi('part.yaml'),
      },
      'api.yaml',
    ],
  ])('is %s', async (_title, texts, entry) => {
    expect(await entryOf(texts)).toBe(entry)
  })

  test('is the one that is named', async () => {
    expect(await entryOf({ 'a.wsdl': wsdl('b.wsdl'), 'b.wsdl': wsdl() }, { named: 'b.wsdl' })).toBe(
      'b.wsdl',
    )
  })

  test('is refused when the bundle lacks the one that is named', async () => {
    expect(await entryOf({ 'a.wsdl': wsdl() }, { named: 'c.wsdl' })).toBe(
      'bundle-entry: The bundle has no file "c.wsdl" to begin with.',
    )
  })

  test('is asked for where several could be it', async () => {
    expect(await entryOf({ 'a.wsdl': wsdl(), 'b.wsdl': wsdl(), 'c.xsd': xsd() })).toBe(
      'bundle-entry: The bundle can begin with "a.wsdl", "b.wsdl"; name the one that is meant as entry.',
    )
  })

  test('is asked for where contracts import each other in a circle', async () => {
    expect(
      await entryOf({ 'a.wsdl': wsdl('b.wsdl'), 'b.wsdl': wsdl('a.wsdl'), 'c.xsd': xsd() }),
    ).toBe(
      'bundle-entry: The bundle can begin with "a.wsdl", "b.wsdl"; name the one that is meant as entry.',
    )
  })

  test('is the first one where several could be it and their order counts', async () => {
    const several = { 'c.xsd': xsd(), 'a.wsdl': wsdl(), 'b.wsdl': wsdl() }
    expect(await entryOf(several, { first: 'b.wsdl' })).toBe('b.wsdl')
    expect(await entryOf(several, { first: 'c.xsd' })).toContain(
      'can begin with "a.wsdl", "b.wsdl"',
    )
  })

  test('is missed where no file is a contract', async () => {
    expect(await entryOf({ 'a.txt': 'hello', 'b.yaml': 'a: 1' })).toBe(
      'bundle-entry: None of the 2 files of the bundle is a contract.',
    )
  })

  test('is found in linear time in a chain of two thousand files', async () => {
    const chain = Array.from({ length: 2_000 }, (_, n): [string, string] => [
      `${n}.xsd`,
      n === 0 ? xsd() : xsd(`${n - 1}.xsd`),
    ])
    expect(await entryOf(Object.fromEntries(chain))).toBe('1999.xsd')
  })
})
