/** A contract version at the other end of a reference. */
export interface ReferringContract {
  readonly service: string
  readonly version: string
  readonly state: string
  /** The names that it has for the shared content. */
  readonly files: readonly string[]
}

/** One document that a contract imports, and where else it is known. */
export interface ImportedDocument {
  /** The name under which the contract has it. */
  readonly file: string
  readonly digest: string
  /** Versions whose own contract it is: they are what is referred to; at most 100 are listed. */
  readonly contracts: readonly ReferringContract[]
  readonly contractsCount: number
  /** Versions of other services that import the very same document; at most 100 are listed. */
  readonly sharedWith: readonly ReferringContract[]
  /** How many import it, those of the same service not counted. */
  readonly sharedCount: number
}

/** Which contracts a contract version is built on, and which are built on it: by content, so that names do not matter. */
export interface References {
  readonly service: string
  readonly version: string
  /** At most 200 are listed. */
  readonly imports: readonly ImportedDocument[]
  readonly importsCount: number
  /** Contracts that import this one; at most 500 are listed. Whoever changes it changes them. */
  readonly importedBy: readonly ReferringContract[]
  readonly importedByCount: number
}

export interface ReferenceCatalog {
  /** @throws RegistryError `service-not-found`, `version-not-found`, `invalid-version` */
  of(service: string, selector: string): Promise<References>
}
