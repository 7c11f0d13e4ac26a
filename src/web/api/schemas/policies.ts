/* Generated from specs/concordat.openapi.yaml by `npm run generate`; change that instead. */

import type { Enforcement, Format, Instant, Severity } from './shared.ts'

/** A rule pack in force for a scope. */
export interface PolicyInForce {
  readonly id: string
  readonly pack: string
  readonly packVersion: string
  readonly title: string
  /** A CEL expression over service and contract. */
  readonly scope: string
  readonly enforcement: Enforcement
  readonly decidedBy: string
  readonly since: Instant
}

/** A rule pack in short. */
export interface RulePackSummary {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly formats: readonly Format[]
  readonly ruleCount: number
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
