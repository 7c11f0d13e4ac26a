import { stringMember, type DataValue } from '../../../contracts/index.ts'
import { SchemaMistake, type SchemaDialect } from './model.ts'
import { SchemaDocument } from './schema-document.ts'

/** The dialect that `$schema` or `jsonSchemaDialect` names; undefined for one that is not known. */
export function dialectAt(address: string): SchemaDialect | undefined {
  return DIALECT_OF_ADDRESS.get(address.replace(/#$/, ''))
}

const DIALECT_OF_ADDRESS: ReadonlyMap<string, SchemaDialect> = new Map([
  ['http://json-schema.org/draft-04/schema', 'draft4'],
  ['http://json-schema.org/draft-06/schema', 'draft6'],
  ['http://json-schema.org/draft-07/schema', 'draft7'],
  ['https://json-schema.org/draft/2019-09/schema', 'draft2019-09'],
  ['https://json-schema.org/draft/2020-12/schema', 'draft2020-12'],
])

/**
 * Makes a schema of a ruleset ready for any number of instances. Its references lead into itself.
 *
 * @param dialect `auto` goes by `$schema`, and takes draft 7 where there is none
 * @param trust `shipped` for schemas of this project, whose patterns are known to be harmless
 * @throws SchemaMistake `schema-invalid`
 */
export function readSchema(
  schema: DataValue,
  dialect: SchemaDialect | 'auto' = 'auto',
  trust: 'shipped' | 'foreign' = 'foreign',
): SchemaDocument {
  const chosen = dialect === 'auto' ? dialectOf(schema) : dialect
  return new SchemaDocument(schema, { dialect: chosen, trust })
}

function dialectOf(schema: DataValue): SchemaDialect {
  const address = stringMember(schema, '$schema')
  if (address === undefined) return 'draft7'
  const dialect = dialectAt(address)
  if (dialect !== undefined) return dialect
  throw new SchemaMistake('schema-invalid', `"${address}" is no known dialect of JSON Schema`)
}
