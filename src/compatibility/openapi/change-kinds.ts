import type { ChangeKind } from '../change-kind.ts'
import { COMPOSITION_KINDS } from './kinds/composition-kinds.ts'
import { JSON_SCHEMA_KINDS } from './kinds/json-schema-kinds.ts'
import { LIFECYCLE_KINDS } from './kinds/lifecycle-kinds.ts'
import { LIMIT_KINDS } from './kinds/limit-kinds.ts'
import { PARAMETER_KINDS, REQUEST_BODY_KINDS, RESPONSE_KINDS } from './kinds/message-kinds.ts'
import { OPERATION_KINDS, SERVER_KINDS } from './kinds/operation-kinds.ts'
import { PROPERTY_KINDS, REQUIRED_KINDS } from './kinds/property-kinds.ts'
import { schemaKinds } from './kinds/schema-kinds.ts'
import type { SchemaPlace } from './kinds/schema-places.ts'
import { SECURITY_KINDS, VERSION_KINDS } from './kinds/security-kinds.ts'
import { TYPE_KINDS } from './kinds/type-kinds.ts'
import { VALUE_KINDS } from './kinds/value-kinds.ts'

const SCHEMA_GROUPS = [
  ...TYPE_KINDS,
  ...LIMIT_KINDS,
  ...VALUE_KINDS,
  ...REQUIRED_KINDS,
  ...COMPOSITION_KINDS,
  ...JSON_SCHEMA_KINDS,
]

const AT_PLACES = schemaKinds(SCHEMA_GROUPS)

const BY_PLACE: ReadonlyMap<string, ChangeKind> = new Map(
  AT_PLACES.map(([place, suffix, kind]) => [`${place}-${suffix}`, kind]),
)

/** All kinds of change of OpenAPI descriptions, by id. */
export const OPENAPI_CHANGE_KINDS: ReadonlyMap<string, ChangeKind> = new Map(
  [
    ...AT_PLACES.map(([, , kind]) => kind),
    ...PROPERTY_KINDS,
    ...LIFECYCLE_KINDS,
    ...OPERATION_KINDS,
    ...SERVER_KINDS,
    ...PARAMETER_KINDS,
    ...REQUEST_BODY_KINDS,
    ...RESPONSE_KINDS,
    ...SECURITY_KINDS,
    ...VERSION_KINDS,
  ].map((kind) => [kind.id, kind]),
)

/** @throws Error for an id that is in no table: a mistake of the comparison itself */
export function kindOf(id: string): ChangeKind {
  const kind = OPENAPI_CHANGE_KINDS.get(id)
  if (kind === undefined) throw new Error(`There is no kind of change "${id}".`)
  return kind
}

/**
 * The kind of what happened to a schema at a place.
 * @throws Error for what is in no table: a mistake of the comparison itself
 */
export function schemaKindOf(place: SchemaPlace, suffix: string): ChangeKind {
  return BY_PLACE.get(`${place}-${suffix}`) ?? kindOf(`${place}-${suffix}`)
}
