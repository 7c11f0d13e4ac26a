import { readBundle } from '../../../support/memory-bundle.ts'
import { lintContract } from '../../../../src/rules/index.ts'
import { rulesetOf } from './ruleset-of.ts'

/** A rule for each format, that each document of it breaks. */
async function formatsOf(text: string): Promise<readonly string[]> {
  const formats = [
    ...['json-schema', 'json-schema-loose', 'json-schema-draft4', 'json-schema-draft7'],
    ...['json-schema-2020-12', 'aas2', 'aas2_6', 'aas3'],
  ]
  const rules = formats.map(
    (format) => `  ${format}: {given: $, formats: [${format}], then: {function: falsy}}`,
  )
  const ruleset = await rulesetOf(`rules:\n${rules.join('\n')}\n`)
  const contract = await readBundle({ 'main.yaml': text })
  const { findings } = await lintContract(contract, { source: 'main.yaml', packs: [ruleset] })
  return findings.map(({ rule }) => rule).sort()
}

test.each([
  [
    '$schema: http://json-schema.org/draft-07/schema#\ntype: object\n',
    ['json-schema', 'json-schema-draft7', 'json-schema-loose'],
  ],
  [
    '$schema: http://json-schema.org/draft-04/schema#\ntype: object\n',
    ['json-schema', 'json-schema-draft4', 'json-schema-loose'],
  ],
  [
    '$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n',
    ['json-schema', 'json-schema-2020-12', 'json-schema-loose'],
  ],
  ['type: object\nproperties: {a: {type: string}}\n', ['json-schema-loose']],
  ['asyncapi: 2.6.0\ninfo: {title: A, version: "1"}\nchannels: {}\n', ['aas2', 'aas2_6']],
])('formats of %j have the names that rulesets give them', async (text, names) => {
  expect(await formatsOf(text)).toEqual(names)
})

const event = `asyncapi: 2.6.0
info: {title: A, version: "1"}
channels:
  orders:
    publish: {message: {payload: {$ref: "order.yaml#/Order"}}}
    subscribe: {message: {payload: {$ref: "missing.yaml"}}}
`

test('rules follow what AsyncAPI refers to in other files, and tell what is not there', async () => {
  const ruleset = await rulesetOf(
    'rules:\n  typed: {given: "$..payload", then: {field: type, function: truthy}}\n',
  )
  const contract = await readBundle({ 'main.yaml': event, 'order.yaml': 'Order: {title: O}\n' })
  const { findings } = await lintContract(contract, { source: 'main.yaml', packs: [ruleset] })
  expect(
    findings.map(({ rule, location: { file, pointer } }) => `${rule} ${file}${pointer}`),
  ).toEqual([
    'typed main.yaml/channels/orders/subscribe/message/payload',
    'invalid-ref main.yaml/channels/orders/subscribe/message/payload/$ref',
    'typed order.yaml/Order',
  ])
})
