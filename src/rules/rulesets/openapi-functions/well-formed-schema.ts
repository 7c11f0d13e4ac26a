import { isDataArray, isDataObject } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import type { SchemaDialect } from '../json-schema/model.ts'
import { hasEqualItems } from '../json-schema/equal-values.ts'

/** Whether the value of a keyword has the form that its dialect's schema of schemas asks for. */
type HasForm = (value: DataValue) => boolean

const string: HasForm = (value) => typeof value === 'string'
const boolean: HasForm = (value) => typeof value === 'boolean'
const number: HasForm = (value) => typeof value === 'number'
const count: HasForm = (value) => Number.isInteger(value) && Number(value) >= 0
const positive: HasForm = (value) => typeof value === 'number' && value > 0
const list: HasForm = isDataArray
const object: HasForm = isDataObject
const schema: HasForm = (value) => isDataObject(value) || typeof value === 'boolean'
const filled: HasForm = (value) => isDataArray(value) && value.length > 0
const names: HasForm = (value) => isDataArray(value) && value.every(string) && !hasEqualItems(value)
const someNames: HasForm = (value) => filled(value) && names(value)
const values: HasForm = (value) => filled(value) && !hasEqualItems(value as readonly DataValue[])

const TYPES: ReadonlySet<DataValue> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
])
const type: HasForm = (value) =>
  isDataArray(value)
    ? value.length > 0 && value.every((one) => TYPES.has(one)) && !hasEqualItems(value)
    : TYPES.has(value)

const SHARED: readonly (readonly [HasForm, string])[] = [
  [string, '$schema title description pattern format'],
  [number, 'maximum minimum'],
  [positive, 'multipleOf'],
  [count, 'maxLength minLength maxItems minItems maxProperties minProperties'],
  [boolean, 'uniqueItems'],
  [type, 'type'],
]

const DRAFT_4: readonly (readonly [HasForm, string])[] = [
  ...SHARED,
  [string, 'id'],
  [boolean, 'exclusiveMaximum exclusiveMinimum'],
  [schema, 'additionalItems additionalProperties'],
  [(value) => isDataObject(value) || filled(value), 'items'],
  [someNames, 'required'],
  [values, 'enum'],
  [object, 'definitions properties patternProperties dependencies not'],
  [filled, 'allOf anyOf oneOf'],
]

const DRAFT_2020_12: readonly (readonly [HasForm, string])[] = [
  ...SHARED,
  [string, '$id $ref $anchor $dynamicRef $dynamicAnchor $comment $recursiveRef'],
  [string, 'contentEncoding contentMediaType'],
  [number, 'exclusiveMaximum exclusiveMinimum'],
  [count, 'maxContains minContains'],
  [boolean, 'deprecated readOnly writeOnly $recursiveAnchor'],
  [schema, 'items contains additionalProperties propertyNames if then else not'],
  [schema, 'unevaluatedItems unevaluatedProperties contentSchema'],
  [names, 'required'],
  [list, 'enum examples'],
  [object, '$defs definitions properties patternProperties dependentSchemas dependencies'],
  [(value) => isDataObject(value) && Object.values(value).every(names), 'dependentRequired'],
  [filled, 'allOf anyOf oneOf prefixItems'],
]

function formsOf(table: typeof SHARED): ReadonlyMap<string, HasForm> {
  return new Map(
    table.flatMap(([form, keys]) => keys.split(' ').map((key) => [key, form] as const)),
  )
}

const DRAFT_4_FORMS = formsOf(DRAFT_4)
const DRAFT_2020_12_FORMS = formsOf(DRAFT_2020_12)

/** Before 2020-12, `items` could be a list of schemas. */
const DRAFTS_BETWEEN = new Map([
  ...DRAFT_2020_12_FORMS,
  ['items', (value: DataValue) => schema(value) || filled(value)] as const,
])

