import { lint, shippedPolicyIds } from '../../src/index.ts'

const list = <Item>(count: number, write: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => write(index))

const members = (count: number, write: (index: number) => readonly [string, unknown]) =>
  Object.fromEntries(list(count, write))

const responses = { '200': { description: 'Done' } }

/** What takes minutes where each item is held against each other one. */
const DOCUMENTS: Readonly<Record<string, object>> = {
  'names in a path': {
    paths: { [`/${list(200_000, (index) => `{a${index}}`).join('/')}`]: { get: { responses } } },
  },
  'alternatives, and values that are mapped to them': {
    paths: {},
    components: {
      schemas: {
        Union: {
          oneOf: list(60_000, (index) => ({ $ref: `#/components/schemas/S${index % 500}` })),
          discriminator: {
            propertyName: 'kind',
            mapping: members(60_000, (index) => [
              `m${index}`,
              `#/components/schemas/S${index % 500}`,
            ]),
          },
        },
        ...members(500, (index) => [`S${index}`, { type: 'object' }]),
      },
    },
  },
  'values, and examples of them': {
    paths: {},
    components: {
      schemas: {
        Value: { type: 'string', enum: list(60_000, (index) => `v${index}`) },
        List: {
          type: 'array',
          items: { $ref: '#/components/schemas/Value' },
          example: list(60_000, (index) => `v${index}`),
        },
      },
    },
  },
  'scopes, and operations that ask for some': {
    paths: members(4_000, (index) => [
      `/p${index}`,
      { get: { responses, security: [{ scheme: list(40, (scope) => `s${scope}`) }] } },
    ]),
    components: {
      securitySchemes: {
        scheme: {
          type: 'oauth2',
          flows: { implicit: { scopes: members(20_000, (index) => [`s${index}`, 'Some']) } },
        },
      },
    },
  },
  'security requirements, schemes and operations': {
    security: list(100_000, (index) => ({ [`s${index % 5_000}`]: [] })),
    paths: members(5_000, (index) => [`/p${index}`, { get: { responses } }]),
    components: {
      securitySchemes: members(5_000, (index) => [`s${index}`, { type: 'http', scheme: 'basic' }]),
    },
  },
}

test.each(Object.entries(DOCUMENTS))(
  'many %s are judged in time that grows with their number',
  async (_, document) => {
    const info = { title: 'Large', version: '1.0.0' }
    const input = { name: 'a.json', text: JSON.stringify({ openapi: '3.0.3', info, ...document }) }
    const before = process.cpuUsage()
    const { findings } = await lint(input, { policies: ['openapi-core', ...OPENAPI_RULESETS] })
    const { user } = process.cpuUsage(before)
    expect(findings.length).toBeGreaterThan(0)
    expect(user / 1e6).toBeLessThan(10)
  },
  60_000,
)

const OPENAPI_RULESETS = shippedPolicyIds().filter((id) => /^(?:spectral|owasp|rest)-/.test(id))

test('an example is judged by a type that is no type, and nothing stops', async () => {
  const schema = { type: { toString: 'object' }, example: 1 }
  const document = {
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: {},
    components: { schemas: { S: schema } },
  }
  const input = { name: 'a.json', text: JSON.stringify(document) }
  const { policies } = await lint(input, { policies: ['rest-interoperability-1.0'] })
  const reasons = policies.flatMap(({ notEvaluated }) => notEvaluated)
  expect(reasons.filter(({ reason }) => reason.includes('stopped with an error'))).toEqual([])
})
