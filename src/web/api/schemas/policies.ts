/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Enforcement, Format, Grace, Instant, Next, ServiceId, Severity } from './shared.ts'

/** A policy, now and between all decisions about it. */
export interface PolicyHistory {
  readonly id: string
  /** As it is in force now; absent once it was repealed. */
  readonly policy?: PolicyInForce
  /** Newest first. */
  readonly periods: readonly PolicyPeriod[]
}

/** How a policy stood between two decisions. */
export interface PolicyPeriod {
  readonly policy: PolicyInForce
  readonly from: Instant
  /** Absent while it lasts. */
  readonly until?: Instant
}

/** Why a rule is, or is not, asked of a contract version. */
export interface RuleReason {
  readonly rule: string
  readonly service: ServiceId
  readonly version: string
  /** Whether a policy that applies asks it. */
  readonly applies: boolean
  /** All policies in force whose pack has the rule, those that apply first. */
  readonly policies: readonly PolicyReason[]
  /** Ids of the waivers in force that accept findings of the rule here. */
  readonly waivers: readonly string[]
}

/** Why a policy asks a rule of a contract, or does not. */
export interface PolicyReason {
  readonly policy: string
  readonly title: string
  readonly pack: string
  readonly packVersion: string
  readonly pinned?: string
  /** `undetermined` where the scope cannot be evaluated; the verdict is indeterminate then. */
  readonly applies: 'yes' | 'no' | 'undetermined'
  /** A CEL expression over service and contract. */
  readonly scope: string
  /** What the scope looks at, with the values that it saw. */
  readonly saw: Readonly<Record<string, unknown>>
  readonly enforcement: Enforcement
  readonly grace?: Grace
  /** As the pack has the rule, as the policy changes that, and what counts. */
  readonly severity: {
    readonly pack: Severity
    readonly changed?: Weight
    readonly effective: Weight
  }
  readonly since: Instant
  readonly decidedBy: string
  readonly decision?: PolicyDecision
  readonly reason?: string
}

/** `granted` while it is in force; `lapsed` once its last day is over. */
export type WaiverState = 'requested' | 'granted' | 'lapsed' | 'refused' | 'withdrawn' | 'revoked'

/** What a waiver is for - a domain with all in it, a service, or one version of it. */
export interface WaiverScope {
  readonly domain?: string
  /** As domain/name. */
  readonly service?: string
  /** Only with the service. */
  readonly version?: string
}

/** The exception that is asked for. */
export interface WaiverRequest {
  /** The id of a rule. */
  readonly rule: string
  /** Only findings at this node and below it; the whole document unless given. */
  readonly pointer?: string
  /** Only findings in this file of the contract. */
  readonly file?: string
  /** Only this very finding. */
  readonly fingerprint?: string
  readonly scope: WaiverScope
  readonly reason: string
  /** The role that has to see to it that the exception ends; the owner of the service or domain unless given. */
  readonly owner?: string
  /** The last day in UTC on which it holds. */
  readonly until: string
}

/** What is decided about a waiver. */
export interface WaiverDecisionRequest {
  readonly decision: 'grant' | 'refuse' | 'withdraw' | 'revoke'
  /** Needed to refuse and to revoke. */
  readonly reason?: string
  /** With `grant` - an earlier last day than was asked for. */
  readonly until?: string
}

/** An accepted, asked for or past exception from policies in force. */
export interface Waiver {
  readonly id: string
  readonly rule: string
  readonly pointer?: string
  readonly file?: string
  readonly fingerprint?: string
  readonly scope: WaiverScope
  /** Only these versions of the service, which came from another one that was merged into it; absent - all of the scope. */
  readonly versions?: readonly string[]
  readonly reason: string
  /** The role that has to see to it that the exception ends. */
  readonly owner: string
  /** The last day in UTC on which it holds. */
  readonly until: string
  readonly state: WaiverState
  readonly requestedBy: string
  readonly requestedAt: Instant
  /** Absent while nobody has decided. */
  readonly decision?: {
    readonly by: string
    /** On behalf of which role. */
    readonly role?: string
    readonly reason?: string
    /** The adopted proposal that granted it. */
    readonly proposal?: string
    readonly at: Instant
  }
  readonly revision: number
}

/** One page of waivers. */
export interface WaiverList {
  readonly items: readonly Waiver[]
  readonly next: Next
}

/** A rule pack in force for a scope. */
export interface PolicyInForce {
  readonly id: string
  readonly pack: string
  /** The installed version that judges. */
  readonly packVersion: string
  /** The version or range that was decided on; absent where any installed version judges. */
  readonly pinned?: string
  readonly title: string
  /** A CEL expression over service and contract. */
  readonly scope: string
  /** As it is now - `advise` while there is grace. */
  readonly enforcement: Enforcement
  readonly grace?: Grace
  /** Rules that are weighed otherwise than in the pack. */
  readonly severities?: Readonly<Record<string, Weight>>
  readonly decidedBy: string
  readonly decision?: PolicyDecision
  readonly reason?: string
  readonly since: Instant
  /** Kept from before the constitution in force was ratified, until an adopted proposal changes, replaces or repeals it; absent otherwise. */
  readonly legacy?: boolean
  readonly figures?: PolicyFigures
}

/** How many contracts a policy speaks of, and how they stand to it; only for policies in force now. */
export interface PolicyFigures {
  /** Services whose latest version is in its scope. */
  readonly services: number
  /** Those of them that fail it. */
  readonly servicesFailing: number
  /** Versions in its scope. */
  readonly versions: number
  /** Versions that fail it. */
  readonly failing: number
  /** Versions that could not be judged in full. */
  readonly open: number
}

