import type { Definitions, WsdlModel } from '../../contracts/index.ts'

/** Queries with which servers give out the description of the service at the address before it. */
const DESCRIBES = /^\?(?:single)?wsdl(?:=|$)/i

/** A description as it is found among the addresses of a registry. */
export class PublishedDescription {
  /** Undefined for a contract that is no WSDL 1.1. */
  readonly model: WsdlModel | undefined
  readonly #publishedAt: string | undefined
  readonly #byAddress: ReadonlyMap<string, Definitions>
  readonly #byFileName: ReadonlyMap<string, Definitions>
  readonly #ports: ReadonlySet<string>

  /** @param publishedAt where the description is published, as somebody says; no other address leads to it then */
  constructor(model: WsdlModel | undefined, publishedAt: string | undefined) {
    this.model = model
    this.#publishedAt = publishedAt && normal(withoutFragment(publishedAt))
    // The entry comes first, and is what counts where others have the same name.
    const documents = (model?.documents ?? []).toReversed()
    this.#byAddress = new Map(documents.map((document) => [normal(document.file), document]))
    this.#byFileName = new Map(documents.map((document) => [fileNameOf(document.file), document]))
    this.#ports = new Set(addressesOf(model).map(normal))
  }

  /** Whether an address is that of one of its ports. */
  hasPort(address: string): boolean {
    return this.#ports.has(normal(address))
  }

  /**
   * The document that an address without its fragment leads to: the entry where it is published there; else a
   * document with this very name; else one whose file name is the last step of the address's path; else the entry,
   * where the address is that of one of its ports with `?wsdl`.
   */
  documentAt(address: string): Definitions | undefined {
    const name = normal(address)
    if (this.#publishedAt !== undefined) {
      return name === this.#publishedAt ? this.model?.definitions : undefined
    }
    const fileName = fileNameOf(address)
    return (
      this.#byAddress.get(name) ??
      (fileName === '' ? undefined : this.#byFileName.get(fileName)) ??
      (this.#isBesidePort(address) ? this.model?.definitions : undefined)
    )
  }

  #isBesidePort(address: string): boolean {
    if (!URL.canParse(address)) return false
    const { origin, pathname, search } = new URL(address)
    return DESCRIBES.test(search) && this.hasPort(origin + pathname)
  }
}

export function withoutFragment(address: string): string {
  const hash = address.indexOf('#')
  return hash === -1 ? address : address.slice(0, hash)
}

function addressesOf(model: WsdlModel | undefined): readonly string[] {
  return (model?.documents ?? [])
    .flatMap(({ services }) => services.flatMap(({ ports }) => ports))
    .flatMap(({ address }) => address ?? [])
}

/** As a URI, where it is one: the case of a host does not count, nor a port that is the usual one. */
function normal(address: string): string {
  return isUri(address) ? new URL(address).href : address
}

/** The last step of a path; empty where there is none. */
function fileNameOf(name: string): string {
  const path = isUri(name) ? new URL(name).pathname : name
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    // A stray percent sign: what is written counts.
    return last
  }
}

/** Not so the drive of a path of Windows. */
function isUri(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:/i.test(name) && URL.canParse(name)
}
