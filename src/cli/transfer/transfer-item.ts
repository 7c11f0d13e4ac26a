import type { ContractFile } from '../../contracts/index.ts'

/** A contract version to be registered, as a source has it. */
export interface TransferItem {
  readonly domain: string
  readonly name: string
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

/** What of a source cannot be taken over, and why. */
export interface LeftOut {
  readonly from: string
  readonly reason: string
}

export interface ReadSource {
  readonly kind: 'contracts' | 'backstage' | 'apicurio'
  readonly items: readonly TransferItem[]
  readonly leftOut: readonly LeftOut[]
}
