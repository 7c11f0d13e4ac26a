/**
 * The values of the catalogue: what is stored, and what every caller (HTTP, command line, web) sees.
 * Absent values are `undefined` here and absent in JSON.
 */
import type {
  Bump,
  CompatibilityVerdict,
  ConsumerSource,
  VersionAdvice,
} from '../compatibility/index.ts'
import type { ContractSummary, Format } from '../contracts/index.ts'
import type { SeverityCounts, Verdict, Weight } from '../rules/index.ts'
import type { Json } from '../store/index.ts'
import type { RequiredCompatibility } from './compatibility/compatibility-report.ts'
import type { MatchKind } from './search/match.ts'
import type { SearchField } from './search/search-index.ts'

export const SERVICE_KINDS = ['atomic', 'composite', 'process', 'utility', 'gateway'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

export const INTEGRATION_LEVELS = ['data', 'application', 'process', 'service'] as const
export type IntegrationLevel = (typeof INTEGRATION_LEVELS)[number]

/** Porter's value chain: five primary and four support activities. */
export const VALUE_CHAIN_ACTIVITIES = [
  'inbound-logistics',
  'operations',
  'outbound-logistics',
  'marketing-and-sales',
  'service',
  'infrastructure',
  'human-resources',
  'technology',
  'procurement',
] as const
export type ValueChainActivity = (typeof VALUE_CHAIN_ACTIVITIES)[number]

export const PHASES = [
  'planning',
  'implementation',
  'distribution',
  'operation',
  'retirement',
] as const
export type Phase = (typeof PHASES)[number]

export interface DomainView {
  /** Segments joined by `/`, for instance `payments/cards`; each matches `[a-z0-9][a-z0-9-]*`. */
  readonly path: string
  /** The path under which it was made, by which the ledger calls it for ever; absent when it never moved. */
  readonly registeredAs?: string | undefined
  /** Paths that it had before, which lead to it. */
  readonly formerPaths?: readonly string[] | undefined
  /** It was moved, and services of it still have their former names. */
  readonly following?:
    { readonly from: string; readonly since: string; readonly servicesLeft: number } | undefined
  readonly relocation?: RelocationView | undefined
  readonly title: string
  readonly purpose: string | undefined
  /** The role with exclusive authority over the domain; inherited from the parent when not its own. */
  readonly owner: string | undefined
  readonly serviceCount: number
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** A move that was offered to those who decide about the place; nothing changes until they accept. */
export interface RelocationView {
  readonly id: string
  /** The path that it is to have. */
  readonly to: string
  readonly offeredBy: string
  readonly reason: string | undefined
  readonly offeredAt: string
}

export interface Link {
  readonly title: string
  readonly url: string
}

export interface Endpoint {
  /** For instance `staging`, `production`. */
  readonly environment: string
  readonly url: string
}

/** What a consumer can rely on; measurable, or it is no objective. */
export interface ServiceLevel {
  /** For instance `availability`, `latency-p95`, `throughput`. */
  readonly metric: string
  readonly target: number
  /** For instance `percent`, `ms`, `requests/s`. */
  readonly unit: string
}

/** Ownership that was offered to a role; nothing changes until somebody in that role accepts. */
export interface HandoverView {
  readonly id: string
  /** The role that is asked. */
  readonly to: string
  readonly offeredBy: string
  readonly reason: string | undefined
  readonly offeredAt: string
}

/** An offer to be merged into another service; nothing changes until the other side accepts. */
export interface MergerView {
  readonly id: string
  /** The id of the service that is asked. */
  readonly into: string
  readonly renumber: Readonly<Record<string, string>>
  readonly offeredBy: string
  readonly reason: string | undefined
  readonly offeredAt: string
}

export interface ServiceView {
  /** `domain/name`; it changes when the service is moved, and never stands for another service. */
  readonly id: string
  /** The name under which it was registered, by which the ledger calls it for ever; absent when it never moved. */
  readonly registeredAs?: string | undefined
  /** Names that it had before, which lead to it. */
  readonly formerNames?: readonly string[] | undefined
  readonly handover?: HandoverView | undefined
  readonly merger?: MergerView | undefined
  readonly domain: string
  readonly name: string
  readonly title: string
  readonly purpose: string | undefined
  readonly kind: ServiceKind
  readonly integrationLevel: IntegrationLevel
  /** The owning role. */
  readonly owner: string | undefined
  readonly capability: string | undefined
  readonly activity: ValueChainActivity | undefined
  /** Values by the id of their taxonomy; absent: none. */
  readonly classification?: Readonly<Record<string, readonly string[]>> | undefined
  readonly tags: readonly string[]
  readonly links: readonly Link[]
  readonly endpoints: readonly Endpoint[]
  readonly objectives: readonly ServiceLevel[]
  /** The highest version by Semantic Versioning 2.0.0 precedence that is not retired; else the highest. */
  readonly latest:
    | {
        readonly version: string
        readonly format: Format
        readonly state: string
        readonly phase: Phase
        readonly verdict: Verdict
      }
    | undefined
  /** The latest of each contract line; absent unless there are several. */
  readonly lines?: readonly ContractLineView[] | undefined
  readonly versionCount: number
  readonly consumerCount: number
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** A contract line of a service: a family of formats, such as `wsdl`, with its own latest version. */
export interface ContractLineView extends NonNullable<ServiceView['latest']> {
  readonly line: string
  readonly versionCount: number
}

/** A policy's verdict on one contract version, without its findings. */
export interface Conformance {
  readonly policy: string
  readonly policyVersion: string
  readonly enforcement: Enforcement
  /** Present while there is grace; `enforcement` is `advise` so long. */
  readonly grace?: PolicyInForce['grace']
  readonly verdict: Verdict
  readonly counts: SeverityCounts
}

export interface VersionView {
  /** `domain/name` of the service. */
  readonly service: string
  readonly version: string
  readonly format: Format
  /** Digest of all files of the contract. */
  readonly digest: string
  /** The same for all spellings of one contract; absent in versions pushed before there was one. */
  readonly canonicalDigest?: string | undefined
  readonly files: readonly {
    readonly name: string
    readonly digest: string
    readonly bytes: number
  }[]
  /** Digests of files whose content was erased by decision; absent: none. */
  readonly erased?: readonly string[] | undefined
  /** The file that the contract begins with. */
  readonly entry: string
  readonly summary: ContractSummary
  readonly state: string
  readonly phase: Phase
  /** Published: its content never changes again. */
  readonly frozen: boolean
  readonly lifecycle: { readonly id: string; readonly version: string }
  readonly verdict: Verdict
  readonly conformance: readonly Conformance[]
  /** As of its push; absent in versions pushed before that was judged. */
  readonly compatibility?: CompatibilitySummary | undefined
  /** How far the contract explains itself. */
  readonly documentation?:
    | {
        readonly hasDescription: boolean
        readonly operations: number
        readonly describedOperations: number
      }
    | undefined
  /** Operations that clients call, and those that say how they are protected; absent where that is not known. */
  readonly security?: { readonly operations: number; readonly secured: number } | undefined
  readonly author: string
  readonly reason: string | undefined
  readonly deprecatedAt: string | undefined
  readonly sunsetAt: string | undefined
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** How a version stands to those before it, in short. */
export interface CompatibilitySummary {
  readonly requirement: RequiredCompatibility
  readonly verdict: CompatibilityVerdict
  /** The versions that it was compared with, newest first; empty for a first version. */
  readonly against: readonly { readonly version: string; readonly digest: string }[]
  /** Earlier versions that the level asks about, and that were too many to compare; absent: none. */
  readonly leftOut?: readonly string[] | undefined
  /** The step from the newest of them that the changes deserve. */
  readonly recommendedBump?: Bump | undefined
  /** Whether the number is the one that the changes deserve. */
  readonly advice?: VersionAdvice['kind'] | undefined
  /** How many changes break somebody, and how many may. */
  readonly breaking: number
  readonly mayBreak: number
  /** The day on which sunset dates were judged. */
  readonly asOf: string
  /** Version of the rules by which it was judged. */
  readonly engine: string
}

/** One condition of a gate with what it saw. */
export interface ConditionResult {
  readonly id: string
  readonly title: string
  /** The CEL expression as declared. */
  readonly expression: string
  /** `undetermined` when the expression erred; that refuses, like `no`. */
  readonly holds: 'yes' | 'no' | 'undetermined'
  /** In plain words: what was found, and what would make it hold. */
  readonly explanation: string
  /** The facts that the expression names, with their values at that moment. */
  readonly facts: Readonly<Record<string, Json>>
}

/** The answer to "may this happen": with every reason, so that nobody has to guess. */
export interface AuthorityDecision {
  readonly allowed: boolean
  /** The role that grants it, when one does. */
  readonly role: string | undefined
  readonly reasons: readonly string[]
  /** The emergency that the actor has declared for this, which stands in for authority and gates; absent without one. */
  readonly emergency?: string | undefined
  /** The permission that another role gave for this, without which the answer would be no; absent without one. */
  readonly permission?: string | undefined
}

/** The answer to asking for a transition; recorded whether it was allowed or refused. */
export interface TransitionDecision {
  readonly id: string
  /** For instance `version:payments/cards/orders@1.2.0`. */
  readonly subject: string
  readonly transition: string
  readonly from: string
  readonly to: string
  readonly allowed: boolean
  readonly authority: AuthorityDecision
  readonly conditions: readonly ConditionResult[]
  readonly lifecycle: { readonly id: string; readonly version: string }
  /** Policies that were in force for the subject, as `id@version`. */
  readonly policies: readonly string[]
  /** Digests of what was judged, by what it was; absent in decisions made before they were kept. */
  readonly inputs?: Readonly<Record<string, string>> | undefined
  readonly actor: string
  readonly reason: string | undefined
  readonly at: string
}

/** A transition that leads on from the present state, with its gate as it stands now. */
export interface TransitionPreview {
  readonly transition: string
  readonly title: string
  readonly to: string
  readonly wouldBeAllowed: boolean
  readonly authority: AuthorityDecision
  readonly conditions: readonly ConditionResult[]
}

export interface SubscriptionView {
  readonly id: string
  /** The consuming service (`domain/name`), or the name of an application outside the registry. */
  readonly consumer: string
  readonly consumerKind: 'service' | 'application'
  /** The service that is used. */
  readonly service: string
  /** A version range, for instance `^1.2.0`. */
  readonly range: string
  /** Names of the operations used; empty when the consumer has not said. */
  readonly operations: readonly string[]
  readonly environment: string
  /** What the consumer uploaded about what it uses; absent when it did not. */
  readonly usage?:
    | { readonly source: ConsumerSource; readonly fileName: string; readonly uploadedAt: string }
    | undefined
  readonly objectives: readonly ServiceLevel[]
  readonly state: string
  /** The lifecycle that it follows to its end, whatever is in force later. */
  readonly lifecycle: { readonly id: string; readonly version: string }
  readonly revision: number
  readonly createdAt: string
  readonly updatedAt: string
}

export const ENFORCEMENTS = ['advise', 'gate', 'block'] as const
/** `advise` is shown, `gate` is asked for by transitions, `block` refuses registration. */
export type Enforcement = (typeof ENFORCEMENTS)[number]

/** The decision that put a policy in force as it is now. */
export interface PolicyDecision {
  readonly kind: 'ratification' | 'proposal'
  /** Of the constitution (`startup@1.2.0`), or of the adopted proposal. */
  readonly id: string
  readonly title: string
  /** Who decided, in words. */
  readonly by: string
}

/** A rule pack in force for a scope. */
export interface PolicyInForce {
  readonly id: string
  readonly pack: string
  /** The installed version that judges. */
  readonly packVersion: string
  /** The version or range that was decided on; absent: whichever is installed. */
  readonly pinned?: string | undefined
  readonly title: string
  /** CEL over `service` and `contract`. */
  readonly scope: string
  /** At this moment: `advise` while there is grace. */
  readonly enforcement: Enforcement
  /** Present while there is grace: what it will be, and the first moment of that, an ISO 8601 instant in UTC. */
  readonly grace?: { readonly enforcement: Enforcement; readonly until: string } | undefined
  /** Rules that are weighed otherwise than in the pack. */
  readonly severities?: Readonly<Record<string, Weight>> | undefined
  readonly decidedBy: string
  readonly decision?: PolicyDecision | undefined
  readonly reason?: string | undefined
  readonly since: string
  /** Kept from before the constitution in force, until an adopted proposal changes, replaces or repeals it. */
  readonly legacy?: true
}

/** How a policy stood between two decisions. */
export interface PolicyPeriod {
  readonly policy: PolicyInForce
  readonly from: string
  /** Absent while it lasts. */
  readonly until: string | undefined
}

export interface SearchHit {
  readonly kind: 'service' | 'operation' | 'message' | 'type' | 'element' | 'namespace'
  readonly service: string
  /** The latest version; one before it for what only those have. */
  readonly version: string | undefined
  /** Further versions before the latest that have it; absent for what the latest has. */
  readonly olderVersions?: readonly string[]
  readonly title: string
  /** What matched, in the words of the source. */
  readonly match: string
  /** What the matching text is of the thing found. */
  readonly field: SearchField
  readonly how: MatchKind
  /** Where the words stand in `match`, in UTF-16 code units; `end` is behind the last one. */
  readonly highlights: readonly { readonly start: number; readonly end: number }[]
  readonly score: number
}
