import { isDataObject, memberOf, objectMember, stringMember } from '../document/data-value.ts'
import type { DataValue } from '../document/data-value.ts'
import type { OpenApiModel } from './model.ts'
import type { OpenApiNode } from './open-api-node.ts'

/** One form in which a body travels: its media type, and the name of its schema if it has one. */
export interface ContentPart {
  readonly name: string
  readonly type: string | undefined
}

/** The forms of a Request Body or Response; in 2.0 there is one, named `body`. */
export function contentOf(model: OpenApiModel, body: OpenApiNode): readonly ContentPart[] {
  if (model.version === '2.0') {
    const schema = memberOf(body.value, 'schema')
    return schema === undefined ? [] : [{ name: 'body', type: schemaName(schema) }]
  }
  const content = objectMember(body.value, 'content')
  return Object.entries(content ?? {}).map(([mediaType, value]) => ({
    name: mediaType,
    type: schemaName(memberOf(value, 'schema')),
  }))
}

/** What a schema is called: the name it refers to (`Pet`, `Pet[]`), else its title or type. */
export function schemaName(schema: DataValue | undefined): string | undefined {
  const uri = stringMember(schema, '$ref')
  if (uri !== undefined) return nameIn(uri)
  const title = stringMember(schema, 'title')
  if (title !== undefined) return title
  const type = stringMember(schema, 'type')
  if (type !== 'array') return type
  const items = memberOf(schema, 'items')
  const item = isDataObject(items) ? schemaName(items) : undefined
  return item === undefined ? type : `${item}[]`
}

/** The last part of a reference: `Pet` of `#/components/schemas/Pet` and of `schemas/Pet.yaml`. */
function nameIn(uri: string): string {
  const last = uri.slice(Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1)
  return last
    .replace(/\.(?:json|ya?ml)$/i, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}
