import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parse } from 'yaml'
import { packageRoot } from '../../src/package-root.ts'

const SCHEMAS: Readonly<Record<string, string>> = {
  'policies/compliance': 'compliance-pack',
  'policies/constitutions': 'constitution',
  'policies/lifecycles': 'lifecycle',
  'policies/maturity-models': 'maturity-model',
  'policies/rule-packs': 'rule-pack',
  'specs/samples': 'samples',
}

const documents = Object.entries(SCHEMAS).flatMap(([folder, schema]) =>
  readdirSync(join(packageRoot, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      file: `${folder}/${name}`,
      schema: `policies/schemas/${schema}.schema.json`,
    })),
)

const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true }))

function mistakesIn(document: unknown, schema: string): readonly unknown[] {
  const validate = ajv.compile(
    JSON.parse(readFileSync(join(packageRoot, schema), 'utf8')) as object,
  )
  validate(document)
  return validate.errors ?? []
}

test.each(documents)('$file fits $schema', ({ file, schema }) => {
  const document: unknown = parse(readFileSync(join(packageRoot, file), 'utf8'))
  expect(mistakesIn(document, schema)).toEqual([])
})

test.each(Object.values(SCHEMAS))('the schema of a %s refuses what is unknown', (name) => {
  const schema = `policies/schemas/${name}.schema.json`
  const additional = expect.objectContaining({ keyword: 'additionalProperties' }) as unknown
  expect(mistakesIn({ nonsense: true }, schema)).toContainEqual(additional)
})
