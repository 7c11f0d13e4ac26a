import { readAndLint, shippedPolicyIds } from '../../src/index.ts'
import { readProject } from '../../src/cli/project/read-project.ts'
import { rulesetOf } from './rulesets/document/memory-rulesets.ts'

/** Names that every object has already, or that plain assignment takes for its prototype. */
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

const members = (write: (key: string) => string) =>
  KEYS.map((key) => `"${key}": ${write(key)}`).join()

/** A description that uses such names wherever names are free, and where none are. */
const JSON_TEXT = `{"openapi": "3.1.0", ${members(() => '{"polluted": true}')},
  "info": {"title": "T", "version": "1", ${members(() => '{"polluted": true}')}},
  "paths": {"/a": {"get": {"operationId": "constructor", "security": [{${members(() => '[]')}}],
    "responses": {${members(() => '{"description": "d"}')}}}}, ${members(() => '{"get": {}}')}},
  "components": {"schemas": {${members(
    (key) =>
      `{"type": "object", "required": ["${key}"], "properties": {"${key}": {"$ref": "#/components/schemas/${key}"}},
        "discriminator": {"propertyName": "${key}", "mapping": {"${key}": "${key}"}}, "example": {"${key}": 1}}`,
  )}}, "securitySchemes": {${members(() => '{"type": "http", "scheme": "basic"}')}}},
  "tags": [{"name": "__proto__"}, {"name": "constructor"}]}`
const YAML_TEXT = `openapi: 3.1.0
info: {title: T, version: "1"}
x-base: &base {__proto__: {polluted: true}, toString: {polluted: true}}
x-merged: {<<: *base, constructor: 1}
paths: {__proto__: {get: {responses: {__proto__: {description: d}}}}}
`

test.each([
  ['JSON', JSON_TEXT],
  ['YAML', YAML_TEXT],
])('names of what every object has are names like any other in %s', async (_, text) => {
  const input = { name: 'a', text }
  const { contract, result } = await readAndLint(input, { policies: shippedPolicyIds() })
  if (!contract.readable) throw new Error(contract.error.message)
  expect(contract.summary.title).toBe('T')
  const reasons = result.policies.flatMap(({ notEvaluated }) => notEvaluated)
  expect(reasons.filter(({ reason }) => reason.includes('stopped with an error'))).toEqual([])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('rules, aliases and options may have such names', async () => {
  const rules = KEYS.map(
    (key) =>
      `"${key}": {given: "#${key === '__proto__' ? 'constructor' : key}", then: {function: xor, functionOptions: {properties: [${key}, a]}}}`,
  )
  const aliases = KEYS.slice(1).map((key) => `${key}: [$.info]`)
  const text = `aliases: {${aliases.join()}}\nrules: {${rules.join()}}\n`
  const ruleset = await rulesetOf(text)
  expect(ruleset.rules.map(({ id, given }) => [id, given[0]?.expression])).toEqual(
    KEYS.map((key) => [key, '$.info']),
  )
})

test.each(KEYS)('a project file that says %s is told that nobody knows it', (key) => {
  const read = readProject(`"${key}": {polluted: true}\n`, [])
  expect(read).toMatchObject({ ok: false, mistakes: [{ line: 1, column: 1 }] })
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})
