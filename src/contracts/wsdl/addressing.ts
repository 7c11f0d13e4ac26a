import { WSDL_11 } from '../xml/namespaces.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import type { OperationMessage } from './port-type.ts'
import type { WsdlNode } from './wsdl-node.ts'

const METADATA = 'http://www.w3.org/2007/05/addressing/metadata'
const WSDL_BINDING = 'http://www.w3.org/2006/05/addressing/wsdl'

/** Where the attribute `Action` of an input, output or fault can be, newest first. */
const ACTION_NAMESPACES = [
  METADATA,
  'http://www.w3.org/2007/02/addressing/metadata',
  WSDL_BINDING,
  'http://www.w3.org/2005/08/addressing',
  'http://schemas.xmlsoap.org/ws/2004/08/addressing',
]

/** The value of WS-Addressing's `Action` header for a message. */
export interface AddressingAction {
  readonly value: string
  /** Whether the contract states it; otherwise it follows from names. */
  readonly isExplicit: boolean
}

/**
 * The action of an input, output or fault (WS-Addressing 1.0 Metadata, section 4.4): the one stated, or
 * that of the default pattern. Undefined where a name that the pattern needs is missing.
 */
export function actionOf(message: OperationMessage): AddressingAction | undefined {
  for (const namespace of ACTION_NAMESPACES) {
    const value = message.element.attribute('Action', namespace)
    if (value !== undefined) return { value, isExplicit: true }
  }
  const value = defaultAction(message)
  return value === undefined ? undefined : { value, isExplicit: false }
}

/** Section 4.4.4; the delimiter is a colon after a URN. */
function defaultAction(message: OperationMessage): string | undefined {
  const { role, effectiveName, parent: operation, definitions } = message
  const { name: portType } = operation.parent
  const { targetNamespace = '' } = definitions
  if (portType === undefined || effectiveName === undefined) return undefined
  const delimiter = /^urn:/i.test(targetNamespace) ? ':' : '/'
  const base = targetNamespace.endsWith(delimiter) ? targetNamespace.slice(0, -1) : targetNamespace
  const names =
    role === 'fault'
      ? [portType, operation.name ?? '', 'Fault', effectiveName]
      : [portType, effectiveName]
  return [base, ...names].join(delimiter)
}

/** `wsaw:UsingAddressing` of a binding or port (WS-Addressing 1.0 WSDL Binding, section 3.1). */
export interface UsingAddressing {
  readonly element: XmlElement
  /** `wsdl:required`: who calls must use WS-Addressing. */
  readonly isRequired: boolean
}

export function usingAddressing({
  element,
}: Pick<WsdlNode, 'element'>): UsingAddressing | undefined {
  const found = element.child(WSDL_BINDING, 'UsingAddressing')
  if (found === undefined) return undefined
  const required = found.attribute('required', WSDL_11)
  return { element: found, isRequired: /^\s*(?:true|1)\s*$/.test(required ?? '') }
}
