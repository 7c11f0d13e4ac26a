import type { Rule } from '../rule.ts'
import { messageElementExists } from './wsdl20-element-defined.ts'
import { endpointAgreesWithBinding } from './wsdl20-endpoint-binding.ts'
import { extendedInterfaceExists } from './wsdl20-extended-interface.ts'
import { namedFaultExists } from './wsdl20-fault-defined.ts'
import { namedInterfaceExists } from './wsdl20-interface-defined.ts'
import { messagesFitPattern } from './wsdl20-message-pattern.ts'
import { boundOperationExists20 } from './wsdl20-operation-defined.ts'
import { namesAreUnique20 } from './wsdl20-unique-name.ts'

/** What every WSDL 2.0 description has to hold. */
export const wsdl20CoreRules: readonly Rule[] = [
  namesAreUnique20,
  namedInterfaceExists,
  extendedInterfaceExists,
  messagesFitPattern,
  messageElementExists,
  namedFaultExists,
  boundOperationExists20,
  endpointAgreesWithBinding,
]
