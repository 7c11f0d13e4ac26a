import type { ContractFile } from '../../../contracts/index.ts'

export const SOURCE_KINDS = ['contracts', 'backstage', 'apicurio'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** A contract version to be registered, as a source has it. */
export interface SourceItem {
  /** What the source calls the service by, whatever its version; the same each time that the source is read. */
  readonly sourceId: string
  readonly domain: string
  readonly name: string
  /** The source itself says that it is this service of a registry, which several of its entries may be lines of. */
  readonly isSaid?: true
  /** As the source says, when it does. */
  readonly version: string | undefined
  readonly title: string | undefined
  readonly purpose: string | undefined
  readonly owner: string | undefined
  readonly tags: readonly string[]
  /** The one it begins with first. */
  readonly files: readonly ContractFile[]
  /** Where in the source it comes from. */
  readonly from: string
}

/** Something that uses a service, as a source has it. */
export interface SourceUse {
  /** The service that uses, by what the source calls it, or an application outside the registry. */
  readonly consumer: { readonly sourceId: string } | { readonly application: string }
  /** The service that is used. */
  readonly sourceId: string
  readonly from: string
}

/** What of a source cannot be taken over, and why. */
export interface LeftOut {
  readonly from: string
  readonly reason: string
}

export interface ReadSource {
  readonly kind: SourceKind
  readonly items: readonly SourceItem[]
  readonly uses: readonly SourceUse[]
  readonly leftOut: readonly LeftOut[]
}
