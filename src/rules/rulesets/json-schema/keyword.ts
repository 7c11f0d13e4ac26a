import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { Evaluation, ValueKind } from './evaluation.ts'

/** Whether a value fits a keyword; tells the evaluation why when it does not. */
export type KeywordCheck = (
  evaluation: Evaluation,
  operand: DataValue,
  value: DataValue,
  schema: DataObject,
) => boolean

/** A keyword of a schema, as one step of judging by it. */
export interface Step {
  readonly name: string
  /** Values of other kinds fit by themselves. */
  readonly kind: ValueKind | 'any'
  readonly operand: DataValue
  readonly check: KeywordCheck
  /** A type that is judged before all else. */
  readonly isLeadingType?: true
}

export interface Keyword {
  readonly name: string
  readonly kind: ValueKind | 'any'
  readonly check: KeywordCheck
}