/** One change. `policy.put` has the whole `policy`; the others name it, with `scope`, `enforcement` and `graceUntil`, `rule` and `severity`, `graceUntil`, or `version`; `policy.remove` repeals it. */
export interface PolicyChange {
  readonly kind:
    | 'policy.put'
    | 'policy.scope'
    | 'policy.enforcement'
    | 'policy.severity'
    | 'policy.grace'
    | 'policy.pin'
    | 'policy.remove'
  readonly policy: string | PolicyTerms
  readonly scope?: string
  readonly enforcement?: Enforcement
  readonly graceUntil?: string
  readonly rule?: string
  readonly severity?: 'error' | 'warning' | 'info' | 'hint' | 'off' | 'pack'
  readonly version?: string
}

/** What is decided when a rule pack is put in force. */
export interface PolicyTerms {
  readonly id: string
  readonly pack: string
  /** A version or range of the pack. */
  readonly version?: string
  readonly title: string
  /** A CEL expression over service and contract. */
  readonly scope: string
  readonly enforcement: Enforcement
  /** The first day on which it bites. */
  readonly graceUntil?: string
  readonly severities?: Readonly<Record<string, Weight>>
}

/** Changes whose effect is asked for. */
export interface PolicyEffectRequest {
  readonly changes: readonly PolicyChange[]
}

/** One run over the registry, a domain or a service. */
export interface ReEvaluation {
  readonly id: string
  /** What made it necessary. */
  readonly cause: string
  readonly domain?: string
  readonly service?: string
  readonly state: 'running' | 'complete'
  /** Services to look at when it began. */
  readonly total: number
  /** Services looked at so far. */
  readonly done: number
  /** Versions whose verdict changed. */
  readonly changed: number
  /** Services with a version that could not be judged. */
  readonly failed: number
  readonly lastError?: string
  readonly startedAt: Instant
  readonly finishedAt?: Instant
}

/** One page of runs. */
export interface ReEvaluationList {
  readonly items: readonly ReEvaluation[]
  readonly next: Next
}

/** How bad findings of a rule are taken to be; `off` where they do not count. */
export type Weight = 'error' | 'warning' | 'info' | 'hint' | 'off'

/** The decision that made a policy what it is. */
export interface PolicyDecision {
  readonly kind: 'ratification' | 'proposal'
  readonly id: string
  readonly title: string
  readonly by: string
}

/** A rule pack in short. */
export interface RulePackSummary {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly formats: readonly Format[]
  readonly ruleCount: number
}

/** What is done with contracts of a format. */
export interface FormatSupport {
  readonly format: Format
  /** Rule packs at hand that judge it; the policies in force say which do. */
  readonly rulePacks: readonly string[]
  /** Whether two versions of it are compared. */
  readonly isCompared: boolean
  readonly explanation: string
}

/** What is done with contracts of each format. */
export interface FormatList {
  readonly items: readonly FormatSupport[]
  readonly next: Next
}

/** Policies in force and known rule packs. */
export interface PolicyList {
  readonly items: readonly PolicyInForce[]
  readonly packs: readonly RulePackSummary[]
}

/** A rule as a rule pack uses it. */
export interface RuleInPack {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** How the profile weighs it; for assertions of a profile only. */
  readonly assertion?: 'required' | 'recommended' | 'informational'
  readonly requirements: readonly string[]
  /** Otherwise the rule is reported as not evaluated. */
  readonly isImplemented: boolean
  /** The assertion's id in the profile, where the rule that judges it has another one. */
  readonly name?: string
  /** How much of it is checked; absent where all of it is. */
  readonly testable?: 'partly' | 'not'
  /** What is not checked, and why. */
  readonly unchecked?: string
}

/** A rule pack with its rules. */
export interface RulePack {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description: string
  readonly formats: readonly Format[]
  /** Ids of the rule packs that it includes. */
  readonly includes: readonly string[]
  readonly ruleCount: number
  readonly rules: readonly RuleInPack[]
}

/** A rule with its reasons. */
export interface Rule {
  readonly id: string
  /** Other names under which the rule is known. */
  readonly aliases: readonly string[]
  readonly title: string
  /** The severity that the rule proposes; a rule pack may decide otherwise. */
  readonly severity: Severity
  /** What a finding says; names in braces stand for what was found. */
  readonly message: string
  readonly rationale: string
  /** The requirements of the standard that it comes from. */
  readonly requirements: readonly string[]
  /** Ids of the rule packs that contain it. */
  readonly packs: readonly string[]
  /** Contracts that keep the rule and contracts that break it; they are its tests. */
  readonly examples: readonly RuleExample[]
}

/** A contract that keeps the rule or breaks it: a clean one of the examples that ship, with one edit where it breaks the rule, or a whole small document. */
export interface RuleExample {
  /** The name of the contract among the examples. */
  readonly contract?: string
  /** The name of the log of messages that is judged beside the contract, and edited. */
  readonly messages?: string
  /** The name of the export of a registry that is judged beside the contract, and edited. */
  readonly discovery?: string
  /** The file that is edited, where it is an imported one. */
  readonly file?: string
  /** The text that stands once in the contract, and what replaces it. */
  readonly edit?: {
    readonly find: string
    readonly replace: string
  }
  /** The whole contract. */
  readonly document?: unknown
  /** Pointers of the findings; none when the example keeps the rule. */
  readonly at: readonly string[]
}
