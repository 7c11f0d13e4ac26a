import { restInteroperabilityRules } from '../../../src/rules/rest-interoperability/rest-interoperability-rules.ts'
import { runRules } from '../../../src/rules/run-rules.ts'
import { readBundle } from '../../support/memory-bundle.ts'

const INFO = { title: 'T', version: '1.0.0' }
const schemas = (all: object) => ({
  openapi: '3.0.3',
  info: INFO,
  paths: {},
  components: { schemas: all },
})
const named = (count: number, entry: (index: number) => readonly [string, unknown]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)))

async function judge(description: object) {
  const contract = await readBundle({ 'api.json': JSON.stringify(description) })
  const outcomes = await runRules(contract, restInteroperabilityRules)
  return outcomes.flatMap(({ rule, unjudged }) => unjudged.map((reason) => [rule.id, reason]))
}

// What took the square of its length, or worse, would not end within the time that a test has.
test('a chain of thousands of schemas by allOf is judged to its end', async () => {
  const chain = named(20_000, (n) => [
    `S${n}`,
    { allOf: [{ $ref: `#/components/schemas/S${n + 1}` }] },
  ])
  expect(await judge(schemas(chain))).toEqual([])
}, 60_000)

test('values that fit none of thousands of alternatives are judged up to a budget, and that is said', async () => {
  const oneOf = Array.from({ length: 5_000 }, (_, n) => ({ type: 'string', enum: [`v${n}`] }))
  const examples = named(2_000, (n) => [
    `E${n}`,
    { allOf: [{ $ref: '#/components/schemas/U' }], example: 'x' },
  ])
  expect(await judge(schemas({ ...examples, U: { oneOf } }))).toEqual([
    ['RI7002', 'there are too many values to judge them all by their schemas'],
  ])
}, 60_000)

test('media types of a megabyte are read in one go', async () => {
  const mediaType = `a/b;${' '.repeat(500_000)}x${'; "'.repeat(100_000)}`
  const content = { [mediaType]: {} }
  const responses = { R: { description: 'x', content } }
  expect(
    await judge({ openapi: '3.0.3', info: INFO, paths: {}, components: { responses } }),
  ).toEqual([])
}, 60_000)
