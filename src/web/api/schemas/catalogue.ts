/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  DomainPath,
  Format,
  Instant,
  Next,
  Phase,
  Resemblance,
  Revision,
  SemanticVersion,
  ServiceId,
  ServiceLevel,
  SourceKind,
  Verdict,
} from './shared.ts'

/** One segment of a domain's path, or the name of a service. */
export type Segment = string

/** What kind of service it is. */
export type ServiceKind = 'atomic' | 'composite' | 'process' | 'utility' | 'gateway'

/** At which level the service integrates with others. */
export type IntegrationLevel = 'data' | 'application' | 'process' | 'service'

/** The activity of the value chain that the service supports. */
export type ValueChainActivity =
  | 'inbound-logistics'
  | 'operations'
  | 'outbound-logistics'
  | 'marketing-and-sales'
  | 'service'
  | 'infrastructure'
  | 'human-resources'
  | 'technology'
  | 'procurement'

/** What a domain is about. */
export interface DomainRequest {
  readonly title: string
  readonly purpose?: string
  /** The role with authority over the domain; inherited from the parent unless given. */
  readonly owner?: string
}

/** A name space of services that a role has authority over. */
export interface Domain {
  readonly path: DomainPath
  /** The path under which it was made, by which the ledger calls it for ever; absent when it never moved. */
  readonly registeredAs?: DomainPath
  /** Paths that it had before; they lead to it and are never given to another domain. */
  readonly formerPaths?: readonly DomainPath[]
  readonly following?: DomainFollowing
  readonly relocation?: Relocation
  readonly title: string
  readonly purpose?: string
  /** The role with authority over the domain, its own or inherited. */
  readonly owner?: string
  readonly serviceCount: number
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** The domain was moved, and services of it still have their former names. */
export interface DomainFollowing {
  readonly from: DomainPath
  readonly since: Instant
  /** Services that have not followed yet. */
  readonly servicesLeft: number
}

/** A move that was offered to those who decide about the place; nothing changes until they accept. */
export interface Relocation {
  readonly id: string
  readonly to: DomainPath
  /** Who offered it. */
  readonly offeredBy: string
  readonly reason?: string
  readonly offeredAt: Instant
}

/** Another path for a domain. */
export interface DomainMoveRequest {
  readonly to: DomainPath
  readonly reason?: string
}

/** What is said to an open offer to move a domain. */
export interface DomainMoveAnswer {
  /** The id of the offer. */
  readonly offer: string
  readonly answer: 'accept' | 'decline' | 'withdraw'
  readonly reason?: string
}

/** A page of domains. */
export interface DomainList {
  readonly items: readonly Domain[]
  readonly next: Next
}

/** A page about the service. */
export interface Link {
  readonly title: string
  readonly url: string
}

/** Where the service runs. */
export interface Endpoint {
  /** For instance `staging` or `production`. */
  readonly environment: string
  readonly url: string
}

/** The service to register. */
export interface ServiceRequest {
  readonly domain: DomainPath
  readonly name: Segment
  readonly title: string
  readonly purpose?: string
  readonly kind?: ServiceKind
  readonly integrationLevel?: IntegrationLevel
  readonly owner?: string
  readonly capability?: string
  readonly activity?: ValueChainActivity
  readonly classification?: Classification
  readonly tags?: readonly string[]
  readonly links?: readonly Link[]
  readonly endpoints?: readonly Endpoint[]
  readonly objectives?: readonly ServiceLevel[]
}

/** The members to change; null takes an optional one away. */
export interface ServicePatch {
  readonly title?: string
  readonly purpose?: string | null
  readonly kind?: ServiceKind
  readonly integrationLevel?: IntegrationLevel
  readonly owner?: string | null
  readonly capability?: string | null
  readonly activity?: ValueChainActivity | null
  /** Replaces all of it; null takes it away. */
  readonly classification?: Classification | null
  readonly tags?: readonly string[]
  readonly links?: readonly Link[]
  readonly endpoints?: readonly Endpoint[]
  readonly objectives?: readonly ServiceLevel[]
}

/** The highest version of a service, in short. */
export interface LatestVersion {
  readonly version: SemanticVersion
  readonly format: Format
  readonly state: string
  readonly phase: Phase
  readonly verdict: Verdict
}

/** A service of the catalogue. */
export interface Service {
  /** Only in the answer to a registration: other services that this one may be a second of. A warning, never a refusal. */
  readonly resembles?: readonly Resemblance[]
  readonly id: ServiceId
  /** The name under which it was registered, by which the ledger calls it for ever; absent when it never moved. */
  readonly registeredAs?: ServiceId
  /** Names that it had before; they lead to it and are never given to another service. */
  readonly formerNames?: readonly ServiceId[]
  readonly merger?: Merger
  readonly handover?: Handover
  readonly domain: DomainPath
  readonly name: Segment
  readonly title: string
  readonly purpose?: string
  readonly kind: ServiceKind
  readonly integrationLevel: IntegrationLevel
  /** The owning role. */
  readonly owner?: string
  /** The business capability that it serves. */
  readonly capability?: string
  readonly activity?: ValueChainActivity
  readonly classification?: Classification
  readonly tags: readonly string[]
  readonly links: readonly Link[]
  readonly endpoints: readonly Endpoint[]
  readonly objectives: readonly ServiceLevel[]
  readonly latest?: LatestVersion
  /** The latest version of each contract line, that which began first at the top; absent unless there are several. */
  readonly lines?: readonly ContractLine[]
  readonly versionCount: number
  readonly consumerCount: number
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** Ownership that was offered to a role; nothing changes until that role accepts. */
export interface Handover {
  readonly id: string
  /** The role that is asked. */
  readonly to: string
  /** Who offered it. */
  readonly offeredBy: string
  readonly reason?: string
  readonly offeredAt: Instant
}

/** An offer to be merged into another service; nothing changes until the other side accepts. */
export interface Merger {
  readonly id: string
  /** The service that is asked. */
  readonly into: string
  /** The numbers that versions are to have, by those that they have. */
  readonly renumber: Readonly<Record<string, string>>
  /** Who offered it. */
  readonly offeredBy: string
  readonly reason?: string
  readonly offeredAt: Instant
}

/** Into which service another one is merged. */
export interface MergeRequest {
  /** The service that is to stay. */
  readonly into: string
  /** Other numbers for versions whose own are taken, by the present ones. */
  readonly renumber?: Readonly<Record<string, string>>
  readonly reason?: string
}

/** A new place in the catalogue; what is not given stays. */
export interface MoveRequest {
  readonly domain?: DomainPath
  readonly name?: Segment
  readonly reason?: string
}

/** Ownership that is offered to a role. */
export interface HandoverRequest {
  /** The role that is asked. */
  readonly to: string
  readonly reason?: string
}

/** What is said to an open offer. */
export interface HandoverAnswer {
  /** The id of the offer. */
  readonly offer: string
  readonly answer: 'accept' | 'decline' | 'withdraw'
  readonly reason?: string
}

/** A page of services. */
export interface ServiceList {
  readonly items: readonly Service[]
  readonly next: Next
}

/** A source that has, or had, a service. */
export interface Origin {
  /** What the source is called. */
  readonly source: string
  readonly kind: SourceKind
  /** What the source calls the service by. */
  readonly sourceId: string
  readonly versions: readonly {
    readonly version: string
    /** Where in the source it comes from. */
    readonly from: string
    /** Of its content, as the source had it. */
    readonly digest: string
    readonly importedAt: Instant
    readonly lastSeenAt: Instant
    readonly missingSince?: Instant
  }[]
  /** The import that saw it last. */
  readonly import: string
  readonly importedAt: Instant
  readonly lastSeenAt: Instant
  readonly missingSince?: Instant
}

/** Where a service came from. */
export interface OriginList {
  readonly items: readonly Origin[]
  readonly next: Next
}

/** A search to keep. */
export interface SavedSearchInput {
  readonly title: string
  /** As `q` of the search. */
  readonly query: string
  readonly versions?: 'latest' | 'all'
  readonly reason?: string
}

/** A search that an account keeps. */
export interface SavedSearch {
  readonly id: string
  readonly title: string
  readonly query: string
  readonly versions: 'latest' | 'all'
  /** How many matched when it was last looked; more than 100 are counted as 100. */
  readonly matches: number
  readonly lookedAt?: Instant
  readonly createdAt: Instant
}

/** One value of a taxonomy. */
export interface TaxonomyValue {
  readonly id: string
  readonly title: string
  /** The value that this one lies below. */
  readonly parent?: string
}

/** All that is said of a taxonomy. */
export interface TaxonomyRequest {
  readonly title: string
  readonly description?: string
  /** The kinds of services that it is for; all unless given. */
  readonly kinds?: readonly ServiceKind[]
  /** Every service of these kinds has to have a value. */
  readonly required?: boolean
  /** A service may have several values. */
  readonly multiple?: boolean
  /** Any value is accepted; those listed are proposals. */
  readonly open?: boolean
  readonly values?: readonly TaxonomyValue[]
}

/** A scheme by which services are classified. */
export interface Taxonomy {
  readonly id: string
  readonly title: string
  readonly description?: string
  /** The kinds of services that it is for; all unless given. */
  readonly kinds?: readonly ServiceKind[]
  /** Every service of these kinds has to have a value. */
  readonly required: boolean
  /** A service may have several values. */
  readonly multiple: boolean
  /** Any value is accepted; those listed are proposals. */
  readonly open: boolean
  readonly values: readonly TaxonomyValue[]
  /** The member of a service that holds the values. */
  readonly member: string
  /** 0 for one that ships and was never changed. */
  readonly revision: number
}

/** All taxonomies. */
export interface TaxonomyList {
  readonly items: readonly Taxonomy[]
  readonly next: Next
}

/** How many services a value classifies. */
export interface TermCount {
  /** The id of the value. */
  readonly value: string
  /** Services that have this very value. */
  readonly services: number
  /** Services that have it, or a value below it; each once. */
  readonly withBelow: number
}

/** Counts of all values of a taxonomy. */
export interface TermCountList {
  readonly items: readonly TermCount[]
  readonly next: Next
}

/** Values by the id of their taxonomy. */
export type Classification = Readonly<Record<string, readonly string[]>>

/** A family of formats, such as WSDL, with its own latest version. */
export type ContractLine = LatestVersion & {
  /** How selectors name it. */
  readonly line: string
  readonly versionCount: number
}

/** A page of saved searches. */
export interface SavedSearchList {
  readonly items: readonly SavedSearch[]
  readonly next: Next
}

/** Services that one resembles. */
export interface ResemblanceList {
  readonly items: readonly Resemblance[]
  readonly next: Next
}

/** Something found. */
export interface SearchHit {
  readonly kind: 'service' | 'operation' | 'message' | 'type' | 'element' | 'namespace'
  readonly service: ServiceId
  /** The latest version, or one before it for what only those have. */
  readonly version?: string
  /** Further versions before the latest that have it; absent for what the latest has. */
  readonly olderVersions?: readonly string[]
  readonly title: string
  /** What matched, in the words of the source. */
  readonly match: string
  /** What the matching text is of the thing found. */
  readonly field:
    'name' | 'title' | 'tag' | 'operation' | 'message' | 'type' | 'element' | 'namespace' | 'text'
  /** Whether the text is the word, begins with it, has it, has a word that begins with it, or one that it is probably a mistyped form of. */
  readonly how: 'exact' | 'beginning' | 'word' | 'word-beginning' | 'similar'
  /** Where the words stand in `match`. */
  readonly highlights: readonly {
    readonly start: number
    readonly end: number
  }[]
  readonly score: number
}

/** The best matches. */
export interface SearchResult {
  readonly items: readonly SearchHit[]
  readonly next: Next
  /** Nothing else matches. */
  readonly complete: boolean
}

/** Facts with the number of services that have each. */
export interface SearchFacets {
  readonly items: readonly {
    readonly field:
      | 'domain'
      | 'owner'
      | 'kind'
      | 'level'
      | 'state'
      | 'format'
      | 'verdict'
      | 'tag'
      | 'activity'
      | 'capability'
      | 'class'
      | 'finding'
    /** At most 30, the most frequent first. */
    readonly values: readonly {
      readonly value: string
      readonly count: number
    }[]
  }[]
  readonly next: Next
}
