import type { ContractReading } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import { arrayMember, objectMember, stringMember } from '../document/data-value.ts'
import { joinPointer } from '../document/json-pointer.ts'
import { recognisedDocument } from './recognised.ts'

/** The answer to GraphQL's introspection query (GraphQL October 2021, section 4), bare or in `data`. */
export function recogniseIntrospection(document: DataDocument): ContractReading | undefined {
  const data = objectMember(document.value, 'data')
  const schema = objectMember(data ?? document.value, '__schema')
  if (schema === undefined) return undefined
  const base = data === undefined ? '/__schema/types' : '/data/__schema/types'
  return recognisedDocument('graphql', document, {
    types: arrayMember(schema, 'types').flatMap((type, index) => {
      const name = stringMember(type, 'name')
      // Names with two underscores are introspection's own.
      if (name === undefined || name.startsWith('__')) return []
      const location = document.locate(joinPointer(base, index))
      return [{ name, namespace: undefined, kind: 'schema' as const, location }]
    }),
  })
}
