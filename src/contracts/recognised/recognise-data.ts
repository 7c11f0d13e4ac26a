import type { ContractReading } from '../contract.ts'
import type { DataDocument } from '../document/data-document.ts'
import { recogniseAsyncApi } from './async-api.ts'
import { recogniseAvro } from './avro.ts'
import { recogniseIntrospection } from './graphql-introspection.ts'
import { recogniseJsonSchema } from './json-schema.ts'

/** Recognises a JSON or YAML document as a contract other than OpenAPI, by its content. */
export function recogniseData(document: DataDocument): ContractReading | undefined {
  return (
    recogniseAsyncApi(document) ??
    recogniseIntrospection(document) ??
    recogniseAvro(document) ??
    recogniseJsonSchema(document)
  )
}
