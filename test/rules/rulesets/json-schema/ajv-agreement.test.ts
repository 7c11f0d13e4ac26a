import { Ajv, type Options } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import type { DataValue } from '../../../../src/contracts/index.ts'
import { evaluateSchema } from '../../../../src/rules/rulesets/json-schema/evaluate-schema.ts'
import { readSchema } from '../../../../src/rules/rulesets/json-schema/read-schema.ts'
import type { SchemaDialect } from '../../../../src/rules/rulesets/json-schema/model.ts'

const NAMES = ['a', 'b', 'c']
const OPTIONS: Options = { strict: false, validateSchema: false, logger: false }
const PEERS: Readonly<Partial<Record<SchemaDialect, new (options: Options) => Ajv>>> = {
  draft7: Ajv,
  'draft2019-09': Ajv2019,
  'draft2020-12': Ajv2020,
}

const small = fc.integer({ min: 0, max: 3 })
const { instance } = fc.letrec<{ instance: DataValue }>((tie) => ({
  instance: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: -2, max: 4 }),
      fc.constantFrom(0.5, 1.5),
      fc.constantFrom('', 'a', 'bb', '2020-01-01', '😀', 'a@b.cd'),
    ),
    fc.array(tie('instance'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES, 'ab'), tie('instance'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}))

function schemasOf(dialect: SchemaDialect): fc.Arbitrary<DataValue> {
  const isRecent = dialect !== 'draft7'
  const name = fc.constantFrom(...NAMES)
  const type = fc.constantFrom('null', 'boolean', 'integer', 'number', 'string', 'array', 'object')
  return fc.letrec<{ schema: DataValue }>((tie) => {
    const schema = tie('schema')
    const schemas = fc.array(schema, { minLength: 1, maxLength: 3 })
    const named = fc.dictionary(name, schema, { maxKeys: 3, noNullPrototype: true })
    const names = fc.uniqueArray(name, { maxLength: 2 })
    const keywords: Record<string, fc.Arbitrary<unknown>> = {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      const: instance,
      enum: fc.array(instance, { minLength: 1, maxLength: 3 }),
      maximum: small,
      minimum: small,
      exclusiveMaximum: small,
      exclusiveMinimum: small,
      multipleOf: fc.integer({ min: 1, max: 3 }),
      maxLength: small,
      minLength: small,
      pattern: fc.constantFrom('^a', 'b$', '[a-b]{2}'),
      format: fc.constantFrom('date', 'email', 'int32', 'unknown'),
      maxItems: small,
      minItems: small,
      uniqueItems: fc.boolean(),
      contains: schema,
      maxProperties: small,
      minProperties: small,
      required: names,
      propertyNames: schema,
      properties: named,
      patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), schema, {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      additionalProperties: schema,
      dependencies: fc.dictionary(name, fc.oneof(names, schema), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      not: schema,
      anyOf: schemas,
      oneOf: schemas,
      allOf: schemas,
      if: schema,
      then: schema,
      else: schema,
      $ref: fc.constantFrom('#/definitions/x', '#/definitions/y'),
    }
    if (dialect === 'draft2020-12') keywords['prefixItems'] = schemas
    keywords['items'] = isRecent && dialect === 'draft2020-12' ? schema : fc.oneof(schema, schemas)
    if (dialect !== 'draft2020-12') keywords['additionalItems'] = schema
    if (isRecent) {
      // Ajv passes empty lists where a list inside a list is asked what it contains.
      Reflect.deleteProperty(keywords, 'contains')
      keywords['dependentRequired'] = fc.dictionary(name, names, {
        maxKeys: 2,
        noNullPrototype: true,
      })
      keywords['dependentSchemas'] = named
    }
    const some = fc
      .uniqueArray(fc.constantFrom(...Object.keys(keywords)), { minLength: 1, maxLength: 4 })
      .chain((chosen) =>
        fc.record(Object.fromEntries(chosen.map((it) => [it, keywords[it] ?? fc.constant(null)]))),
      )
    return {
      schema: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        { weight: 1, arbitrary: fc.boolean() },
        { weight: 1, arbitrary: fc.record({ type }) },
        { weight: 8, arbitrary: some as fc.Arbitrary<DataValue> },
      ),
    }
  }).schema
}

/** Definitions refer to nothing, so that no reference goes in a circle. */
const definitions = { x: { type: 'string', maxLength: 1 }, y: { required: ['a'] } }

describe('the evaluator of JSON Schema agrees with Ajv', () => {
  for (const [dialect, Peer] of Object.entries(PEERS)) {
    for (const allErrors of [true, false]) {
      it(`on ${allErrors ? 'every error' : 'the first error'}: ${dialect}`, () => {
        const some = schemasOf(dialect as SchemaDialect)
        fc.assert(
          fc.property(
            some,
            fc.array(instance, { minLength: 3, maxLength: 6 }),
            (schema, instances) => {
              const whole = { definitions, allOf: [schema] }
              const ajv = new Peer({ ...OPTIONS, allErrors })
              addFormats(ajv)
              const validate = ajv.compile(whole)
              const document = readSchema(whole, dialect as SchemaDialect)
              for (const value of instances) {
                if (breaksOff(validate, value)) continue
                const theirs = (validate.errors ?? []).map(
                  (it) => `${it.keyword} ${it.instancePath}`,
                )
                const ours = evaluateSchema(value, document, { allErrors }).map(
                  (it) => `${it.keyword} ${it.path.map((token) => `/${token}`).join('')}`,
                )
                // Ajv tells of "if" beside a format in another order.
                expect({ value, errors: ours.sort() }).toEqual({ value, errors: theirs.sort() })
              }
            },
          ),
          { numRuns: 400, seed: 20_261_122 },
        )
      })
    }
  }
})

/** Ajv's code for some schemas fails where it counts evaluated properties. */
function breaksOff(validate: (value: unknown) => unknown, value: DataValue): boolean {
  try {
    validate(value)
    return false
  } catch (error) {
    if (error instanceof TypeError || error instanceof ReferenceError) return true
    throw error
  }
}

function addFormats(ajv: Ajv): void {
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
  ajv.addFormat('email', /^[a-z]+@[a-z]+\.[a-z]+$/)
  ajv.addFormat('int32', { type: 'number', validate: (value) => Number.isInteger(value) })
}
