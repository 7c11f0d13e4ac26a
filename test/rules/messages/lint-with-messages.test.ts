import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract, type Contract } from '../../../src/contracts/index.ts'
import { readMessageLog, type MessageLog } from '../../../src/messages/index.ts'
import { packageRoot } from '../../../src/package-root.ts'
import {
  lintContract,
  lintMessages,
  type LintOptions,
  type LintResult,
} from '../../../src/rules/index.ts'
import { shippedPack } from '../../../src/shipped/packs.ts'

const EXAMPLES = path.join(packageRoot, 'specs/examples')

function textOf(name: string): string {
  return readFileSync(path.join(EXAMPLES, name), 'utf8')
}

async function contractOf(text = textOf('orders-document.wsdl')): Promise<Contract> {
  const contract = await readContract({ entry: { name: 'orders.wsdl', bytes: Buffer.from(text) } })
  if (!contract.readable) throw new Error(contract.error.message)
  return contract
}

function logOf(text: string, name = 'log.xml'): MessageLog {
  return readMessageLog({ name, bytes: Buffer.from(text) })
}

const DOCUMENT_LOG = textOf('messages/orders-document-log.xml')
const ARCHIVE = textOf('messages/orders.har')

async function judge(
  messages: MessageLog | undefined,
  options: Partial<LintOptions> & { wsdl?: string; policy?: string } = {},
): Promise<LintResult> {
  const { wsdl, policy = 'ws-i-bp-1.1', ...rest } = options
  return lintContract(await contractOf(wsdl), {
    source: 'orders.wsdl',
    packs: [shippedPack(policy)].filter((pack) => pack !== undefined),
    assertions: true,
    ...(messages !== undefined && { messages }),
    ...rest,
  })
}

test('without a log nobody is asked about messages', async () => {
  const { assertions, policies, messages } = await judge(undefined)
  expect(messages).toBeUndefined()
  expect(Object.keys(assertions?.['ws-i-bp-1.1'] ?? {})).toHaveLength(49)
  expect(policies[0]?.notEvaluated).toEqual([])
})

test('with a log the policy has all of its assertions, and says which messages were judged', async () => {
  const { assertions, messages, verdict } = await judge(logOf(DOCUMENT_LOG))
  expect(Object.keys(assertions?.['ws-i-bp-1.1'] ?? {})).toHaveLength(100)
  expect(messages).toMatchObject({
    source: 'log.xml',
    format: 'ws-i-monitor-log',
    judged: 6,
    leftOut: [],
    unreadable: 0,
  })
  expect(messages?.entries?.map(({ id, direction }) => `${id} ${direction}`)).toEqual([
    '1 request',
    '2 response',
    '3 request',
    '4 response',
    '5 request',
    '6 response',
  ])
  expect(verdict).toBe('pass')
})

test('an archive gives the results that a log of the same messages gives', async () => {
  const byArchive = await judge(logOf(ARCHIVE, 'log.har'))
  const byLog = await judge(logOf(DOCUMENT_LOG))
  expect(byArchive.assertions).toEqual(byLog.assertions)
  expect(byArchive.messages?.leftOut).toEqual([{ reason: 'without SOAP', count: 2 }])
})

test('a finding stands in the log, and names its message', async () => {
  const broken = DOCUMENT_LOG.replaceAll('o:cancelOrder', 'o:dropOrder')
  const { findings, verdict } = await judge(logOf(broken))
  const [finding] = findings.filter(({ rule }) => rule === 'BP1011')
  expect(finding).toMatchObject({
    policy: 'ws-i-bp-1.1',
    severity: 'error',
    message:
      'Request 5: The request does not fit any operation: no operation has <o:dropOrder> of http://example.com/orders/types.',
    location: {
      file: 'log.xml',
      pointer: '/wsilog:log/wsilog:messageEntry[5]/wsilog:messageContent',
      line: 85,
      column: 14,
      endColumn: 27,
    },
  })
  expect(verdict).toBe('fail')
})

