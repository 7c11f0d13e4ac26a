import { readContract } from '../../../src/contracts/index.ts'

const read = (text: string, name = 'contract.txt') =>
  readContract({ entry: { name, bytes: Buffer.from(text) } })

describe('the content alone says what a document is', () => {
  test.each([
    ['{"openapi": "3.0.0"}', 'openapi-3.0'],
    ['openapi: 3.0.4', 'openapi-3.0'],
    ['openapi: "3.1.1"', 'openapi-3.1'],
    ['openapi: 3.2.0', 'openapi-3.2'],
    ['openapi: 3.0', 'openapi-3.0'],
    ['openapi: 3.1', 'openapi-3.1'],
    ['openapi: 3.0.0-rc2', 'openapi-3.0'],
    ['swagger: "2.0"', 'openapi-2.0'],
    ['swagger: 2.0', 'openapi-2.0'],
    ['# swagger: "2.0"\nopenapi: 3.0.0', 'openapi-3.0'],
    ['{openapi: 3.0.0, info: {}}', 'openapi-3.0'],
    ['<<: {openapi: 3.0.0}', 'openapi-3.0'],
  ])('%j is %s', async (text, format) => {
    for (const name of ['a.json', 'a.yaml', 'a.wsdl', 'a']) {
      expect(await read(text, name)).toMatchObject({
        readable: true,
        format,
        model: { kind: 'openapi' },
      })
    }
  })
})

describe('what is no contract is told why', () => {
  test.each([
    ['openapi: 4.0.0', 'version "4.0.0" of OpenAPI', '/openapi'],
    ['swagger: "1.2"', 'version "1.2" of OpenAPI', '/swagger'],
    ['asyncapi: 1.2.0', 'version "1.2.0" of AsyncAPI', ''],
    ['paths: {}', 'looks like a part of an OpenAPI description', ''],
    ['get: {}', 'looks like a part of an OpenAPI description', ''],
    ['a: 1', 'names no contract format', ''],
    ['[1, 2]', 'The document is an array', ''],
    ['just text', 'The document is a string', ''],
    ['42', 'The document is a number', ''],
  ])('%j', async (text, message, pointer) => {
    const contract = await read(text)
    expect(contract).toMatchObject({
      readable: false,
      format: 'unknown',
      error: {
        code: 'not-a-contract',
        location: { file: 'contract.txt', pointer, line: 1, column: 1 },
      },
    })
    if (!contract.readable) expect(contract.error.message).toContain(message)
  })

  test('what begins like JSON is held to the syntax of JSON', async () => {
    expect(await read('{"openapi": "3.0.0",}')).toMatchObject({
      readable: false,
      error: { code: 'json-not-well-formed', location: { line: 1, column: 20 } },
    })
  })

  test('what does not is held to that of YAML', async () => {
    expect(await read('openapi: 3.0.0\ninfo: title: x\n')).toMatchObject({
      readable: false,
      error: { code: 'yaml-not-well-formed', location: { line: 2 } },
    })
  })
})

test.each([
  ['overlay: 1.0.0\ninfo: {title: T, version: "1"}\nactions: []\n', 'an OpenAPI Overlay'],
  ['{"arazzo": "1.0.1", "info": {}, "workflows": []}', 'an Arazzo description'],
])('%j is no contract by itself, and it is said what it is', async (text, what) => {
  const contract = await readContract({ entry: { name: 'a', bytes: Buffer.from(text) } })
  if (contract.readable) throw new Error('readable')
  expect(contract.error.code).toBe('not-a-contract')
  expect(contract.error.message).toContain(what)
})