/** Keywords that hold schemas under names. */
const MAPS = 'properties patternProperties dependencies definitions $defs dependentSchemas'.split(
  ' ',
)
const LISTS = 'allOf anyOf oneOf prefixItems items'.split(' ')
const SINGLE_OF_DRAFT_4 = 'additionalItems additionalProperties items not'.split(' ')
const SINGLE_OF_2020_12 = (
  'additionalProperties items not contains propertyNames if then else unevaluatedItems ' +
  'unevaluatedProperties contentSchema'
).split(' ')

/** What the schemas of one dialect look like, judged one schema object at a time. */
export class SchemaForm {
  readonly #isDraft4: boolean
  readonly #forms: ReadonlyMap<string, HasForm>
  readonly #holders: ReadonlyMap<string, 'one' | 'list' | 'map'>

  constructor(dialect: SchemaDialect) {
    this.#isDraft4 = dialect === 'draft4'
    this.#forms = this.#isDraft4
      ? DRAFT_4_FORMS
      : dialect === 'draft2020-12'
        ? DRAFT_2020_12_FORMS
        : DRAFTS_BETWEEN
    const single = this.#isDraft4 ? SINGLE_OF_DRAFT_4 : SINGLE_OF_2020_12
    this.#holders = new Map<string, 'one' | 'list' | 'map'>([
      ...LISTS.map((name) => [name, 'list'] as const),
      ...MAPS.map((name) => [name, 'map'] as const),
      ...single.map((name) => [name, 'one'] as const),
    ])
  }

  /** The first keyword of a schema that is malformed, not looking into its subschemas. */
  malformedKeyword(value: DataObject): string | undefined {
    for (const keyword of Object.keys(value)) {
      const hasForm = this.#forms.get(keyword)
      if (hasForm !== undefined && !hasForm(value[keyword] ?? null)) return keyword
    }
    if (!this.#isDraft4) return undefined
    // Draft 4 has the exclusive keywords only beside the limits that they change.
    const alone = ['Maximum', 'Minimum'].find(
      (limit) =>
        Object.hasOwn(value, `exclusive${limit}`) && !Object.hasOwn(value, limit.toLowerCase()),
    )
    return alone === undefined ? undefined : `exclusive${alone}`
  }

  /** What stands where a schema must. */
  subschemas(value: DataObject): readonly (readonly [keyword: string, DataValue])[] {
    const found: (readonly [string, DataValue])[] = []
    for (const keyword of Object.keys(value)) {
      const holds = this.#holders.get(keyword)
      const operand = value[keyword]
      if (holds === undefined || operand === undefined) continue
      if (isDataArray(operand)) {
        for (const item of operand) found.push([keyword, item])
      } else if (holds === 'map' && isDataObject(operand)) {
        for (const member of Object.values(operand)) {
          // Of dependencies some are lists of names.
          if (!isDataArray(member)) found.push([keyword, member])
          else if (!names(member)) found.push([keyword, null])
        }
      } else if (holds === 'one') found.push([keyword, operand])
    }
    return found
  }

  /** Whether something holds for all that stands where a schema must. */
  everySubschema(
    value: DataObject,
    holds: (keyword: string, operand: DataValue) => boolean,
  ): boolean {
    for (const keyword of Object.keys(value)) {
      const kind = this.#holders.get(keyword)
      const operand = value[keyword]
      if (kind === undefined || typeof operand !== 'object' || operand === null) continue
      if (isDataArray(operand)) {
        if (!operand.every((item) => holds(keyword, item))) return false
      } else if (kind === 'one') {
        if (!holds(keyword, operand)) return false
      } else if (kind === 'map') {
        for (const name of Object.keys(operand)) {
          const member = operand[name] ?? null
          if (isDataArray(member) ? !names(member) : !holds(keyword, member)) return false
        }
      }
    }
    return true
  }

  /** Whether a value can be a schema where a keyword asks for one. */
  isSchema(keyword: string, value: DataValue): boolean {
    if (isDataObject(value)) return true
    return typeof value === 'boolean' && (!this.#isDraft4 || keyword.startsWith('additional'))
  }
}