test('a finding keeps its fingerprint when lines move, and can be waived and known to a baseline', async () => {
  const broken = DOCUMENT_LOG.replace('500 Internal Server Error', '400 Bad Request')
  const first = await judge(logOf(broken))
  const moved = await judge(logOf(broken.replace('<monitor ', '\n\n<monitor ')))
  const fingerprintOf = ({ findings }: LintResult) =>
    findings.find(({ rule }) => rule === 'BP1305')?.fingerprint ?? ''
  expect(fingerprintOf(first)).not.toBe('')
  expect(fingerprintOf(moved)).toBe(fingerprintOf(first))
  const waivers = new Map([[fingerprintOf(first), { id: 'W-1', reason: 'known' }]])
  expect((await judge(logOf(broken), { waivers })).verdict).toBe('pass')
  const baseline = new Map(first.findings.map(({ fingerprint }) => [fingerprint, 1]))
  expect(await judge(logOf(broken), { baseline })).toMatchObject({ verdict: 'pass', findings: [] })
})

test('what only informs is said once, with the number of messages', async () => {
  const { findings } = await judge(logOf(DOCUMENT_LOG))
  expect(findings.filter(({ rule }) => rule === 'BP4104').map(({ message }) => message)).toEqual([
    'Request 1: The header field SOAPAction is not among those registered for HTTP (likewise in 2 other messages).',
  ])
})

test('credentials stay out of findings, and of the lines that reports show of them', async () => {
  const secret = 'Authorization: Bearer c2VjcmV0'
  const log = DOCUMENT_LOG.replace('User-Agent: shop/3', `User-Agent: shop/3\n${secret}`)
  const { findings } = await judge(logOf(log))
  const [finding] = findings.filter(({ rule }) => rule === 'BP4103')
  expect(finding?.message).toContain('Authorization uses the scheme Bearer')
  expect(JSON.stringify(findings)).not.toContain('c2VjcmV0')
  expect(log.split('\n')[(finding?.location.line ?? 0) - 1]).toContain('POST /soap')
})

describe('which messages belong to a description', () => {
  const leftOut = async (log: string, wsdl?: string) => {
    const { messages } = await judge(logOf(log), wsdl === undefined ? {} : { wsdl })
    return [messages?.judged, messages?.leftOut] as const
  }

  test('those to the path of a port, whatever their host', async () => {
    const log = DOCUMENT_LOG.replaceAll('orders.example.com', 'localhost:8080')
    expect(await leftOut(log)).toEqual([6, []])
  })

  test('those to another path, if their content is that of an operation', async () => {
    const log = DOCUMENT_LOG.replaceAll('POST /soap', 'POST /gateway/orders')
    expect(await leftOut(log)).toEqual([6, []])
    const other = log.replaceAll('o:cancelOrder', 'o:dropOrder')
    expect(await leftOut(other)).toEqual([4, [{ reason: 'of other services', count: 2 }]])
  })

  test('not those of SOAP 1.2, where the description has a binding for it', async () => {
    const log = textOf('messages/wrong-requests-log.xml')
    expect(await leftOut(log)).toEqual([4, []])
    const wsdl = textOf('orders-document.wsdl')
    const binding = /<wsdl:binding[\s\S]*<\/wsdl:binding>/.exec(wsdl)?.[0] ?? ''
    const port = /<wsdl:port [\s\S]*<\/wsdl:port>/.exec(wsdl)?.[0] ?? ''
    const toSoap12 = (text: string) =>
      text.replaceAll('soap:', 'soap12:').replaceAll('OrdersSoap', 'OrdersSoap12')
    const both = wsdl
      .replace(binding, binding + toSoap12(binding))
      .replace(port, port + toSoap12(port).replace('OrdersPort', 'OrdersPort12'))
      .replace('xmlns:soap=', 'xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:soap=')
    expect(await leftOut(log, both)).toEqual([
      2,
      [{ reason: 'of SOAP 1.2, for which the description has bindings of its own', count: 2 }],
    ])
  })

  test('not questions for documents', async () => {
    const log = textOf('messages/wrong-requests-log.xml')
    expect(await leftOut(log.replace('GET /soap', 'GET /soap?wsdl'))).toEqual([
      2,
      [{ reason: 'without SOAP', count: 2 }],
    ])
  })
})

