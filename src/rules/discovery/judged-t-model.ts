import { Definitions, findBinding, type Binding, type Port } from '../../contracts/index.ts'
import type { KeyedReference, OverviewUrl, TModel } from '../../discovery/index.ts'
import { withoutFragment, type PublishedDescription } from './published-description.ts'
import type { UddiRegistry } from './uddi-registry.ts'
import { bindingPickedBy, readXPointer, type XPointer } from './x-pointer.ts'

/** An overviewURL, taken apart. */
export interface Reference {
  readonly url: OverviewUrl
  readonly fragment: string | undefined
  /** What the fragment says; undefined where there is none, or it is no XPointer. */
  readonly pointer: XPointer | undefined
  /** The document of the description that it leads to; undefined for any other, and for what nobody can tell. */
  readonly document: Definitions | undefined
}

/** A tModel beside the description that is judged: what rules about tModels judge. */
export class JudgedTModel {
  readonly tModel: TModel
  readonly registry: UddiRegistry
  readonly description: PublishedDescription
  readonly references: readonly Reference[]

  constructor(tModel: TModel, registry: UddiRegistry, description: PublishedDescription) {
    this.tModel = tModel
    this.registry = registry
    this.description = description
    this.references = interfacesOf(tModel).map((url) => readReference(url, description))
  }

  /** What reports call it. */
  get name(): string {
    return this.tModel.name || this.tModel.key || 'without a name'
  }

  /** The overviewURL that leads to the description. */
  get reference(): Reference | undefined {
    return this.references.find(({ document }) => document !== undefined)
  }

  /** The conformance claims that it is categorised with. */
  get claims(): readonly KeyedReference[] {
    return this.registry.claimsIn(this.tModel.categories)
  }

  /** The binding that the overviewURL means; undefined where there is none, or its fragment has another form. */
  get binding(): Binding | undefined {
    const { reference } = this
    if (reference?.document === undefined) return undefined
    const picked = reference.pointer === undefined ? {} : bindingPickedBy(reference.pointer)
    if (picked === undefined) return undefined
    return bindingsIn(reference.document).find(
      ({ name }) => picked.name === undefined || name === picked.name,
    )
  }

  /** The ports of the description that offer a binding. */
  portsOf(binding: Binding): readonly Port[] {
    const documents = this.description.model?.documents ?? []
    return documents
      .flatMap(({ services }) => services.flatMap(({ ports }) => ports))
      .filter((port) => port.binding && findBinding(port.definitions, port.binding) === binding)
  }
}

/** The bindings of a document, and of those that it imports (WSDL 1.1, section 2.1.1). */
export function bindingsIn(document: Definitions): readonly Binding[] {
  // The set grows while it is walked.
  const documents = new Set([document])
  for (const { imports } of documents) {
    for (const { target } of imports) if (target instanceof Definitions) documents.add(target)
  }
  return [...documents].flatMap(({ bindings }) => bindings)
}

/** Of several addresses those that are said to lead to a description, where any is (UDDI 3.0.2, section 3.3.2). */
function interfacesOf({ overviewUrls }: TModel): readonly OverviewUrl[] {
  const given = overviewUrls.filter(({ text }) => text !== '')
  const interfaces = given.filter(({ useType }) => useType?.toLowerCase() === 'wsdlinterface')
  return interfaces.length > 0 ? interfaces : given
}

function readReference(url: OverviewUrl, description: PublishedDescription): Reference {
  const address = withoutFragment(url.text)
  const fragment = address === url.text ? undefined : url.text.slice(address.length + 1)
  return {
    url,
    fragment: fragment === '' ? undefined : fragment,
    pointer: fragment === undefined ? undefined : readXPointer(fragment),
    document: description.documentAt(address),
  }
}
