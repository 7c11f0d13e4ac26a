import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { parse } from 'yaml'

const SPECIFICATION = new URL('../../specs/concordat.openapi.yaml', import.meta.url)
const TARGET = 'src/web/api/schemas.ts'

/** The types of the web application's API answers, from the schemas of the specification. */
export async function generateWebApiTypes() {
  const { schemas } = parse(readFileSync(SPECIFICATION, 'utf8')).components
  const source = [
    '/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */',
    ...Object.entries(schemas).map(([name, schema]) => declaration(name, schema)),
  ].join('\n\n')
  const style = await prettier.resolveConfig(fileURLToPath(SPECIFICATION))
  const text = await prettier.format(source, { ...style, parser: 'typescript' })
  return { files: new Map([[TARGET, text]]), folders: [] }
}

function declaration(name, schema) {
  const comment = documentation(schema)
  return schema.type === 'object' && schema.properties !== undefined
    ? `${comment}export interface ${name} ${typeOf(schema)}`
    : `${comment}export type ${name} = ${typeOf(schema)}`
}

function documentation({ description }) {
  return description === undefined ? '' : `/** ${description.trim().replaceAll(/\s+/g, ' ')} */\n`
}

function typeOf(schema) {
  if (schema.$ref !== undefined) return schema.$ref.replace('#/components/schemas/', '')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return either(schema.enum.map((value) => JSON.stringify(value)))
  if (Array.isArray(schema.type)) {
    return either(schema.type.map((type) => typeOf({ ...schema, type })))
  }
  if (schema.type !== undefined) return typed(schema)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives !== undefined) return either(alternatives.map(typeOf))
  return schema.allOf === undefined ? 'unknown' : schema.allOf.map(typeOf).join(' & ')
}

function either(types) {
  return types.join(' | ')
}

function typed(schema) {
  switch (schema.type) {
    case 'integer':
      return 'number'
    case 'array':
      return `readonly (${typeOf(schema.items)})[]`
    case 'object':
      return objectType(schema)
    default:
      return schema.type
  }
}

function objectType({ properties, required = [], additionalProperties }) {
  if (properties === undefined) {
    const isDescribed = typeof additionalProperties === 'object'
    return `Readonly<Record<string, ${isDescribed ? typeOf(additionalProperties) : 'unknown'}>>`
  }
  const members = Object.entries(properties).map(([name, schema]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${documentation(schema)}readonly ${JSON.stringify(name)}${mark}: ${typeOf(schema)}`
  })
  return `{\n${members.join('\n')}\n}`
}