describe('what was not judged is no pass', () => {
  test('no message belongs to the description', async () => {
    const log = DOCUMENT_LOG.replaceAll('POST /soap', 'POST /x').replaceAll('orders/types', 'other')
    const { verdict, policies, messages } = await judge(logOf(log))
    expect([verdict, messages?.judged]).toEqual(['indeterminate', 0])
    expect(policies[0]?.notEvaluated).toContainEqual({
      rule: 'BP1011',
      reason: 'no message of this service is in log.xml',
    })
  })

  test('an entry cannot be read', async () => {
    const { verdict, policies, messages } = await judge(
      logOf(DOCUMENT_LOG.replace('conversationID="3" type="request"', 'conversationID="3"')),
    )
    expect([verdict, messages?.unreadable]).toEqual(['indeterminate', 1])
    expect(policies[0]?.notEvaluated[0]?.reason).toBe(
      'message entry 5 does not say whether it is a request or a response in log.xml',
    )
  })

  test('the log does not hold a body, while the header is judged', async () => {
    const archive = JSON.parse(ARCHIVE) as { log: { entries: { response: { content: object } }[] } }
    const last = archive.log.entries[2]
    if (last !== undefined) last.response.content = { size: 300 }
    const { policies, assertions } = await judge(logOf(JSON.stringify(archive), 'log.har'))
    const reasons = new Map(policies[0]?.notEvaluated.map(({ rule, reason }) => [rule, reason]))
    expect(reasons.get('BP1601')).toBe('the archive does not hold the body of the response')
    expect(reasons.has('BP1002')).toBe(false)
    expect(assertions?.['ws-i-bp-1.1']?.['BP1002']).toBe('passed')
  })

  test('an imported description with the operations is missing', async () => {
    const wsdl = textOf('orders-document.wsdl')
      .replace(/<wsdl:binding[\s\S]*<\/wsdl:binding>/, '')
      .replace(
        '<wsdl:types>',
        '<wsdl:import namespace="http://example.com/orders" location="b.wsdl"/><wsdl:types>',
      )
    const { assertions, policies } = await judge(logOf(DOCUMENT_LOG), { wsdl })
    expect(assertions?.['ws-i-bp-1.1']?.['BP1011']).toBe('missingInput')
    expect(policies[0]?.notEvaluated.find(({ rule }) => rule === 'BP1011')?.reason).toContain(
      'was not found',
    )
  })

  test('no policy asked for is about messages', async () => {
    const { verdict, messages } = await judge(logOf(DOCUMENT_LOG), { policy: 'wsdl-core' })
    expect([verdict, messages?.judged]).toEqual(['indeterminate', 0])
  })
})

describe('a log by itself', () => {
  const lint = (text: string, policy = 'ws-i-bp-1.1') =>
    lintMessages(logOf(text), {
      source: 'log.xml',
      packs: [shippedPack(policy)].filter((pack) => pack !== undefined),
      assertions: true,
    })

  test('is judged by what needs no description; the rest is told as open', () => {
    const { verdict, policies, assertions } = lint(DOCUMENT_LOG)
    expect(verdict).toBe('indeterminate')
    expect(policies[0]?.notEvaluated).toHaveLength(16)
    expect(assertions?.['ws-i-bp-1.1']?.['BP1011']).toBe('notApplicable')
    expect(assertions?.['ws-i-bp-1.1']?.['BP1201']).toBe('passed')
    expect(assertions?.['ws-i-bp-1.1']?.['BP2406']).toBeUndefined()
  })

  test('fails where a message does', () => {
    const { verdict, findings } = lint(DOCUMENT_LOG.replace('500 Internal', '400 Internal'))
    expect(verdict).toBe('fail')
    expect(findings.map(({ rule }) => rule)).toContain('BP1305')
  })
})

test('a profile asks an assertion in the form of its own document', async () => {
  const broken = DOCUMENT_LOG.replace('<o:customer>Bob</o:customer>', '<o:customer>')
  const results = async (policy: string) => {
    const { messages } = await judge(logOf(broken), { policy })
    const request = messages?.entries?.[2]?.assertions[policy]
    return [request?.['BP1031'], request?.['BP1116']]
  }
  expect(await results('ws-i-bp-1.0')).toEqual(['prereqFailed', 'prereqFailed'])
  expect(await results('ws-i-bp-1.1')).toEqual([undefined, 'notApplicable'])
})

test('assertions about messages that no log can show are told as not evaluated', async () => {
  const { policies, assertions } = await judge(logOf(DOCUMENT_LOG), { policy: 'ws-i-ap-1.0' })
  expect(policies[0]?.notEvaluated.map(({ rule }) => rule)).toContain('AP1935')
  expect(assertions?.['ws-i-ap-1.0']?.['AP1935']).toBe('missingInput')
  const without = await judge(undefined, { policy: 'ws-i-ap-1.0' })
  expect(without.policies[0]?.notEvaluated).toEqual([])
})
