import { findMessage, findPortType } from '../../contracts/index.ts'
import type {
  Binding,
  BindingMessage,
  BindingOperation,
  Definitions,
  Message,
  MimeMultipartRelated,
  Operation,
  OperationMessage,
  Port,
  PortType,
  QName,
  Service,
  SoapBody,
  SoapHeader,
  WsdlModel,
} from '../../contracts/index.ts'

/** One version of a description, with the components of all its documents. */
export class WsdlVersion {
  readonly model: WsdlModel
  readonly portTypes: readonly PortType[]
  readonly messages: readonly Message[]
  readonly bindings: readonly Binding[]
  readonly services: readonly Service[]
  readonly #carriers = new Map<Operation, BindingOperation[]>()
  readonly #ports = new Map<Binding, Port>()

  constructor(model: WsdlModel) {
    this.model = model
    const all = <Node>(nodesOf: (definitions: Definitions) => readonly Node[]): readonly Node[] =>
      model.documents.flatMap(nodesOf)
    this.portTypes = all(({ portTypes }) => portTypes)
    this.messages = all(({ messages }) => messages)
    this.bindings = all(({ bindings }) => bindings)
    this.services = all(({ services }) => services)
    for (const binding of this.bindings) this.#addCarriers(binding)
    for (const port of this.services.flatMap(({ ports }) => ports)) {
      const binding = this.bindingOf(port)
      if (binding !== undefined && !this.#ports.has(binding)) this.#ports.set(binding, port)
    }
  }

  get operations(): readonly Operation[] {
    return this.portTypes.flatMap(({ operations }) => operations)
  }

  /** Whether a node of another version may stand in a document that this one could not have. */
  mayMiss({ definitions }: { readonly definitions: Definitions }, other: WsdlVersion): boolean {
    return (
      definitions !== other.model.definitions &&
      this.model.imports.some(
        ({ kind, problem }) => kind === 'wsdl-import' && problem !== undefined,
      )
    )
  }

  messageOf({ definitions, message }: OperationMessage): Message | undefined {
    return message && findMessage(definitions, message)
  }

  portTypeOf({ definitions, type }: Binding): PortType | undefined {
    return type && findPortType(definitions, type)
  }

  /** The operation of the portType that a binding's operation carries. */
  operationOf({ parent, name }: BindingOperation): Operation | undefined {
    return this.portTypeOf(parent)?.operationsByName.get(name ?? '')
  }

  /** By local name, as names of bindings are looked for wherever they are imported from. */
  bindingOf({ binding: name }: Port): Binding | undefined {
    if (name === undefined) return undefined
    const called = this.bindings.filter((binding) => binding.name === name.localName)
    return called.find((binding) => isIn(binding.definitions, name)) ?? called[0]
  }

  /** The first port that uses a binding. */
  portOf(binding: Binding): Port | undefined {
    return this.#ports.get(binding)
  }

  /** The operations of bindings that carry an operation. */
  carriersOf(operation: Operation): readonly BindingOperation[] {
    return this.#carriers.get(operation) ?? []
  }

  /** Whether any binding carries an operation in the style rpc. */
  isRpc(operation: Operation): boolean {
    return this.carriersOf(operation).some(({ style }) => style === 'rpc')
  }

  #addCarriers(binding: Binding): void {
    const operations = this.portTypeOf(binding)?.operationsByName
    for (const carrier of binding.operations) {
      const operation = operations?.get(carrier.name ?? '')
      if (operation === undefined) continue
      const same = this.#carriers.get(operation)
      if (same === undefined) this.#carriers.set(operation, [carrier])
      else same.push(carrier)
    }
  }
}

function isIn({ targetNamespace = '' }: Definitions, { namespace }: QName): boolean {
  return targetNamespace === namespace
}

/** The bodies of a message, also those in MIME parts. */
export function soapBodiesOf(message: BindingMessage): readonly SoapBody[] {
  return [...message.soapBodies, ...inParts(message.multiparts, ({ soapBodies }) => soapBodies)]
}

/** The headers of a message, also those in MIME parts. */
export function soapHeadersOf(message: BindingMessage): readonly SoapHeader[] {
  return [...message.soapHeaders, ...inParts(message.multiparts, ({ soapHeaders }) => soapHeaders)]
}

function inParts<Node>(
  multiparts: readonly MimeMultipartRelated[],
  nodesOf: (part: MimeMultipartRelated['parts'][number]) => readonly Node[],
): readonly Node[] {
  return multiparts.flatMap(({ parts }) =>
    parts.flatMap((part) => [...nodesOf(part), ...inParts(part.multiparts, nodesOf)]),
  )
}
