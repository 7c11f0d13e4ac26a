import { MessageLogError, readMessageLog, type MessageLog } from '../../src/messages/index.ts'

const LOG = 'xmlns="http://www.ws-i.org/testing/2004/07/log/"'

function read(text: string): MessageLog {
  return readMessageLog({ name: 'log.xml', bytes: Buffer.from(text) })
}

function entry(attributes: string, content: string, headers: string): string {
  return `<messageEntry ${attributes}>\n${content}\n<httpHeaders>${headers}</httpHeaders>\n</messageEntry>`
}

const POST = 'POST /orders HTTP/1.1&#xd;\nHost: a&#xd;\nSOAPAction: &quot;x&quot;&#xd;\n&#xd;\n'
const OK = 'HTTP/1.1 200 OK\nContent-Type: text/xml;\n charset=utf-8\n\n'

function logOf(...entries: readonly string[]): string {
  return `<log ${LOG}>\n${entries.join('\n')}\n</log>`
}

function textsOf({ exchanges }: MessageLog): readonly (string | undefined)[][] {
  return exchanges.map(({ request, response }) => [
    request?.body.text?.text,
    response?.body.text?.text,
  ])
}

function errorOf(text: string): MessageLogError {
  try {
    read(text)
  } catch (error) {
    if (error instanceof MessageLogError) return error
    throw error
  }
  throw new Error('The log was read.')
}

test('a response answers the request before it in its conversation, also on one connection', () => {
  const log = read(
    logOf(
      entry('ID="1" conversationID="a" type="request"', '<messageContent>1</messageContent>', POST),
      entry('ID="2" conversationID="b" type="request"', '<messageContent>2</messageContent>', POST),
      entry('ID="3" conversationID="b" type="response"', '<messageContent>3</messageContent>', OK),
      entry('ID="4" conversationID="a" type="response"', '<messageContent/>', OK),
      entry('ID="5" conversationID="a" type="request"', '<messageContent>5</messageContent>', POST),
      entry('ID="6" conversationID="c" type="response"', '<messageContent>6</messageContent>', OK),
    ),
  )
  expect(textsOf(log)).toEqual([
    ['1', undefined],
    ['2', '3'],
    ['5', undefined],
    [undefined, '6'],
  ])
  expect(log.exchanges[0]?.response?.body.isEmpty).toBe(true)
  expect(log.exchanges[0]?.response?.id).toBe('4')
})

test('the header is taken apart, folded fields are joined, and names are the same in any case', () => {
  const log = read(
    logOf(
      entry('ID="1" conversationID="a" type="request"', '<messageContent/>', POST),
      entry('ID="2" conversationID="a" type="response"', '<messageContent/>', OK),
    ),
  )
  const [{ request, response } = {}] = log.exchanges
  expect(request?.startLine.words).toEqual(['POST', '/orders', 'HTTP/1.1'])
  expect(request?.headers.value('soapaction')).toBe('"x"')
  expect(request?.headers.field('SOAPAction')?.location).toMatchObject({ line: 6, column: 1 })
  expect(response?.startLine.words).toEqual(['HTTP/1.1', '200', 'OK'])
  expect(response?.headers.value('Content-Type')).toBe('text/xml; charset=utf-8')
})

describe('every character of a content is found again in the log', () => {
  const places = (content: string, wanted: string) => {
    const text = logOf(entry('ID="1" conversationID="a" type="request"', content, POST))
    const body = read(text).exchanges[0]?.request?.body.text
    const start = body?.text.indexOf(wanted) ?? -1
    expect(start).toBeGreaterThanOrEqual(0)
    const { line, column, endLine, endColumn, pointer } =
      body?.locate(start, start + wanted.length) ?? {}
    expect(pointer).toBe('/wsilog:log/wsilog:messageEntry/wsilog:messageContent')
    expect(endLine).toBe(line)
    return text.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1, (endColumn ?? 0) - 1)
  }

  test.each([
    [
      'references',
      '<messageContent>&lt;a b=&quot;&#x41;&amp;&#66;&quot;&gt;find&lt;/a&gt;</messageContent>',
    ],
    ['a section', '<messageContent><![CDATA[<a>&amp;\n<b>find</b></a>]]></messageContent>'],
    [
      'a section with line breaks around it',
      '<messageContent>\n  <![CDATA[<a>find</a>]]>\n</messageContent>',
    ],
    ['line breaks of Windows', '<messageContent>&lt;a>\r\n\r\nfind&lt;/a></messageContent>'],
    [
      'an envelope that is not escaped',
      '<messageContent>\n <a xmlns=""><b>find</b></a>\n</messageContent>',
    ],
    ['a comment', '<messageContent>&lt;a>&lt;!-- --><!-- no -->find&lt;/a></messageContent>'],
  ])('%s', (_, content) => {
    expect(places(content, 'find')).toBe('find')
  })

  test('a section gives the text without what a formatter put around it', () => {
    const content = '<messageContent>\n  <![CDATA[<?xml version="1.0"?><a/>]]>\n</messageContent>'
    const log = read(logOf(entry('ID="1" conversationID="a" type="request"', content, POST)))
    expect(textsOf(log)).toEqual([['<?xml version="1.0"?><a/>', undefined]])
  })
})

