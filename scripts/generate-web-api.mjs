/**
 * Writes src/web/api/schemas.ts, the types of the web application's API answers, from the schemas of
 * specs/concordat.openapi.yaml, so that the two cannot differ. With `--check` nothing is written, and a
 * difference ends the process with status 1.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import prettier from 'prettier'
import { parse } from 'yaml'

const specification = new URL('../specs/concordat.openapi.yaml', import.meta.url)
const target = new URL('../src/web/api/schemas.ts', import.meta.url)

const { schemas } = parse(readFileSync(specification, 'utf8')).components
const source = [
  '/* Generated from specs/concordat.openapi.yaml by scripts/generate-web-api.mjs; change that instead. */',
  ...Object.entries(schemas).map(([name, schema]) => declaration(name, schema)),
].join('\n\n')
const text = await prettier.format(source, {
  ...(await prettier.resolveConfig(target)),
  parser: 'typescript',
})

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'src/web/api/schemas.ts is not what the specification says; run this without --check.',
  )
  process.exitCode = 1
}

function declaration(name, schema) {
  const comment = documentation(schema)
  return isRecord(schema)
    ? `${comment}export interface ${name} ${typeOf(schema)}`
    : `${comment}export type ${name} = ${typeOf(schema)}`
}

function documentation({ description }) {
  return description === undefined ? '' : `/** ${description.trim().replaceAll(/\s+/g, ' ')} */\n`
}

function isRecord(schema) {
  return schema.type === 'object' && schema.properties !== undefined
}

function typeOf(schema) {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined)
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return either.map(typeOf).join(' | ')
  if (schema.allOf !== undefined) return schema.allOf.map(typeOf).join(' & ')
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ')
  }
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return `readonly (${typeOf(schema.items)})[]`
    case 'object':
      return objectType(schema)
    default:
      return 'unknown'
  }
}

function objectType(schema) {
  if (schema.properties === undefined) {
    const values = schema.additionalProperties
    return `Readonly<Record<string, ${typeof values === 'object' ? typeOf(values) : 'unknown'}>>`
  }
  const required = new Set(schema.required)
  const members = Object.entries(schema.properties).map(
    ([name, member]) =>
      `${documentation(member)}readonly ${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${typeOf(member)}`,
  )
  return `{\n${members.join('\n')}\n}`
}
