import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import prettier from 'prettier'
import { parse } from 'yaml'

const SPECIFICATION = new URL('../../specs/concordat.openapi.yaml', import.meta.url)
const FOLDER = 'src/web/api/schemas'
const ALL = 'src/web/api/schemas.ts'
const NOTICE =
  '/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */'
/** What several tags use. */
const SHARED = 'shared'

/**
 * The types of the web application's API answers, from the schemas of the specification: a file for what only
 * the operations of one tag use, one for what several share, and one that offers all.
 */
export async function generateWebApiTypes() {
  const document = parse(readFileSync(SPECIFICATION, 'utf8'))
  const { schemas } = document.components
  const groupOf = groupsOf(document)
  const names = Object.keys(schemas)
  const groups = [...new Set(names.map((name) => groupOf.get(name)))].sort()
  const style = await prettier.resolveConfig(fileURLToPath(SPECIFICATION))
  const format = (parts) =>
    prettier.format(parts.filter((part) => part !== '').join('\n\n'), {
      ...style,
      parser: 'typescript',
    })
  const files = new Map()
  for (const group of groups) {
    const own = names.filter((name) => groupOf.get(name) === group)
    const declarations = own.map((name) => declaration(name, schemas[name]))
    const imports = importsOf(own, schemas, groupOf)
    files.set(`${FOLDER}/${group}.ts`, await format([NOTICE, imports, ...declarations]))
  }
  const offers = groups.map((group) => `export type * from './schemas/${group}.ts'`).join('\n')
  files.set(ALL, await format([NOTICE, offers]))
  return { files, folders: [FOLDER] }
}

/** The name of the file of each schema. */
function groupsOf(document) {
  const tagsOf = new Map(Object.keys(document.components.schemas).map((name) => [name, new Set()]))
  for (const pathItem of Object.values(document.paths)) {
    for (const operation of Object.values(pathItem)) {
      for (const tag of operation.tags ?? []) {
        for (const name of reachedFrom(operation, document)) tagsOf.get(name).add(tag)
      }
    }
  }
  return new Map(
    [...tagsOf].map(([name, [first, ...others]]) => {
      const isShared = first === undefined || others.length > 0
      return [name, isShared ? SHARED : first.toLowerCase().replaceAll(' ', '-')]
    }),
  )
}

/** Names of all schemas that a part of the document leads to. */
function reachedFrom(part, document) {
  const reached = new Set(referencesIn(part))
  // A set yields what is added while it is walked.
  for (const reference of reached) {
    const [, , section, id] = reference.split('/')
    for (const further of referencesIn(document.components[section][id])) reached.add(further)
  }
  const prefix = '#/components/schemas/'
  return [...reached]
    .filter((reference) => reference.startsWith(prefix))
    .map((reference) => reference.slice(prefix.length))
}

function referencesIn(value) {
  if (typeof value !== 'object' || value === null) return []
  const own = typeof value.$ref === 'string' ? [value.$ref] : []
  return [...own, ...Object.values(value).flatMap(referencesIn)]
}

function importsOf(own, schemas, groupOf) {
  const needed = own
    .flatMap((name) => referencesIn(schemas[name]))
    .map((reference) => reference.split('/').at(-1))
    .filter((name) => !own.includes(name))
  return [...new Set(needed.map((name) => groupOf.get(name)))]
    .sort()
    .map((group) => {
      const names = [...new Set(needed.filter((name) => groupOf.get(name) === group))].sort()
      return `import type { ${names.join(', ')} } from './${group}.ts'`
    })
    .join('\n')
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
