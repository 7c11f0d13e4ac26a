import { memberOf, stringMember } from '../../contracts/index.ts'
import type { Contract, UnreadableContract } from '../../contracts/index.ts'

/** The version that an OpenAPI description claims (`info.version`); WSDL has no place for one. */
export function claimedVersion(contract: Contract | UnreadableContract): string | undefined {
  if (!contract.readable || contract.model.kind !== 'openapi') return undefined
  return stringMember(memberOf(contract.model.document.value, 'info'), 'version')
}
