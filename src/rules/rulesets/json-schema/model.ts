/** What the JSON Schema evaluator takes and gives. */
import type { DataObject, DataValue } from '../../../contracts/index.ts'

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
 * leads nowhere or in a circle.
 */
export type Dereference = (object: DataObject) => DataValue

export interface SchemaError {
  readonly keyword: string
  /** What must hold and does not, without a subject and full stop: `must be string`. */
  readonly message: string
  /** From the instance to what is wrong, through references. */
  readonly path: readonly string[]
  /** The member that must not be there. */
  readonly property?: string
}

export interface EvaluationOptions {
  /** False: at the first keyword that fails the evaluation ends. */
  readonly allErrors: boolean
  /** For an instance of a contract with its references followed; undefined takes it as written. */
  readonly dereference?: Dereference | undefined
  /** Properties that say this of themselves need not be there: those that the other direction sends. */
  readonly optionalWhere?: 'readOnly' | 'writeOnly' | undefined
  /** The schema inside of the document to judge by; its root when absent. */
  readonly start?: DataValue
  /** Subschemas that may still be applied, counted down by every evaluation that shares it. */
  readonly budget?: { remaining: number }
}

/** The schema cannot be used: it is none of its dialect, or one of its references leads nowhere. */
export class SchemaMistake extends Error {
  readonly code: 'schema-invalid' | 'schema-reference'

  constructor(code: SchemaMistake['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SchemaMistake'
    this.code = code
  }
}

/** An evaluation was ended before it had an answer: the schema goes in circles or branches too often. */
export class EvaluationBudgetError extends Error {
  readonly code = 'schema-over-budget'

  constructor(message: string) {
    super(message)
    this.name = 'EvaluationBudgetError'
  }
}
