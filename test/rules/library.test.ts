import { readFileSync } from 'node:fs'
import path from 'node:path'
import {
  lint,
  lintMessages,
  loadRulePack,
  readMessageLog,
  UnknownPolicyError,
} from '../../src/index.ts'
import { packageRoot } from '../../src/package-root.ts'

const text = readFileSync(path.join(packageRoot, 'specs/examples/orders-document.wsdl'), 'utf8')

test('a contract is judged from its text by the policies of its format', async () => {
  const result = await lint({ name: 'orders.wsdl', text })
  expect(result).toMatchObject({
    source: 'orders.wsdl',
    format: 'wsdl-1.1',
    verdict: 'pass',
    findings: [],
  })
  expect(result.policies.map(({ id }) => id)).toEqual(['wsdl-core', 'ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
  expect(result).not.toHaveProperty('assertions')
})

test('bytes, a policy by name and assertions can be asked for', async () => {
  const { assertions } = await lint(
    { name: 'orders.wsdl', bytes: Buffer.from(text) },
    { policies: ['ws-i-bp-1.0'], assertions: true },
  )
  expect(Object.keys(assertions ?? {})).toEqual(['ws-i-bp-1.0'])
  expect(assertions?.['ws-i-bp-1.0']).toMatchObject({ BP2402: 'passed', WSI2099: 'notApplicable' })
})

test('messages are judged beside their description, and by themselves', async () => {
  const bytes = readFileSync(path.join(packageRoot, 'specs/examples/messages/orders.har'))
  const messages = readMessageLog({ name: 'orders.har', bytes })
  const beside = await lint({ name: 'orders.wsdl', text }, { messages })
  expect(beside).toMatchObject({ verdict: 'pass', messages: { judged: 6 } })
  const alone = await lintMessages(messages)
  expect(alone).toMatchObject({ source: 'orders.har', verdict: 'indeterminate' })
  expect(alone.policies.map(({ id }) => id)).toEqual(['ws-i-bp-1.1', 'ws-i-ssbp-1.0'])
})

test('a rule pack of one’s own can be handed in', async () => {
  const loaded = loadRulePack(
    'id: mine\nversion: 1.0.0\ntitle: Mine\ndescription: Only one rule.\nformats: [wsdl-1.1]\nrules: { BP2010: warning }\n',
    'mine.yaml',
  )
  if (!loaded.ok) throw new Error('The pack is broken.')
  const result = await lint({ name: 'orders.wsdl', text }, { policies: [loaded.pack] })
  expect(result.policies.map(({ id, verdict }) => [id, verdict])).toEqual([['mine', 'pass']])
})

test('an unreadable text is a result', async () => {
  const result = await lint({ name: 'empty.wsdl', text: '' })
  expect(result).toMatchObject({ verdict: 'unreadable', error: { code: 'empty' } })
})

test('a format that no policy asked for judges is indeterminate, and says who does not judge it', async () => {
  const text = 'asyncapi: 2.6.0\ninfo: { title: A, version: 1.0.0 }\nchannels: {}\n'
  const result = await lint({ name: 'a.yaml', text }, { policies: ['openapi-core'] })
  expect(result).toMatchObject({ format: 'asyncapi-2', verdict: 'indeterminate' })
  expect(result.policies[0]?.notEvaluated[0]?.reason).toContain('not asyncapi-2')
})

test('an unknown policy is an error that names those there are', async () => {
  await expect(lint({ name: 'orders.wsdl', text }, { policies: ['nonsense'] })).rejects.toThrow(
    UnknownPolicyError,
  )
  await expect(lint({ name: 'orders.wsdl', text }, { policies: ['nonsense'] })).rejects.toThrow(
    /ws-i-bp-1\.1/,
  )
})
