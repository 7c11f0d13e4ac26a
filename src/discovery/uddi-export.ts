import type { Location } from '../contracts/index.ts'

export const UDDI_VERSIONS = ['1.0', '2.0', '3.0'] as const
export type UddiVersion = (typeof UDDI_VERSIONS)[number]

/** A text of an entry and its place. */
export interface PlacedText {
  readonly text: string
  readonly location: Location
}

/** What an entry is categorised as (UDDI 2.03 data structure, `keyedReference`). */
export interface KeyedReference {
  /** The taxonomy, as written: its key is compared without case. */
  readonly tModelKey: string
  readonly keyName: string | undefined
  readonly keyValue: string
  readonly location: Location
}

/** What all entries of a registry have. */
interface Entry {
  /** Its key, as written; empty where it has none. */
  readonly key: string
  readonly name: string
  readonly location: Location
  /** The references of its own categoryBag, without those of groups. */
  readonly categories: readonly KeyedReference[]
}

/** An address in an overviewDoc. */
export interface OverviewUrl extends PlacedText {
  /** What it leads to, by version 3: `wsdlInterface`, say. */
  readonly useType: string | undefined
}

/** A technical model: the type of a service, a taxonomy, a protocol. */
export interface TModel extends Entry {
  readonly kind: 'tModel'
  /** One in version 2; several in version 3. */
  readonly overviewUrls: readonly OverviewUrl[]
}

export interface AccessPoint extends PlacedText {
  /** What its text is, by version 3: an `endPoint`, or a `hostingRedirector`. */
  readonly useType: string | undefined
}

/** A technical model that a bindingTemplate refers to. */
export interface TModelReference {
  readonly tModelKey: string
  readonly location: Location
}

/** Where and how a service is offered. Its name is its key. */
export interface BindingTemplate extends Entry {
  readonly kind: 'bindingTemplate'
  readonly accessPoint: AccessPoint | undefined
  readonly hasHostingRedirector: boolean
  readonly tModels: readonly TModelReference[]
  /** The key of its businessService, its own or that of the service it stands in; undefined where neither says. */
  readonly serviceKey: string | undefined
}

export interface BusinessService extends Entry {
  readonly kind: 'businessService'
  readonly businessKey: string | undefined
}

export interface BusinessEntity extends Entry {
  readonly kind: 'businessEntity'
}

export type UddiEntry = TModel | BindingTemplate | BusinessService | BusinessEntity

/** One file with an answer of a registry. */
export interface UddiExport {
  readonly file: string
  readonly version: UddiVersion
  /** SHA-256 of the bytes, as `digestOfBytes` writes it. */
  readonly digest: string
  /** The element that holds the entries. */
  readonly location: Location
  /** Whether the registry says that it left entries out. */
  readonly isTruncated: boolean
  /** In document order. */
  readonly entries: readonly UddiEntry[]
}