test('a content of white space alone is an empty body', () => {
  const content = '<messageContent>\n  </messageContent>'
  const log = read(logOf(entry('ID="1" conversationID="a" type="request"', content, POST)))
  expect(log.exchanges[0]?.request?.body).toMatchObject({ isEmpty: true, text: undefined })
})

test('a byte order mark is told by the character or by the number that the monitor writes', () => {
  const mark = (content: string) =>
    read(logOf(entry('ID="1" conversationID="a" type="request"', content, POST))).exchanges[0]
      ?.request?.body.text
  expect(mark('<messageContent>\uFEFF&lt;a/></messageContent>')).toMatchObject({
    text: '<a/>',
    byteOrderMark: 'utf-8',
  })
  expect(mark('<messageContent BOM="65534">&lt;a/></messageContent>')?.byteOrderMark).toBe('utf-16')
  expect(mark('<messageContent>&lt;a/></messageContent>')?.byteOrderMark).toBeUndefined()
})

test('attachments are parts, and the root is the one that the Content-Type names', () => {
  const part = (id: string, content: string) =>
    `<mimePart><boundaryString>b</boundaryString><mimeHeaders>Content-ID: ${id}\n</mimeHeaders><mimeContent>${content}</mimeContent></mimePart>`
  const content = `<messageContentWithAttachments>${part('&lt;x>', 'X')}${part('&lt;root>', '&lt;a/>')}</messageContentWithAttachments>`
  const head = 'POST / HTTP/1.1\nContent-Type: multipart/related; start="&lt;root>"; boundary=b\n\n'
  const log = read(logOf(entry('ID="1" conversationID="a" type="request"', content, head)))
  const body = log.exchanges[0]?.request?.body
  expect(body?.text?.text).toBe('<a/>')
  expect(body?.parts?.map((one) => one.headers.value('content-id'))).toEqual(['<x>', '<root>'])
})

test('an entry that lacks what each must have is a fault, and the others are read', () => {
  const log = read(
    logOf(
      entry('ID="1" conversationID="a"', '<messageContent/>', POST),
      '<messageEntry ID="2" conversationID="a" type="request"><messageContent/></messageEntry>',
      entry('ID="3" conversationID="a" type="request"', '<messageContent/>', '\n\n'),
      entry('ID="4" conversationID="a" type="Request"', '', POST),
    ),
  )
  expect(log.faults.map(({ reason, location }) => `${location.line} ${reason}`)).toEqual([
    '2 message entry 1 does not say whether it is a request or a response',
    '10 message entry 2 has no httpHeaders',
    '11 message entry 3 has no first line in its httpHeaders',
  ])
  expect(log.exchanges.map(({ request }) => request?.id)).toEqual(['4'])
})

describe('what is no log is refused with its place', () => {
  test('XML that is not well-formed', () => {
    const { code, location } = errorOf(`<log ${LOG}>\n<messageEntry>`)
    expect(code).toBe('log-unreadable')
    expect(location?.line).toBe(2)
  })

  test('another document', () => {
    expect(errorOf('<definitions/>')).toMatchObject({
      code: 'log-format-unknown',
      location: { line: 1, column: 1 },
    })
  })

  test('a document type declaration, which could bring entities with it', () => {
    const entity = '<!DOCTYPE log [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    expect(errorOf(`${entity}<log ${LOG}/>`).code).toBe('log-unreadable')
  })

  test('an empty file, and bytes that are no text', () => {
    expect(errorOf('').message).toBe('The log is empty.')
    const pdf = () => readMessageLog({ name: 'log', bytes: Buffer.from('%PDF-1.7') })
    expect(pdf).toThrow('The file is a PDF document, no log of messages.')
  })
})
