import type { Binding, WsdlModel, XmlElement } from '../../contracts/index.ts'
import type { Direction } from '../../messages/index.ts'
import { usedBindingsOf } from '../walks/used-components.ts'
import { DescribedOperation } from './described-operation.ts'

/** What a description says of the messages of its SOAP 1.1 bindings. */
export class ServiceDescription {
  readonly model: WsdlModel
  readonly operations: readonly DescribedOperation[]
  /** Paths of the addresses of its ports; empty when no address can be read. */
  readonly paths: ReadonlySet<string>
  /** Whether it offers SOAP 1.2, too. */
  readonly hasSoap12: boolean
  /** Why operations may be missing here; undefined when the description was read in full. */
  readonly incomplete: string | undefined

  constructor(model: WsdlModel) {
    this.model = model
    const { bindings, missing } = usedBindingsOf(model)
    const isSoap = (version: string) => (binding: Binding) => binding.soap?.soapVersion === version
    this.operations = bindings
      .filter(isSoap('1.1'))
      .flatMap(({ operations }) => operations)
      .map((operation) => new DescribedOperation(operation))
    this.hasSoap12 = bindings.some(isSoap('1.2'))
    this.paths = pathsOf(model)
    this.incomplete = missing ?? unresolvedOf(model)
  }

  /**
   * The operation that a request is for: by its content, and by its SOAPAction where one is given. The content of an
   * rpc-literal one is the wrapper and the names of the parts in their order, of a document-literal one its elements.
   *
   * @param action the field's value without quotation marks; undefined when there is none
   */
  match(body: XmlElement | undefined, action: string | undefined): DescribedOperation | undefined {
    return this.operations.find(
      (operation) => operation.soapAction === (action ?? '') && operation.fits(body),
    )
  }

  /** The operation whose request has this content, whatever the SOAPAction. */
  matchContent(body: XmlElement | undefined): DescribedOperation | undefined {
    return this.operations.find((operation) => operation.fits(body))
  }

  /** Whether some operation declares a header block: by its element, or by the name of its part. */
  declaresHeader(block: XmlElement, direction: Direction): boolean {
    return this.operations.some((operation) =>
      operation
        .declaredHeaders(direction)
        .some(
          ({ header, element }) =>
            header.part === block.localName ||
            (element?.namespace !== undefined && block.is(element.namespace, element.localName)),
        ),
    )
  }

  /** The rpc operation whose wrapper an element is. */
  rpcOperationOf(wrapper: XmlElement, direction: Direction): DescribedOperation | undefined {
    return this.operations.find((operation) => operation.isWrapper(wrapper, direction))
  }

  /** The document operations one of whose parts is this element; those without parts where there is none. */
  documentOperationsOf(
    element: XmlElement | undefined,
    direction: Direction,
  ): readonly DescribedOperation[] {
    return this.operations.filter((operation) => operation.hasPart(element, direction))
  }
}

function pathsOf({ definitions }: WsdlModel): ReadonlySet<string> {
  const addresses = definitions.services.flatMap(({ ports }) =>
    ports.flatMap(({ soapAddress }) => soapAddress?.address ?? []),
  )
  return new Set(
    addresses.flatMap((address) => (URL.canParse(address) ? [new URL(address).pathname] : [])),
  )
}

function unresolvedOf({ imports }: WsdlModel): string | undefined {
  const open = imports.find(({ kind, problem }) => kind === 'wsdl-import' && problem !== undefined)
  return open && `the imported description ${open.uri ?? ''} is missing`
}
