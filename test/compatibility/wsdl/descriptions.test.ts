import { CHANGE_KINDS } from '../../../src/compatibility/index.ts'
import { compare } from '../compare.ts'
import { judgementsOf } from '../judgements.ts'
import { BINDING_ROWS } from './binding-rows.ts'
import { DETAIL_ROWS } from './detail-rows.ts'
import { MESSAGE_ROWS } from './message-rows.ts'
import { OPERATION_ROWS } from './operation-rows.ts'
import { SCHEMA_ROWS } from './schema-rows.ts'
import { SERVICE_ROWS } from './service-rows.ts'
import { SAMPLE, type WsdlRow } from './wsdl-row.ts'

const ROWS = [
  ...SERVICE_ROWS,
  ...OPERATION_ROWS,
  ...MESSAGE_ROWS,
  ...BINDING_ROWS,
  ...SCHEMA_ROWS,
  ...DETAIL_ROWS,
]

function edited(text: string, edits: WsdlRow['edits']): string {
  return edits.reduce((before, [from, to]) => {
    if (before.split(from).length !== 2) throw new Error(`"${from}" does not stand exactly once.`)
    return before.replace(from, () => to)
  }, text)
}

it.each(ROWS)('$name', async ({ given, edits, expected }) => {
  const old = edited(SAMPLE, given)
  const comparison = await compare(old, edited(old, edits))
  expect(judgementsOf(comparison)).toEqual(expected)
  const isBreaking = expected.some((judgement) => judgement.includes(' error '))
  const otherwise = expected.length === 0 ? 'identical' : 'compatible'
  expect(comparison.verdict).toBe(isBreaking ? 'breaking' : otherwise)
})

it('the rows have every kind of service, port, operation, message, binding, policy and schema', () => {
  const told = new Set(ROWS.flatMap(({ expected }) => expected.map((one) => one.split(' ')[0])))
  const kinds = CHANGE_KINDS.map(({ id }) => id).filter((id) =>
    /^(?:wsdl|service|port|operation|fault|message|part|binding|policy|documentation|schema|annotation)-/.test(
      id,
    ),
  )
  expect(kinds.length).toBeGreaterThan(75)
  // Imports need further documents: see imports.test.ts.
  expect(kinds.filter((id) => !told.has(id))).toEqual(['wsdl-import-changed'])
})
