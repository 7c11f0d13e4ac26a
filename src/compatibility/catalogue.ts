import type { ChangeKind } from './change-kind.ts'
import type { Bump } from './model.ts'
import { OPENAPI_CHANGE_KINDS } from './openapi/change-kinds.ts'
import { WSDL_CHANGE_KINDS } from './wsdl/change-kinds.ts'
import { XSD_CHANGE_KINDS } from './xsd/change-kinds.ts'

/** All kinds of change of all formats, sorted by id. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  ...OPENAPI_CHANGE_KINDS.values(),
  ...WSDL_CHANGE_KINDS,
  ...XSD_CHANGE_KINDS,
].sort((left, right) => (left.id < right.id ? -1 : 1))

let bumps: ReadonlyMap<string, Bump> | undefined

/** The steps of the version number that single kinds deserve, where their level does not say it. */
export function bumpsByKind(): ReadonlyMap<string, Bump> {
  bumps ??= new Map(
    CHANGE_KINDS.flatMap(({ id, bump }) => (bump === undefined ? [] : [[id, bump] as const])),
  )
  return bumps
}
