import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import {
  MESSAGE_LOG_LIMITS,
  MessageLogError,
  readMessageLog,
  type LoggedMessage,
  type MessageLog,
} from '../../src/messages/index.ts'

const XML = 'text/xml; charset=utf-8'

interface Body {
  readonly text?: string
  readonly encoding?: string
  readonly size?: number
}

function entryOf(content: Body, headers: Record<string, string> = { 'Content-Type': XML }): object {
  const fields = Object.entries(headers).map(([name, value]) => ({ name, value }))
  return {
    request: {
      method: 'POST',
      url: 'https://orders.example.com/soap?x=1#frag',
      httpVersion: 'h2',
      headers: [{ name: ':method', value: 'POST' }, ...fields],
      postData: { mimeType: XML, text: '<a/>' },
    },
    response: { status: 200, statusText: 'OK', httpVersion: 'http/1.1', headers: fields, content },
  }
}

function read(...entries: readonly object[]): MessageLog {
  const bytes = Buffer.from(JSON.stringify({ log: { version: '1.2', entries } }, undefined, 1))
  return readMessageLog({ name: 'log.har', bytes })
}

function responseOf(content: Body, headers?: Record<string, string>): LoggedMessage | undefined {
  return read(entryOf(content, headers)).exchanges[0]?.response
}

function base64(bytes: Uint8Array): Body {
  return { text: Buffer.from(bytes).toString('base64'), encoding: 'base64', size: bytes.length }
}

test('start lines are as on the wire, whatever the tool calls the version of HTTP', () => {
  const [{ request, response } = {}] = read(entryOf({ text: '<b/>' })).exchanges
  expect(request?.startLine.words).toEqual(['POST', '/soap?x=1', 'HTTP/2'])
  expect(response?.startLine.text).toBe('HTTP/1.1 200 OK')
  expect(request?.headers.fields.map(({ name }) => name)).toEqual(['Content-Type'])
})

test('a response that never came is none, and a version that is not told is unknown', () => {
  const aborted = { request: { method: 'POST', url: 'x', headers: [] }, response: { status: 0 } }
  const [exchange] = read(aborted).exchanges
  expect(exchange?.response).toBeUndefined()
  expect(exchange?.request?.startLine.words).toEqual(['POST', 'x', 'HTTP/?'])
})

test('every character of a text is found again behind its escapes', () => {
  const text = '<a>\n\t"é\\ \u{1F600}" <b/></a>'
  const bytes = Buffer.from(
    JSON.stringify({ log: { entries: [entryOf({ text })] } }).replace('é', '\\u00e9'),
  )
  const log = readMessageLog({ name: 'log.har', bytes })
  const body = log.exchanges[0]?.response?.body.text
  const start = text.indexOf('<b/>')
  const place = body?.locate(start, start + 4)
  expect(place?.pointer).toBe('/log/entries/0/response/content/text')
  const line = bytes.toString('utf8').split('\n')[(place?.line ?? 0) - 1]
  expect(line?.slice((place?.column ?? 0) - 1, (place?.endColumn ?? 0) - 1)).toBe('<b/>')
})

describe('bodies in base64', () => {
  const text = '<a>é</a>'

  test('are decoded by the charset of the Content-Type', () => {
    expect(responseOf(base64(Buffer.from(text)))?.body.text?.text).toBe(text)
    const latin = base64(Buffer.from(text, 'latin1'))
    const type = { 'Content-Type': 'text/xml; charset=iso-8859-1' }
    expect(responseOf(latin, type)?.body.text?.text).toBe(text)
  })

  test('are decoded by a byte order mark before anything else', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(responseOf(base64(utf16))?.body.text).toMatchObject({ text, byteOrderMark: 'utf-16' })
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('are inflated where a tool left them compressed with %s', (coding, compress) => {
    const long = `<a>${'é'.repeat(500)}</a>`
    const headers = { 'Content-Type': XML, 'Content-Encoding': coding }
    expect(responseOf(base64(compress(Buffer.from(long))), headers)?.body.text?.text).toBe(long)
    expect(responseOf(base64(Buffer.from(long)), headers)?.body.text?.text).toBe(long)
  })

  test('are not inflated beyond the limit', () => {
    const bomb = gzipSync(Buffer.alloc(MESSAGE_LOG_LIMITS.inflatedBytes + 1, 'a'))
    const body = responseOf(base64(bomb))?.body
    expect(body).toMatchObject({ isEmpty: false, text: undefined })
    expect(body?.unknown).toBe('the body is compressed in a way that cannot be undone here')
  })

  test('are not inflated beyond the limit of a whole log', () => {
    const { allInflatedBytes, inflatedBytes } = MESSAGE_LOG_LIMITS
    const large = base64(gzipSync(Buffer.alloc(inflatedBytes, ' ')))
    const count = allInflatedBytes / inflatedBytes + 1
    const { exchanges } = read(...Array.from({ length: count }, () => entryOf(large)))
    const unknown = exchanges.filter(({ response }) => response?.body.unknown !== undefined)
    expect([exchanges.length, unknown.length]).toEqual([count, 1])
  })

  test('are unknown where the bytes are not of their charset', () => {
    const body = responseOf(base64(Buffer.from([0x3c, 0xff, 0xfe, 0x3e])))?.body
    expect(body?.unknown).toContain('not what its charset')
  })
})

test('a body that the archive leaves out is unknown, and one of no bytes is empty', () => {
  expect(responseOf({ size: 12 })?.body.unknown).toContain('does not hold the body')
  expect(responseOf({ size: 0 })?.body).toMatchObject({ isEmpty: true })
})

test('a multipart body is taken apart, with line breaks of either kind', () => {
  const type = 'multipart/related; boundary="b-1"; type="text/xml"; start="<root>"'
  const parts = [
    'preamble --b-1',
    '--b-1',
    'Content-ID: <x>',
    '',
    'X --b-1 stays',
    '--b-1',
    'Content-ID: <root>',
    'Content-Type: text/xml',
    '',
    '<a/>',
    '--b-1--',
    'epilogue',
  ]
  for (const lineBreak of ['\r\n', '\n']) {
    const body = responseOf({ text: parts.join(lineBreak) }, { 'Content-Type': type })?.body
    expect(body?.parts?.map(({ content }) => content.text)).toEqual(['X --b-1 stays', '<a/>'])
    expect(body?.text?.text).toBe('<a/>')
  }
})

test('an entry without method and url is a fault, and the others are read', () => {
  const log = read({ request: { url: 'x' } }, entryOf({ text: '<b/>' }))
  expect(log.faults.map(({ reason }) => reason)).toEqual([
    'entry 1 has no request with a method and a url',
  ])
  expect(log.exchanges.map(({ request }) => request?.id)).toEqual(['2'])
})

test('JSON that is no archive is refused, and so is what is not well-formed', () => {
  const readText = (text: string) => readMessageLog({ name: 'x', bytes: Buffer.from(text) })
  expect(() => readText('{"log": {}}')).toThrow(MessageLogError)
  expect(() => readText('{"log": {"entries": [}}')).toThrow('not well-formed')
  expect(() => readText('{"openapi": "3.0.0"}')).toThrow('neither a log of the WS-I monitor')
})
