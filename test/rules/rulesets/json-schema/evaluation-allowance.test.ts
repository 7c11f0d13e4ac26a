import { lint } from '../../../../src/index.ts'
import { load } from '../document/memory-rulesets.ts'

/** Schemas that ask for each other twice, so that the last is asked for more often than anyone could wait for. */
function branching(prefix: string): Record<string, unknown> {
  const levels = Array.from({ length: 40 }, (_, level): [string, unknown] => {
    const next = { $ref: `${prefix}S${level + 1}` }
    return [`S${level}`, { anyOf: [next, next] }]
  })
  return { ...Object.fromEntries(levels), S40: { type: 'number' } }
}

/** A description with many values, and what judging all of them together by such a schema may not take. */
const MANY = Array.from({ length: 40 }, (_, index) => index)
const MOST_MILLISECONDS = 30_000

test('examples whose schemas branch without end are given up together, and that is said', async () => {
  const content = MANY.map((index): [string, unknown] => [
    `application/x-${index}`,
    { schema: { $ref: '#/components/schemas/S0' }, example: 'no number' },
  ])
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Branching', version: '1' },
    paths: {
      '/': {
        get: { responses: { 200: { description: 'x', content: Object.fromEntries(content) } } },
      },
    },
    components: { schemas: branching('#/components/schemas/') },
  })
  const begun = performance.now()
  const { policies } = await lint({ name: 'a.json', text }, { policies: ['spectral-oas'] })
  expect(performance.now() - begun).toBeLessThan(MOST_MILLISECONDS)
  expect(policies[0]?.notEvaluated.map(({ rule }) => rule)).toEqual(['oas3-valid-media-example'])
}, 120_000)

test('a schema of a ruleset that branches without end is given up for all places, and others are not', async () => {
  const options = { schema: { $ref: '#/$defs/S0', $defs: branching('#/$defs/') } }
  const given = '$.x-values[*]'
  const loaded = await load({
    'a.json': JSON.stringify({
      rules: {
        branching: { given, then: { function: 'schema', functionOptions: options } },
        plain: { given, then: { function: 'schema', functionOptions: { schema: { maximum: 0 } } } },
      },
    }),
  })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Branching', version: '1' },
    paths: {},
    'x-values': MANY.map((index) => (index === 0 ? 1 : 'no number')),
  })
  const begun = performance.now()
  const { policies, findings } = await lint(
    { name: 'a.json', text },
    { rulesets: [loaded.ruleset] },
  )
  expect(performance.now() - begun).toBeLessThan(MOST_MILLISECONDS)
  expect(policies[0]?.notEvaluated.map(({ rule }) => rule)).toEqual(['branching'])
  expect(findings.map(({ rule, location }) => [rule, location.pointer])).toEqual([
    ['plain', '/x-values/0'],
  ])
}, 120_000)
