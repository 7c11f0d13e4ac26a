import type { ContractReading } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import { isDataObject, memberOf, objectMember, stringMember } from '../document/data-value.ts'
import type { DataObject, DataValue } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import { recognisedDocument } from './recognised.ts'

const META_SCHEMA = /^https?:\/\/json-schema\.org\/(?:draft|schema)/
const TYPES = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])
/** Keywords that say something only beside a type. */
const CONSTRAINTS = ['properties', 'items', 'enum', 'required', 'additionalProperties', 'format']

/**
 * JSON Schema of any draft: a document that names its meta-schema, or has a type of JSON Schema with
 * constraints, or definitions of such. `$schema` alone is no sign: instances use it too.
 */
export function recogniseJsonSchema(document: DataDocument): ContractReading | undefined {
  const { value } = document
  if (!isDataObject(value)) return undefined
  const namesMetaSchema = META_SCHEMA.test(stringMember(value, '$schema') ?? '')
  if (!namesMetaSchema && !hasTypicalKeywords(value)) return undefined
  return recognisedDocument('json-schema', document, {
    title: stringMember(value, 'title'),
    description: stringMember(value, 'description'),
    types: ['$defs', 'definitions'].flatMap((field) =>
      Object.keys(objectMember(value, field) ?? {}).map((name) => ({
        name,
        namespace: undefined,
        kind: 'schema' as const,
        location: document.locate(joinPointer('', field, name)),
      })),
    ),
  })
}

function hasTypicalKeywords(value: DataObject): boolean {
  if (TYPES.has(stringMember(value, 'type') ?? '')) {
    return CONSTRAINTS.some((keyword) => memberOf(value, keyword) !== undefined)
  }
  const definitions: DataValue[] = ['$defs', 'definitions'].flatMap((field) =>
    Object.values(objectMember(value, field) ?? {}),
  )
  return definitions.some((definition) => TYPES.has(stringMember(definition, 'type') ?? ''))
}
