import type { QName, XmlElement } from '../xml/xml-element.ts'
import type { Description } from './description.ts'
import { Inner20Node, listOf } from './wsdl-20-node.ts'

/** An `interface` (WSDL 2.0 part 1, section 2.2). */
export class Interface extends Inner20Node {
  readonly kind = 'Interface'
  readonly parent: Description
  /** The interfaces it takes operations and faults from. */
  readonly extends: readonly QName[]
  readonly styleDefault: readonly string[]
  readonly faults: readonly InterfaceFault[]
  readonly operations: readonly InterfaceOperation[]

  constructor(element: XmlElement, parent: Description) {
    super(element)
    this.parent = parent
    this.extends = listOf(element.attribute('extends')).map((name) => element.resolveQName(name))
    this.styleDefault = listOf(element.attribute('styleDefault'))
    this.faults = this.childrenNamed('fault').map((fault) => new InterfaceFault(fault, this))
    this.operations = this.childrenNamed('operation').map(
      (operation) => new InterfaceOperation(operation, this),
    )
  }
}

/** What a message or fault holds: a global element, or one of the tokens for anything, nothing and else. */
export type MessageContent =
  { readonly kind: 'element'; readonly name: QName } | { readonly kind: 'any' | 'none' | 'other' }

/** The attribute `element`; absent it is `#other` (sections 2.3.1 and 2.5.1). */
function contentOf(element: XmlElement): MessageContent {
  const written = element.attribute('element')?.trim() ?? '#other'
  if (written === '#any') return { kind: 'any' }
  if (written === '#none') return { kind: 'none' }
  if (written === '#other') return { kind: 'other' }
  return { kind: 'element', name: element.resolveQName(written) }
}

/** A `fault` of an interface (section 2.3). */
export class InterfaceFault extends Inner20Node {
  readonly kind = 'InterfaceFault'
  readonly parent: Interface
  readonly content: MessageContent

  constructor(element: XmlElement, parent: Interface) {
    super(element)
    this.parent = parent
    this.content = contentOf(element)
  }
}

/** An `operation` of an interface (section 2.4). */
export class InterfaceOperation extends Inner20Node {
  readonly kind = 'InterfaceOperation'
  readonly parent: Interface
  /** URI of the message exchange pattern as written; in-out where it is absent. */
  readonly pattern: string | undefined
  /** URIs of the rules that the messages follow; those of the interface where it has none. */
  readonly style: readonly string[]
  /** `wsdlx:safe` (part 2, section 3.1): calling it asks for nothing but an answer. */
  readonly isSafe: boolean
  readonly inputs: readonly InterfaceMessage[]
  readonly outputs: readonly InterfaceMessage[]
  readonly infaults: readonly FaultReference[]
  readonly outfaults: readonly FaultReference[]

  constructor(element: XmlElement, parent: Interface) {
    super(element)
    this.parent = parent
    this.pattern = element.attribute('pattern')?.trim()
    const style = element.attribute('style')
    this.style = style === undefined ? parent.styleDefault : listOf(style)
    this.isSafe = /^\s*(?:true|1)\s*$/.test(this.extension('wsdl-extensions', 'safe') ?? '')
    const messages = (role: 'input' | 'output') =>
      this.childrenNamed(role).map((message) => new InterfaceMessage(role, message, this))
    const faults = (role: 'infault' | 'outfault') =>
      this.childrenNamed(role).map((fault) => new FaultReference(role, fault, this))
    this.inputs = messages('input')
    this.outputs = messages('output')
    this.infaults = faults('infault')
    this.outfaults = faults('outfault')
  }

  /** The last part of the pattern's URI, such as `in-out`. */
  get patternName(): string {
    return this.pattern?.slice(this.pattern.lastIndexOf('/') + 1) ?? 'in-out'
  }
}

/** An `input` or `output` of an operation (section 2.5). */
export class InterfaceMessage extends Inner20Node {
  readonly kind = 'InterfaceMessage'
  readonly parent: InterfaceOperation
  readonly role: 'input' | 'output'
  readonly messageLabel: string | undefined
  readonly content: MessageContent

  constructor(role: InterfaceMessage['role'], element: XmlElement, parent: InterfaceOperation) {
    super(element)
    this.parent = parent
    this.role = role
    this.messageLabel = element.attribute('messageLabel')
    this.content = contentOf(element)
  }
}

/** An `infault` or `outfault` of an operation (section 2.6). */
export class FaultReference extends Inner20Node {
  readonly kind = 'FaultReference'
  readonly parent: InterfaceOperation
  readonly role: 'infault' | 'outfault'
  readonly messageLabel: string | undefined
  readonly ref: QName | undefined

  constructor(role: FaultReference['role'], element: XmlElement, parent: InterfaceOperation) {
    super(element)
    this.parent = parent
    this.role = role
    this.messageLabel = element.attribute('messageLabel')
    this.ref = element.qname('ref')
  }
}
