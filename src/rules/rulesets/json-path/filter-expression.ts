/** The expression of a filter, `[?(…)]`: a part of JavaScript's expressions that reads and compares. */
import type { RegularExpression } from '../regular-expression.ts'
import type { SelectableType } from './path-expression.ts'

export const UNARY_OPERATORS = ['!', '-', '+', '~', 'typeof', 'void'] as const
export type UnaryOperator = (typeof UNARY_OPERATORS)[number]

export const BINARY_OPERATORS = [
  '===',
  '!==',
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  'in',
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '|',
] as const
export type BinaryOperator = (typeof BINARY_OPERATORS)[number]

export const LOGICAL_OPERATORS = ['&&', '||', '??'] as const
export type LogicalOperator = (typeof LOGICAL_OPERATORS)[number]

/** What can be asked of the value that is filtered. */
export const SUBJECTS = ['@', '@property', '@parent', '@parentProperty', '@path', '@root'] as const
export type Subject = (typeof SUBJECTS)[number]

export type FilterExpression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: 'pattern'; readonly pattern: RegularExpression }
  | { readonly kind: 'array'; readonly items: readonly FilterExpression[] }
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** `@string()` and its like: whether the value that is filtered has the type. */
  | { readonly kind: 'type'; readonly type: SelectableType }
  | { readonly kind: 'parameter'; readonly name: string }
  | {
      readonly kind: 'member'
      readonly object: FilterExpression
      readonly name: FilterExpression
      /** `?.`: undefined and null have no members, instead of an error. */
      readonly isOptional: boolean
    }
  | {
      readonly kind: 'method'
      readonly object: FilterExpression
      readonly name: string
      readonly args: readonly FilterExpression[]
      readonly isOptional: boolean
    }
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly FilterExpression[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: FilterExpression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: FilterExpression
      readonly right: FilterExpression
    }
  | {
      readonly kind: 'logical'
      readonly operator: LogicalOperator
      readonly left: FilterExpression
      readonly right: FilterExpression
    }
  | {
      readonly kind: 'choice'
      readonly test: FilterExpression
      readonly then: FilterExpression
      readonly otherwise: FilterExpression
    }
  /** `x => …`, as `some` and its like take it. */
  | {
      readonly kind: 'arrow'
      readonly parameters: readonly string[]
      readonly body: FilterExpression
    }
