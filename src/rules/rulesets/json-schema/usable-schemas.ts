import { isDataArray, isDataObject } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { SchemaMistake, type Dereference } from './model.ts'
import { dialectAt } from './read-schema.ts'
import type { SchemaDocument } from './schema-document.ts'
import { SchemaForm } from './schema-form.ts'

/** Why nothing can be judged by a schema. */
export type SchemaFault =
  /** It is none, or contradicts itself; whoever gives an example of it is told. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** A reference in it leads nowhere or round in a circle, which is no fault of the example. */
  | { readonly kind: 'open' }

/** Keywords with schemas inside that draft 4 does not have, but that are followed all the same. */
const BEYOND_DRAFT_4 = [
  ...['if', 'contains', 'propertyNames', 'dependentSchemas', 'prefixItems'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
]

/**
 * Finds out whether schemas of a contract or a rule can be judged by, each object once, however many schemas it is
 * part of. What the ecosystem's linter refuses, this refuses, and where it passes over a schema, this does.
 */
export class UsableSchemas {
  readonly #document: SchemaDocument
  readonly #dereference: Dereference
  readonly #form: SchemaForm
  readonly #isDraft4: boolean
  readonly #sound = new Map<DataObject, boolean>()
  readonly #malformed = new Map<DataObject, string | undefined>()
  readonly #faults = new Map<DataObject, SchemaFault | undefined>()

  constructor(document: SchemaDocument, dereference: Dereference) {
    this.#document = document
    this.#dereference = dereference
    this.#isDraft4 = document.dialect === 'draft4'
    this.#form = new SchemaForm(document.dialect)
  }

  faultOf(schema: DataObject): SchemaFault | undefined {
    if (this.#isSound(schema)) return undefined
    const malformed = this.#malformedIn(schema)
    if (malformed === undefined) return this.#faultIn(schema)
    const reason = `the schema is none, since its ${malformed} is malformed`
    return { kind: 'unusable', reason }
  }

  /**
   * Whether nothing can be wrong, told by one look in no order: true of nearly all schemas. False leaves it open.
   */
  #isSound(schema: DataObject): boolean {
    const known = this.#sound.get(schema)
    if (known !== undefined) return known
    // As below, only values that share themselves come round.
    this.#sound.set(schema, true)
    const sound =
      this.#isSoundItself(schema) &&
      this.#form.everySubschema(schema, (keyword, operand) => {
        const value = this.#resolved(operand)
        return isDataObject(value) ? this.#isSound(value) : this.#form.isSchema(keyword, value)
      })
    this.#sound.set(schema, sound)
    return sound
  }

  #isSoundItself(schema: DataObject): boolean {
    if (typeof schema['$ref'] === 'string') return false
    if (this.#form.malformedKeyword(schema) !== undefined) return false
    if (this.#contradiction(schema) !== undefined) return false
    const { enum: values, pattern, patternProperties } = schema
    if (isDataArray(values) && values.length === 0) return false
    if (pattern !== undefined && this.#patternFault(pattern) !== undefined) return false
    if (patternProperties !== undefined) return false
    return !this.#isDraft4 || !BEYOND_DRAFT_4.some((keyword) => schema[keyword] !== undefined)
  }

  #malformedIn(schema: DataObject): string | undefined {
    if (this.#malformed.has(schema)) return this.#malformed.get(schema)
    // Circles stay open at a reference, so this ends without it; it is for values that share themselves.
    this.#malformed.set(schema, undefined)
    let malformed = this.#form.malformedKeyword(schema)
    for (const [keyword, operand] of this.#form.subschemas(schema)) {
      if (malformed !== undefined) break
      const value = this.#resolved(operand)
      if (isDataObject(value)) malformed = this.#malformedIn(value)
      else if (!this.#form.isSchema(keyword, value)) malformed = keyword
    }
    this.#malformed.set(schema, malformed)
    return malformed
  }

  #resolved(value: DataValue): DataValue {
    return isDataObject(value) ? this.#dereference(value) : value
  }

  /** The first fault in the order in which keywords are judged. */
  #faultIn(schema: DataObject): SchemaFault | undefined {
    if (this.#faults.has(schema)) return this.#faults.get(schema)
    this.#faults.set(schema, undefined)
    const fault = this.#ownFault(schema) ?? this.#innerFault(schema)
    this.#faults.set(schema, fault)
    return fault
  }

  #ownFault(schema: DataObject): SchemaFault | undefined {
    const reason = this.#contradiction(schema)
    if (reason !== undefined) return { kind: 'unusable', reason }
    return typeof schema['$ref'] === 'string' ? { kind: 'open' } : undefined
  }

  #contradiction(schema: DataObject): string | undefined {
    const { nullable, type, id, $schema } = schema
    if (!this.#isDraft4 && id !== undefined) return 'it has id, which is $id in its dialect'
    if (typeof $schema === 'string' && !this.#isOwnDialect($schema)) {
      return `its $schema names another dialect, ${$schema}`
    }
    const isNullable = this.#document.nullableBy.some((name) => schema[name] === true)
    const types = isDataArray(type) ? type : [type]
    if (types.includes('null')) {
      return nullable === false ? 'its types include null, and nullable is false' : undefined
    }
    if (nullable === undefined && !isNullable) return undefined
    if (type === undefined) return 'it says nullable without a type'
    return nullable === undefined || typeof nullable === 'boolean'
      ? undefined
      : 'its nullable is neither true nor false'
  }

  #isOwnDialect(address: string): boolean {
    const name = address.replace(/#$/, '')
    if (this.#isDraft4) return !/^https?:\/\/json-schema\.org\/(?!draft-04\/)/.test(name)
    return dialectAt(name) === this.#document.dialect
  }

  #innerFault(schema: DataObject): SchemaFault | undefined {
    for (const { name, operand } of this.#document.stepsOf(schema).steps) {
      const fault = this.#faultOfKeyword(name, operand, schema)
      if (fault !== undefined) return fault
    }
    return undefined
  }

  #faultOfKeyword(name: string, operand: DataValue, schema: DataObject): SchemaFault | undefined {
    switch (name) {
      case 'enum':
        return isDataArray(operand) && operand.length === 0
          ? { kind: 'unusable', reason: 'its enum is empty' }
          : undefined
      case 'pattern':
        return this.#patternFault(operand)
      case 'patternProperties':
        return (
          firstFault(isDataObject(operand) ? Object.keys(operand) : [], (pattern) =>
            this.#patternFault(pattern),
          ) ?? this.#faultOfMembers(operand)
        )
      case 'properties':
      case 'dependentSchemas':
      case 'dependencies':
        return this.#faultOfMembers(operand)
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
      case 'prefixItems':
      case 'items':
        return firstFault(isDataArray(operand) ? operand : [operand], (one) => this.#faultAt(one))
      case 'if':
        if (schema['then'] === undefined && schema['else'] === undefined) return undefined
        return firstFault([operand, schema['then'], schema['else']], (one) => this.#faultAt(one))
      case 'not':
      case 'contains':
      case 'propertyNames':
      case 'additionalItems':
      case 'additionalProperties':
      case 'unevaluatedItems':
      case 'unevaluatedProperties':
        return this.#faultAt(operand)
      default:
        return undefined
    }
  }

  #faultOfMembers(operand: DataValue): SchemaFault | undefined {
    const members = isDataObject(operand) ? Object.values(operand) : []
    return firstFault(members, (member) => this.#faultAt(member))
  }

  #faultAt(value: DataValue | undefined): SchemaFault | undefined {
    const schema = value === undefined ? undefined : this.#resolved(value)
    return isDataObject(schema) ? this.#faultIn(schema) : undefined
  }

  #patternFault(pattern: DataValue): SchemaFault | undefined {
    if (typeof pattern !== 'string') return undefined
    try {
      this.#document.patternOf(pattern)
      return undefined
    } catch (error) {
      if (!(error instanceof SchemaMistake)) throw error
      return { kind: 'unusable', reason: `its pattern is none: ${error.message}` }
    }
  }
}

function firstFault<Item>(
  items: readonly Item[],
  faultOf: (item: Item) => SchemaFault | undefined,
): SchemaFault | undefined {
  for (const item of items) {
    const fault = faultOf(item)
    if (fault !== undefined) return fault
  }
  return undefined
}
