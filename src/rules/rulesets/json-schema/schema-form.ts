import { isDataArray, isDataObject } from '../../../contracts/index.ts'
import type { DataObject, DataValue } from '../../../contracts/index.ts'
import { hasEqualItems } from './equal-values.ts'
import type { SchemaDialect } from './model.ts'

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

type Form = readonly [hasForm: HasForm, keywords: string]

const SHARED: readonly Form[] = [
  [string, '$schema $ref title description pattern format'],
  [number, 'maximum minimum'],
  [positive, 'multipleOf'],
  [count, 'maxLength minLength maxItems minItems maxProperties minProperties'],
  [boolean, 'uniqueItems'],
  [type, 'type'],
  [schema, 'additionalItems additionalProperties if then else contains propertyNames'],
  [object, 'definitions properties patternProperties dependencies'],
  [filled, 'allOf anyOf oneOf'],
]

const DRAFT_4: readonly Form[] = [
  ...SHARED,
  [string, 'id'],
  [boolean, 'exclusiveMaximum exclusiveMinimum'],
  [(value) => isDataObject(value) || filled(value), 'items'],
  [someNames, 'required'],
  [values, 'enum'],
  [object, 'not'],
]

const DRAFT_7: readonly Form[] = [
  ...SHARED,
  [string, '$id $comment contentEncoding contentMediaType'],
  [number, 'exclusiveMaximum exclusiveMinimum'],
  [boolean, 'readOnly'],
  [schema, 'not'],
  [(value) => schema(value) || filled(value), 'items'],
  [names, 'required'],
  [list, 'enum examples'],
]

const DRAFT_2019_09: readonly Form[] = [
  ...DRAFT_7,
  [matching(/^[A-Za-z][-A-Za-z0-9.:_]*$/), '$anchor'],
  [matching(/^#/), '$dynamicRef $recursiveRef'],
  [string, '$dynamicAnchor'],
  [count, 'maxContains minContains'],
  [boolean, 'deprecated writeOnly $recursiveAnchor'],
  [schema, 'unevaluatedItems unevaluatedProperties contentSchema'],
  [object, '$defs dependentSchemas'],
  [everyMember(names), 'dependentRequired'],
  [everyMember(boolean), '$vocabulary'],
]

const DRAFT_2020_12: readonly Form[] = [
  ...DRAFT_2019_09.map(([form, keywords]): Form => [
    form,
    // Lists of schemas have moved to prefixItems.
    keywords.replace('additionalItems ', ''),
  ]),
  [matching(/^[A-Za-z_][-A-Za-z0-9._]*$/), '$anchor $dynamicAnchor'],
  [string, '$recursiveAnchor'],
  [schema, 'items'],
  [filled, 'prefixItems'],
]

function matching(pattern: RegExp): HasForm {
  return (value) => typeof value === 'string' && pattern.test(value)
}

function everyMember(hasForm: HasForm): HasForm {
  return (value) => isDataObject(value) && Object.values(value).every(hasForm)
}

/** Of a keyword that stands twice the last form counts. */
function formsOf(table: readonly Form[]): ReadonlyMap<string, HasForm> {
  return new Map(
    table.flatMap(([form, keys]) => keys.split(' ').map((key) => [key, form] as const)),
  )
}

/** How a keyword holds schemas: by itself, in a list, or under names. */
type Holding = 'one' | 'list' | 'map'

function holdersOf(keywords: Readonly<Record<Holding, string>>): ReadonlyMap<string, Holding> {
  const kinds = ['list', 'map', 'one'] as const
  return new Map(
    kinds.flatMap((kind) => keywords[kind].split(' ').map((name) => [name, kind] as const)),
  )
}

const LISTS = 'allOf anyOf oneOf'
const MAPS = 'properties patternProperties dependencies definitions'
const SINGLE = 'additionalItems additionalProperties items not'
const SINGLE_OF_DRAFT_7 = `${SINGLE} contains propertyNames if then else`
const SINGLE_OF_2019_09 = `${SINGLE_OF_DRAFT_7} unevaluatedItems unevaluatedProperties contentSchema`
const MAPS_OF_2019_09 = `${MAPS} $defs dependentSchemas`

interface DialectForm {
  readonly forms: ReadonlyMap<string, HasForm>
  readonly holders: ReadonlyMap<string, Holding>
}

const FORM_OF_DRAFT_7: DialectForm = {
  forms: formsOf(DRAFT_7),
  holders: holdersOf({ list: LISTS, map: MAPS, one: SINGLE_OF_DRAFT_7 }),
}

const FORM_OF: Readonly<Record<SchemaDialect, DialectForm>> = {
  draft4: {
    forms: formsOf(DRAFT_4),
    holders: holdersOf({ list: LISTS, map: MAPS, one: SINGLE }),
  },
  draft6: FORM_OF_DRAFT_7,
  draft7: FORM_OF_DRAFT_7,
  'draft2019-09': {
    forms: formsOf(DRAFT_2019_09),
    holders: holdersOf({ list: LISTS, map: MAPS_OF_2019_09, one: SINGLE_OF_2019_09 }),
  },
  'draft2020-12': {
    forms: formsOf(DRAFT_2020_12),
    holders: holdersOf({
      list: `${LISTS} prefixItems`,
      map: MAPS_OF_2019_09,
      one: SINGLE_OF_2019_09.replace('additionalItems ', ''),
    }),
  },
}

/** What the schemas of one dialect look like, judged one schema object at a time. */
export class SchemaForm {
  readonly #isDraft4: boolean
  readonly #forms: ReadonlyMap<string, HasForm>
  readonly #holders: ReadonlyMap<string, Holding>

  constructor(dialect: SchemaDialect) {
    this.#isDraft4 = dialect === 'draft4'
    this.#forms = FORM_OF[dialect].forms
    this.#holders = FORM_OF[dialect].holders
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
          if (!this.#isDependency(keyword, member)) found.push([keyword, member])
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
          if (!this.#isDependency(keyword, member) && !holds(keyword, member)) return false
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

  /** Of dependencies some are lists of names. */
  #isDependency(keyword: string, member: DataValue): boolean {
    return keyword === 'dependencies' && (this.#isDraft4 ? someNames : names)(member)
  }
}
