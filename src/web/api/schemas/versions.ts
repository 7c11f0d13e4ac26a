/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type {
  AuthorityDecision,
  Bump,
  CompatibilityVerdict,
  Digest,
  Enforcement,
  Erasure,
  Format,
  Grace,
  Instant,
  Location,
  Next,
  Phase,
  RequiredCompatibility,
  Resemblance,
  Revision,
  SemanticVersion,
  ServiceId,
  SeverityCounts,
  Verdict,
  VersionedId,
} from './shared.ts'

/** Where a service can be called according to its contract. */
export interface EndpointSummary {
  readonly name: string
  readonly address?: string
  readonly protocol: 'soap-1.1' | 'soap-1.2' | 'http' | 'other'
  readonly location: Location
}

/** A service that the contract describes. */
export interface ServiceSummary {
  readonly name: string
  readonly endpoints: readonly EndpointSummary[]
  readonly location: Location
}

/** An operation that the contract describes. */
export interface OperationSummary {
  /** Method and path for HTTP operations, the operation's name otherwise. */
  readonly name: string
  readonly id?: string
  readonly kind: 'request-response' | 'one-way' | 'notification' | 'solicit-response' | 'event'
  /** The portType or first tag. */
  readonly group?: string
  readonly method?: string
  readonly path?: string
  readonly title?: string
  readonly deprecated: boolean
  readonly input: readonly string[]
  readonly output: readonly string[]
  readonly faults: readonly string[]
  readonly location: Location
}

/** A message that the contract declares. */
export interface MessageSummary {
  readonly name: string
  readonly namespace?: string
  readonly parts: readonly {
    readonly name: string
    readonly type?: string
  }[]
  readonly location: Location
}

/** A type or element that the contract declares. */
export interface TypeSummary {
  readonly name: string
  readonly namespace?: string
  readonly kind: 'element' | 'simpleType' | 'complexType' | 'schema'
  readonly location: Location
}

/** Another document that the contract imports, and whether it was found. */
export interface ImportSummary {
  readonly kind: 'wsdl-import' | 'xsd-import' | 'xsd-include' | 'xsd-redefine' | 'ref'
  readonly uri?: string
  readonly namespace?: string
  /** The document found. */
  readonly resolved?: {
    readonly file: string
    readonly digest: Digest
  }
  /** Why it was not found. */
  readonly problem?: {
    readonly kind: 'missing' | 'refused' | 'unreadable'
    readonly reason: string
  }
  /** Set where a built-in schema of a standard stands in for a document that was not found. */
  readonly builtIn?: {
    /** Why it was not found. */
    readonly reason: string
  }
  readonly location: Location
}

/** How far a contract says how calls are protected; absent where its format does not say it. */
export interface SecuritySummary {
  /** Operations that clients call. */
  readonly operations: number
  /** Those of them that ask for credentials, or for protected messages. */
  readonly secured: number
}

/** What a contract says, in the one shape that all formats share. */
export interface ContractSummary {
  readonly format: Format
  readonly title?: string
  /** The version that the contract claims for itself. */
  readonly version?: string
  readonly description?: string
  readonly namespaces: readonly string[]
  readonly services: readonly ServiceSummary[]
  readonly operations: readonly OperationSummary[]
  readonly messages: readonly MessageSummary[]
  readonly types: readonly TypeSummary[]
  readonly imports: readonly ImportSummary[]
  readonly security?: SecuritySummary
}

/** The verdict of one policy in force, without its findings. */
export interface Conformance {
  readonly policy: string
  readonly policyVersion: string
  readonly enforcement: Enforcement
  readonly grace?: Grace
  readonly verdict: Verdict
  readonly counts: SeverityCounts
}

