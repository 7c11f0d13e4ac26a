/** What the JSON Schema evaluator takes and gives: `read-schema.ts`, `evaluate-schema.ts`, `complaints-of.ts`. */
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { Complaint } from '../model.ts'

export const SCHEMA_DIALECTS = [
  'draft4',
  'draft6',
  'draft7',
  'draft2019-09',
  'draft2020-12',
] as const
export type SchemaDialect = (typeof SCHEMA_DIALECTS)[number]

/**
 * What an object that holds a `$ref` stands for; the object itself when it is no reference, or one that
 * leads nowhere. `dereferencer(graph)` of `dereferencer.ts` makes it for a contract, once a graph.
 */
export type Dereference = (object: DataObject) => DataValue

/** A schema made ready: read once with `readSchema`, used for any number of instances. */
export interface ReadSchema {
  readonly dialect: SchemaDialect
  readonly root: DataValue
  /** For a schema written in a contract: its `$ref`s are those of the contract. */
  readonly dereference: Dereference | undefined
}

/**
 * `readSchema(schema, dialect)`: a schema of a ruleset, whose `$ref`s lead into itself. `auto` goes by
 * `$schema`, else draft 7.
 * @throws SchemaMistake naming the place, when it is no schema of the dialect or a `$ref` leads nowhere
 */
export type ReadSchemaFunction = (schema: DataValue, dialect: SchemaDialect | 'auto') => ReadSchema

export interface SchemaError {
  readonly keyword: string
  /** One sentence without its full stop. */
  readonly message: string
  /** From the instance to what is wrong, through references. */
  readonly path: readonly string[]
}

export interface EvaluationOptions {
  /** False: at the first keyword that fails the evaluation ends. */
  readonly allErrors: boolean
  /** For an instance of a contract with its references followed; undefined takes it as written. */
  readonly dereference: Dereference | undefined
}

/** `evaluateSchema(instance, schema, options)`: no errors means that the instance is valid. */
export type EvaluateSchemaFunction = (
  instance: DataValue,
  schema: ReadSchema,
  options: EvaluationOptions,
) => readonly SchemaError[]

/** `complaintsOf(errors)`: the errors that are worth telling, as the ecosystem's linter reduces them. */
export type ComplaintsOfFunction = (errors: readonly SchemaError[]) => readonly Complaint[]
