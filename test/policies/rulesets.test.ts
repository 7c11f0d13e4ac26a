import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parse } from 'yaml'
import { lint, readRuleset, RulesetError } from '../../src/index.ts'
import { packageRoot } from '../../src/package-root.ts'
import { RULESET_FORMATS } from '../../src/rules/rulesets/document/ruleset-formats.ts'
import { CORE_FUNCTIONS } from '../../src/rules/rulesets/functions/core-functions.ts'
import { sharedFolder } from '../support/shared.ts'

const SCHEMA = join(packageRoot, 'policies', 'schemas', 'ruleset.schema.json')
const EXAMPLE = join(packageRoot, 'specs', 'rulesets', 'soap-house-rules.yaml')

interface Schema {
  readonly $defs: {
    readonly formats: { readonly items: { readonly enum: readonly string[] } }
    readonly then: {
      readonly properties: {
        readonly function: { readonly anyOf: readonly [{ readonly enum: readonly string[] }, true] }
      }
    }
  }
}

const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema
const isRuleset = formats
  .default(new Ajv2020({ strict: false, allErrors: true }))
  .compile(schema as object)

test('the schema of rulesets knows the functions and formats that there are', () => {
  expect([...schema.$defs.then.properties.function.anyOf[0].enum]).toEqual(
    [...CORE_FUNCTIONS.keys()].sort(),
  )
  expect(schema.$defs.formats.items.enum).toEqual(expect.arrayContaining([...RULESET_FORMATS]))
})

test('the example of rules over WSDL fits the schema', () => {
  expect(isRuleset(parse(readFileSync(EXAMPLE, 'utf8')))).toBe(true)
})

test('the schema of rulesets refuses what is unknown', () => {
  expect(isRuleset({ rules: {}, nonsense: true })).toBe(false)
})

const shared = sharedFolder()
const published = join(shared ?? '', 'policy', 'rulesets')
const names =
  shared === undefined ? [] : readdirSync(published).filter((name) => !name.includes('.'))

;(shared === undefined ? test.skip : test)(
  'rulesets that load fit the schema, and others do not',
  async () => {
    for (const name of names) {
      const file = ['ruleset.yaml', 'ruleset.json']
        .map((one) => join(published, name, one))
        .find((one) => existsSync(one))
      if (file === undefined) continue
      const loads = await readRuleset(file).then(
        () => true,
        (error: unknown) => !(error instanceof RulesetError),
      )
      expect([name, isRuleset(parse(readFileSync(file, 'utf8')))]).toEqual([name, loads])
    }
  },
)

const orders = readFileSync(join(packageRoot, 'specs', 'examples', 'orders-document.wsdl'), 'utf8')

async function findingsOf(text: string) {
  const ruleset = await readRuleset(EXAMPLE)
  const { findings, policies } = await lint({ name: 'orders.wsdl', text }, { rulesets: [ruleset] })
  expect(policies).toMatchObject([{ id: 'soap-house-rules.yaml', notEvaluated: [] }])
  return findings.map(
    ({ rule, severity, message, location }) =>
      `${String(location.line)}:${String(location.column)} ${severity} ${rule} ${message}`,
  )
}

test('the example judges a clean service', async () => {
  expect(await findingsOf(orders)).toEqual([
    '40:5 warning operation-documented Operation has no documentation.',
    '45:5 warning operation-documented Operation has no documentation.',
  ])
})

test('the example finds an address without encryption, a name in another case, a message without use', async () => {
  const changed = orders
    .replace('https://orders.example.com/soap', 'http://orders.example.com/soap')
    .replace('<wsdl:operation name="cancelOrder">', '<wsdl:operation name="CancelOrder">')
    .replace(
      '<wsdl:message name="cancelOrderRequest">',
      '<wsdl:message name="spare"/>\n  <wsdl:message name="cancelOrderRequest">',
    )
  expect(await findingsOf(changed)).toEqual([
    '35:17 hint message-used No operation, header or fault uses the message "spare".',
    '41:5 warning operation-documented Operation has no documentation.',
    '46:5 warning operation-documented Operation has no documentation.',
    '46:21 error operation-name-case The name of an operation must be camel case: "CancelOrder".',
    '70:21 error service-address-encrypted The address of a service must begin with https: "http://orders.example.com/soap".',
  ])
})
