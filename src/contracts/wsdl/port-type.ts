import { WSDL_11 } from '../xml/namespaces.ts'
import type { QName, XmlElement } from '../xml/xml-element.ts'
import { actionOf } from './addressing.ts'
import type { AddressingAction } from './addressing.ts'
import type { Definitions } from './definitions.ts'
import { byName, documentationOf, InnerNode } from './wsdl-node.ts'

/** A `wsdl:portType` (section 2.4): `<portType name="nmtoken"> <operation/>* </portType>`. */
export class PortType extends InnerNode {
  readonly kind = 'PortType'
  readonly parent: Definitions
  readonly name: string | undefined
  readonly documentation: string | undefined
  readonly operations: readonly Operation[]
  /** Of overloaded operations the first. */
  readonly operationsByName: ReadonlyMap<string, Operation>

  constructor(element: XmlElement, parent: Definitions) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.operations = element
      .childrenNamed(WSDL_11, 'operation')
      .map((operation) => new Operation(operation, this))
    this.operationsByName = byName(this.operations)
  }
}

/** The four transmission primitives of section 2.4. */
export type Exchange = 'one-way' | 'request-response' | 'solicit-response' | 'notification'

/**
 * An abstract `wsdl:operation` (sections 2.4.1 to 2.4.4).
 *
 *     <operation name="nmtoken" parameterOrder="nmtokens"?> <input/>? <output/>? <fault/>* </operation>
 */
export class Operation extends InnerNode {
  readonly kind = 'Operation'
  readonly parent: PortType
  readonly name: string | undefined
  readonly documentation: string | undefined
  readonly parameterOrder: readonly string[] | undefined
  /** The first of each; the specification allows no second. */
  readonly input: OperationMessage | undefined
  readonly output: OperationMessage | undefined
  readonly faults: readonly OperationMessage[]
  #faultsByName: ReadonlyMap<string, OperationMessage> | undefined
  /** By presence and order of input and output; undefined when there is neither. */
  readonly exchange: Exchange | undefined

  constructor(element: XmlElement, parent: PortType) {
    super(element)
    this.parent = parent
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.parameterOrder = element.attribute('parameterOrder')?.trim().split(/\s+/)
    const input = element.child(WSDL_11, 'input')
    const output = element.child(WSDL_11, 'output')
    this.input = input && new OperationMessage('input', input, this)
    this.output = output && new OperationMessage('output', output, this)
    this.faults = element
      .childrenNamed(WSDL_11, 'fault')
      .map((fault) => new OperationMessage('fault', fault, this))
    this.exchange = exchangeOf(input, output)
  }

  /** Where a name is given twice, the first counts. */
  get faultsByName(): ReadonlyMap<string, OperationMessage> {
    this.#faultsByName ??= byName(this.faults)
    return this.#faultsByName
  }
}

function exchangeOf(
  input: XmlElement | undefined,
  output: XmlElement | undefined,
): Exchange | undefined {
  if (input === undefined) return output && 'notification'
  if (output === undefined) return 'one-way'
  return input.start < output.start ? 'request-response' : 'solicit-response'
}

/** What the names of input and output default to (section 2.4.5), appended to the operation's name. */
const DEFAULT_SUFFIX: Record<Exchange, { readonly input: string; readonly output: string }> = {
  'one-way': { input: '', output: '' },
  notification: { input: '', output: '' },
  'request-response': { input: 'Request', output: 'Response' },
  'solicit-response': { input: 'Response', output: 'Solicit' },
}

/** The `input`, `output` or a `fault` of an abstract operation. */
export class OperationMessage extends InnerNode {
  readonly kind = 'OperationMessage'
  readonly parent: Operation
  readonly role: 'input' | 'output' | 'fault'
  readonly name: string | undefined
  readonly documentation: string | undefined
  /** The attribute `message`. */
  readonly message: QName | undefined

  constructor(role: OperationMessage['role'], element: XmlElement, parent: Operation) {
    super(element)
    this.parent = parent
    this.role = role
    this.name = element.attribute('name')
    this.documentation = documentationOf(element)
    this.message = element.qname('message')
  }

  /** The name, or the default that section 2.4.5 gives to an input or output without one. */
  get effectiveName(): string | undefined {
    const { name: operation, exchange } = this.parent
    if (this.name !== undefined || this.role === 'fault') return this.name
    if (operation === undefined || exchange === undefined) return undefined
    return `${operation}${DEFAULT_SUFFIX[exchange][this.role]}`
  }

  /** The value of WS-Addressing's Action header, whether stated or by default. */
  get action(): AddressingAction | undefined {
    return actionOf(this)
  }
}
