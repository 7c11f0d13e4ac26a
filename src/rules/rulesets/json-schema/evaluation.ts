import { isDataArray, type DataObject, type DataValue } from '../../../contracts/index.ts'
import {
  EvaluationBudgetError,
  type Dereference,
  type EvaluationOptions,
  type SchemaError,
} from './model.ts'
import type { Step } from './keyword.ts'
import type { SchemaDocument } from './schema-document.ts'

/** What unevaluatedProperties and unevaluatedItems ask: what the keywords beside them have looked at. */
export interface Evaluated {
  readonly properties: Set<string>
  readonly items: Set<number>
}

/** Subschemas applied to values; more means a schema that branches without end. */
export const EVALUATION_BUDGET = 1_000_000
/** Far more levels than documents have, and far fewer than the stack takes. */
const DEEPEST = 600

/**
 * One evaluation of one instance. Keywords call it for their subschemas: in the order and with the errors
 * that Ajv has, because rulesets were written against those.
 */
export class Evaluation {
  readonly document: SchemaDocument
  readonly allErrors: boolean
  readonly optionalWhere: 'readOnly' | 'writeOnly' | undefined
  readonly errors: SchemaError[] = []
  /** Roots of the schema resources that were entered, outermost first, for `$dynamicRef`. */
  readonly resources: DataObject[] = []
  evaluated: Evaluated | undefined
  /** Levels of keywords that may succeed although a subschema fails. */
  attempts = 0
  readonly #dereference: Dereference | undefined
  readonly #budget: EvaluationOptions['budget']
  readonly #path: string[] = []
  /** Whether nobody will ask why. */
  #isQuiet = false
  #steps = 0
  #depth = 0

  constructor(document: SchemaDocument, options: EvaluationOptions) {
    this.document = document
    this.allErrors = options.allErrors
    this.optionalWhere = options.optionalWhere
    this.#dereference = options.dereference
    this.#budget = options.budget
  }

  /** Says that a keyword fails here; always false. */
  fail(keyword: string, message: string, property?: string): false {
    if (this.#isQuiet) return false
    const path = [...this.#path]
    this.errors.push({ keyword, message, path, ...(property !== undefined && { property }) })
    return false
  }

  /** A member or item in the place of which a reference may stand. */
  seen(value: DataValue): DataValue {
    if (this.#dereference === undefined || typeof value !== 'object' || value === null) return value
    return isDataArray(value) ? value : this.#dereference(value)
  }

  /** Applies a schema to a member or item. */
  fitsAt(key: string, schema: DataValue, value: DataValue): boolean {
    const outer = this.evaluated
    this.evaluated = undefined
    this.#path.push(key)
    const valid = this.fits(schema, this.seen(value))
    this.#path.pop()
    this.evaluated = outer
    return valid
  }

  /** Applies a schema whose failure need not be one of the whole. */
  attempt(schema: DataValue, value: DataValue): boolean {
    this.attempts += 1
    const valid = this.fits(schema, value)
    this.attempts -= 1
    return valid
  }

  /** The same, and why it fails is forgotten. */
  attemptQuietly(schema: DataValue, value: DataValue): boolean {
    const wasQuiet = this.#isQuiet
    this.#isQuiet = true
    const valid = this.attempt(schema, value)
    this.#isQuiet = wasQuiet
    return valid
  }

  /** Applies a schema to the value in the same place. */
  fits(schema: DataValue, value: DataValue): boolean {
    if (schema === true) return true
    if (schema === false) return this.fail('false schema', 'must not be there')
    const object = this.document.schemaAt(schema)
    if (object === undefined) return true
    const { steps, tracks } = this.document.stepsOf(object)
    if (steps.length === 0) return true
    const outer = this.evaluated
    this.#spend()
    const entersResource = this.document.entersResource(object, this.resources.at(-1))
    if (entersResource) this.resources.push(object)
    if (tracks || outer !== undefined) {
      this.evaluated = { properties: new Set(), items: new Set() }
    }
    this.#depth += 1
    const valid = this.#judge(steps, value, object)
    this.#depth -= 1
    if (entersResource) this.resources.pop()
    if (outer !== undefined && valid) this.#merge(outer)
    this.evaluated = outer
    return valid
  }

  #judge(steps: readonly Step[], value: DataValue, schema: DataObject): boolean {
    const kind = kindOf(value)
    let valid = true
    let isTypeWrong = false
    for (const step of steps) {
      if (step.kind !== 'any' && step.kind !== kind) continue
      if (isTypeWrong && step.kind !== 'any') break
      if (step.check(this, step.operand, value, schema)) continue
      valid = false
      if (this.#isQuiet) break
      if (this.allErrors) continue
      // In an attempt a wrong type does not end it: what holds for values of all types is judged as well.
      if (this.attempts === 0 || step.isLeadingType !== true) break
      isTypeWrong = true
    }
    return valid
  }

  #spend(): void {
    this.#steps += 1
    if (this.#budget !== undefined) {
      this.#budget.remaining -= 1
      if (this.#budget.remaining < 0) {
        throw new EvaluationBudgetError(
          'there are too many values to judge them all by their schemas',
        )
      }
    }
    if (this.#steps > EVALUATION_BUDGET || this.#depth > DEEPEST) {
      throw new EvaluationBudgetError(
        `the schema goes on after ${this.#steps} subschemas on ${this.#depth} levels`,
      )
    }
  }

  #merge(outer: Evaluated): void {
    for (const name of this.evaluated?.properties ?? []) outer.properties.add(name)
    for (const index of this.evaluated?.items ?? []) outer.items.add(index)
  }
}

/** What keywords for one kind of value ask. */
export type ValueKind = 'number' | 'string' | 'array' | 'object' | 'other'

function kindOf(value: DataValue): ValueKind {
  switch (typeof value) {
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    case 'object':
      return value === null ? 'other' : isDataArray(value) ? 'array' : 'object'
    default:
      return 'other'
  }
}
