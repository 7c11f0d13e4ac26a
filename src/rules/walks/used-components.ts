import {
  findBinding,
  findMessage,
  findPortType,
  type Binding,
  type Definitions,
  type Message,
  type Port,
  type PortType,
  type QName,
  type WsdlModel,
} from '../../contracts/index.ts'
import type { NodeVisitor } from './node-visitor.ts'
import type { UsedOperation, WsdlNodes } from './wsdl-nodes.ts'

type UsedVisitor = NodeVisitor<
  Pick<WsdlNodes, 'UsedBinding' | 'UsedPortType' | 'UsedOperation' | 'UsedMessage'>
>

/**
 * Visits what the description puts to use, each once: from the ports of the entry document, or where there
 * are none from its bindings, else its portTypes, else its messages. Where a reference leads nowhere, the
 * kinds that hang on it are absent, and why.
 */
export function visitUsedComponents({ definitions }: WsdlModel, visitor: UsedVisitor): void {
  const used = new UsedComponents(visitor)
  const ports = definitions.services.flatMap((service) => service.ports)
  if (ports.length > 0) for (const port of ports) used.addPort(port)
  else if (definitions.bindings.length > 0)
    definitions.bindings.forEach((one) => used.addBinding(one))
  else {
    visitor.absent('UsedBinding')
    if (definitions.portTypes.length > 0) {
      for (const portType of definitions.portTypes) used.addPortType(portType, undefined)
    } else {
      visitor.absent('UsedPortType')
      visitor.absent('UsedOperation')
      if (definitions.messages.length > 0)
        definitions.messages.forEach((one) => used.addMessage(one))
      else visitor.absent('UsedMessage')
    }
  }
}

/** The bindings that a description puts to use, and why one that it names is missing, if one is. */
export function usedBindingsOf(model: WsdlModel): {
  readonly bindings: readonly Binding[]
  readonly missing: string | undefined
} {
  const bindings: Binding[] = []
  let missing: string | undefined
  visitUsedComponents(model, {
    visit(kind, node) {
      if (kind === 'UsedBinding') bindings.push(node as Binding)
    },
    absent(_, reason) {
      missing ??= reason
    },
  })
  return { bindings, missing }
}

class UsedComponents {
  readonly #visitor: UsedVisitor
  readonly #bindings = new Set<Binding>()
  readonly #portTypes = new Set<PortType>()
  readonly #messages = new Set<Message>()
  readonly #missingMessages = new Set<string>()

  constructor(visitor: UsedVisitor) {
    this.#visitor = visitor
  }

  addPort(port: Port): void {
    const binding = port.binding && findBinding(port.definitions, port.binding)
    if (binding !== undefined) {
      this.addBinding(binding)
      return
    }
    const reason = `port "${port.name ?? ''}" names ${called('binding', port.binding)}, which was not found`
    for (const kind of ['UsedBinding', 'UsedPortType', 'UsedOperation', 'UsedMessage'] as const) {
      this.#visitor.absent(kind, reason)
    }
  }

  addBinding(binding: Binding): void {
    if (this.#bindings.has(binding)) return
    this.#bindings.add(binding)
    this.#visitor.visit('UsedBinding', binding)
    const portType = binding.type && findPortType(binding.definitions, binding.type)
    if (portType === undefined) {
      const reason = `binding "${binding.name ?? ''}" names ${called('portType', binding.type)}, which was not found`
      for (const kind of ['UsedPortType', 'UsedOperation', 'UsedMessage'] as const) {
        this.#visitor.absent(kind, reason)
      }
      return
    }
    this.addPortType(portType, binding)
    for (const header of headersOf(binding)) {
      this.#addMessageNamed(header.message, header.definitions)
      for (const fault of header.headerFaults)
        this.#addMessageNamed(fault.message, fault.definitions)
    }
  }

  addPortType(portType: PortType, binding: Binding | undefined): void {
    for (const operation of portType.operations) {
      this.#visitor.visit('UsedOperation', { operation, binding } satisfies UsedOperation)
    }
    if (this.#portTypes.has(portType)) return
    this.#portTypes.add(portType)
    this.#visitor.visit('UsedPortType', portType)
    const exchanged = portType.operations.flatMap(({ input, output, faults }) => [
      ...[input, output].filter((one) => one !== undefined),
      ...faults,
    ])
    if (exchanged.length === 0) this.#visitor.absent('UsedMessage')
    for (const { message } of exchanged) this.#addMessageNamed(message, portType.definitions)
  }

  addMessage(message: Message): void {
    if (this.#messages.has(message)) return
    this.#messages.add(message)
    this.#visitor.visit('UsedMessage', message)
  }

  #addMessageNamed(name: QName | undefined, from: Definitions): void {
    if (name === undefined) return
    const message = findMessage(from, name)
    const key = `${name.localName} ${name.namespace ?? ''}`
    if (message !== undefined) this.addMessage(message)
    else if (name.namespace === '') {
      // A name without prefix where no default namespace is declared: it cannot mean any message.
      const reason = `an operation names ${called('message', name)}, which was not found`
      this.#visitor.absent('UsedMessage', reason)
    } else if (!this.#missingMessages.has(key)) {
      this.#missingMessages.add(key)
      this.#visitor.visit('UsedMessage', { name: name.localName, parts: [] })
    }
  }
}

function headersOf(binding: Binding) {
  return binding.operations.flatMap(({ input, output }) =>
    [input, output].flatMap((message) => message?.soapHeaders ?? []),
  )
}

function called(kind: string, name: QName | undefined): string {
  if (name === undefined) return `no ${kind}`
  const namespace = name.namespace ?? `prefix ${name.prefix}`
  return `the ${kind} "${name.localName}" of ${namespace === '' ? 'no namespace' : namespace}`
}
