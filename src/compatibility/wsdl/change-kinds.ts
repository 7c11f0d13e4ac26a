import type { JudgedKind } from '../judged-kind.ts'
import { BINDING_KINDS, POLICY_KINDS } from './kinds/binding-kinds.ts'
import { MESSAGE_KINDS } from './kinds/message-kinds.ts'
import { DEFINITIONS_KINDS, OPERATION_KINDS, SERVICE_KINDS } from './kinds/service-kinds.ts'

/** All kinds of change of WSDL descriptions, without those of their schemas. */
export const WSDL_CHANGE_KINDS: readonly JudgedKind[] = [
  ...DEFINITIONS_KINDS,
  ...SERVICE_KINDS,
  ...OPERATION_KINDS,
  ...MESSAGE_KINDS,
  ...BINDING_KINDS,
  ...POLICY_KINDS,
]
