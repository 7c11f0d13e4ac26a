import type { DataValue, Format } from '../../contracts/index.ts'
import type { MessageKind } from '../messages/message-nodes.ts'
import type { Severity } from '../model.ts'

/** How a profile's test assertion document weighs an assertion. */
export const ASSERTION_TYPES = ['required', 'recommended', 'informational'] as const
export type AssertionType = (typeof ASSERTION_TYPES)[number]

/**
 * How much of an assertion is checked here: all of it, a part, or nothing.
 */
export const TESTABILITIES = ['wholly', 'partly', 'not'] as const
export type Testability = (typeof TESTABILITIES)[number]

/** A rule as a pack has it: with the severity that the pack decided. */
export interface PackRule {
  /** The rule that judges; where there is none, the assertion's own id. */
  readonly id: string
  /** The assertion's id in the profile, where the rule that judges it has another one. */
  readonly name?: string
  readonly severity: Severity
  /** Set for the assertions of a profile. */
  readonly assertion?: AssertionType
  /** The kind of message that the profile's document judges, where it is another than the rule's own. */
  readonly target?: MessageKind
  /** What must hold first by the profile's document, where it is something else than the rule says. */
  readonly prerequisites?: readonly string[]
  /** Set where it is not `wholly`. */
  readonly testable?: Exclude<Testability, 'wholly'>
  /** What is not checked, and why; set where `testable` is. */
  readonly unchecked?: string
  /** For a rule that a ruleset declares: the catalogue does not know it. */
  readonly documentation?: RuleDocumentation
}

/** What people read about a rule that a ruleset declares. */
export interface RuleDocumentation {
  readonly title: string
  readonly rationale: string
  /** Sections of the standard that it comes from. */
  readonly requirements: readonly string[]
  /** Those without `at` keep the rule. */
  readonly examples: readonly DocumentExample[]
}

/** A small document, with the pointers of all findings in it. */
export interface DocumentExample {
  readonly document: DataValue
  readonly at?: readonly string[]
}

/**
 * A rule pack: which rules, how severe, for which formats. It is data with a version; a policy puts it in
 * force. `rules` is complete: those of included packs come first, in their order, and rules turned off are gone.
 */
export interface RulePack {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly description: string
  readonly formats: readonly Format[]
  /** What it is about, beyond contracts that work; absent: nothing in particular. */
  readonly concern?: Concern | undefined
  readonly includes: readonly string[]
  readonly rules: readonly PackRule[]
}

export const CONCERNS = ['security'] as const
export type Concern = (typeof CONCERNS)[number]