/** A contract version of a service. */
export interface Version {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly format: Format
  readonly digest: Digest
  /** The same for all spellings of one contract: white space, comments, order and prefixes make no difference. Absent in versions that were pushed before there was one. */
  readonly canonicalDigest?: string
  /** Only in the answer to a push that changed something: other services with nearly the same contract, which this one may be a second of. A warning, never a refusal. */
  readonly resembles?: readonly Resemblance[]
  /** Only in the answer to a push: the highest other version of the service with the same contract, if any. */
  readonly sameAs?: {
    readonly version: SemanticVersion
    /** The same byte for byte; else the same in another spelling. */
    readonly identical: boolean
  }
  readonly files: readonly {
    readonly name: string
    readonly digest: Digest
    readonly bytes: number
  }[]
  /** Digests of files whose content was erased by decision; absent when none was. */
  readonly erased?: readonly Digest[]
  /** The file that the contract begins with. */
  readonly entry: string
  /** What the contract says; left out in lists. */
  readonly summary?: ContractSummary
  readonly state: string
  readonly phase: Phase
  /** Published, so that its content never changes again. */
  readonly frozen: boolean
  readonly lifecycle: VersionedId
  readonly verdict: Verdict
  readonly conformance: readonly Conformance[]
  readonly compatibility?: CompatibilitySummary
  /** How far the contract explains itself. */
  readonly documentation?: {
    /** Whether it says what it is for. */
    readonly hasDescription: boolean
    readonly operations: number
    readonly describedOperations: number
  }
  readonly security?: SecuritySummary
  readonly author: string
  readonly reason?: string
  readonly deprecatedAt?: Instant
  readonly sunsetAt?: Instant
  readonly revision: Revision
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** How a version stands to those before it, as of its push. */
export interface CompatibilitySummary {
  readonly requirement: RequiredCompatibility
  readonly verdict: CompatibilityVerdict
  /** The versions that it was compared with, newest first; empty for a first version. */
  readonly against: readonly {
    readonly version: SemanticVersion
    readonly digest: Digest
  }[]
  /** Earlier versions that the level asks about, and that were too many to compare, newest first. */
  readonly leftOut?: readonly SemanticVersion[]
  readonly recommendedBump?: Bump
  /** Whether the number is the one that the changes deserve. */
  readonly advice?: 'honest' | 'version-too-low' | 'version-too-high' | 'not-comparable'
  /** How many changes break somebody. */
  readonly breaking: number
  /** How many changes may break somebody. */
  readonly mayBreak: number
  /** The day on which sunset dates were judged. */
  readonly asOf: string
  /** Version of the rules by which it was judged. */
  readonly engine: string
}

/** A page of versions. */
export interface VersionList {
  readonly items: readonly Version[]
  readonly next: Next
}

/** A contract version at the other end of a reference. */
export interface ReferringContract {
  readonly service: ServiceId
  readonly version: SemanticVersion
  readonly state: string
  /** The names that it has for the shared content. */
  readonly files: readonly string[]
}

/** A document that a contract imports. */
export interface ImportedDocument {
  readonly file: string
  readonly digest: Digest
  /** Versions whose own contract the document is; at most 100. */
  readonly contracts: readonly ReferringContract[]
  /** How many those are in all. */
  readonly contractsCount: number
  /** Versions of other services that import the very same document; at most 100. */
  readonly sharedWith: readonly ReferringContract[]
  /** How many those are in all. */
  readonly sharedCount: number
}

/** What a contract version is built on, and what is built on it. */
export interface References {
  readonly service: ServiceId
  readonly version: SemanticVersion
  /** At most 200. */
  readonly imports: readonly ImportedDocument[]
  /** How many documents it imports in all. */
  readonly importsCount: number
  /** Contracts that import this one; at most 500. Whoever changes it changes them. */
  readonly importedBy: readonly ReferringContract[]
  readonly importedByCount: number
}

/** A page of erasures. */
export interface ErasureList {
  readonly items: readonly Erasure[]
  readonly next: Next
}

/** A decision that one content is erased. */
export interface ErasureRequest {
  readonly digest: Digest
  readonly reason: string
  /** What obliges to erase it. */
  readonly legalBasis: string
  /** Who decided. */
  readonly decidedBy: string
  /** Every version that has the content, as domain/name@version; exactly these or none. */
  readonly versions: readonly string[]
}

/** What an erasure would take away. */
export interface ErasurePreview {
  readonly digest: Digest
  readonly bytes: number
  readonly mediaType: string
  /** All that share the content; it is gone for every one of them. */
  readonly versions: readonly {
    readonly service: ServiceId
    readonly version: SemanticVersion
    readonly files: readonly string[]
    readonly state: string
  }[]
  /** Subscriptions whose consumers said with this content what they use. */
  readonly subscriptions: readonly string[]
  /** Whether who asks may erase it, for each domain that a version lies in. */
  readonly authority: readonly AuthorityDecision[]
}
