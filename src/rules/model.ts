/** The values that the policy engine takes and gives; the JSON shapes of `lint --format json`. */
import type { Format, Location, UnreadableError } from '../contracts/index.ts'
import type { UddiVersion } from '../discovery/index.ts'
import type { MessageLogFormat } from '../messages/index.ts'
import type { TextEdit } from './edits/text-edit.ts'

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

export const VERDICTS = ['pass', 'fail', 'indeterminate', 'unreadable'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Outcome of one assertion, named as in the report of the WS-I analyzer. */
export const ASSERTION_RESULTS = [
  'passed',
  'failed',
  'warning',
  'notApplicable',
  'prereqFailed',
  'missingInput',
] as const
export type AssertionResult = (typeof ASSERTION_RESULTS)[number]

export type SeverityCounts = Readonly<Record<Severity, number>>

/** A waiver that accepts this very finding. */
export interface WaivedBy {
  /** For a waiver that stands in the contract itself its place, file and pointer: `orders.yaml#/paths`. */
  readonly id: string
  /** The last day on which it holds, an ISO 8601 date; absent where it ends by its removal alone. */
  readonly until?: string
  readonly reason: string
}

export interface Finding {
  readonly rule: string
  /** The first policy asked for that contains the rule, and all that do. */
  readonly policy: string
  readonly policies: readonly string[]
  readonly severity: Severity
  readonly message: string
  readonly requirements: readonly string[]
  /** Address of the page that explains the rule. */
  readonly help: string
  /** What the contract's author can do about it. */
  readonly fix?: string
  /** Set where corrections were asked for and there is one that can be made without a person. */
  readonly edits?: readonly TextEdit[]
  /** Rule, pointer and data; survives moved lines, and carries waivers and baselines. */
  readonly fingerprint: string
  readonly location: Location
  readonly related?: readonly Location[]
  readonly waived: WaivedBy | null
}

/** What came of a waiver that was handed in, in one contract: how many findings it accepted. */
export interface WaiverUse {
  readonly id: string
  readonly waived: number
}

/** A rule that was asked for and could not be judged; silence is never conformance. */
export interface NotEvaluated {
  readonly rule: string
  readonly reason: string
}

export interface PolicyResult {
  readonly id: string
  readonly version: string
  readonly verdict: Verdict
  readonly counts: SeverityCounts
  readonly notEvaluated: readonly NotEvaluated[]
}

/** A message of a log, and what came of the rules that are about it, by policy. */
export interface JudgedMessageEntry {
  /** What the log calls it. */
  readonly id: string
  readonly direction: 'request' | 'response'
  readonly assertions: Readonly<Record<string, Readonly<Record<string, AssertionResult>>>>
}

/** Messages that were not judged, for one reason. */
export interface MessagesLeftOut {
  /** What kind of messages they are: "of other services". */
  readonly reason: string
  readonly count: number
}

/** The log that was judged beside a contract, or by itself. */
export interface MessagesJudged {
  readonly source: string
  readonly format: MessageLogFormat
  readonly digest: string
  /** How many messages were judged. */
  readonly judged: number
  /** Messages that are none of this contract, and why. */
  readonly leftOut: readonly MessagesLeftOut[]
  /** Entries of the log that could not be read; the rules about messages are not evaluated then. */
  readonly unreadable: number
  /** Set with the results of all rules: those of every single message, in the order of the log. */
  readonly entries?: readonly JudgedMessageEntry[]
}

/** An entry of a registry, and what came of the rules that are about it, by policy. */
export interface JudgedUddiEntry {
  /** `registry` stands for the registry as a whole, as far as it was exported. */
  readonly type: 'tModel' | 'bindingTemplate' | 'registry'
  /** Its name, or its key. */
  readonly id: string
  readonly assertions: Readonly<Record<string, Readonly<Record<string, AssertionResult>>>>
}

/** Entries that were not judged, for one reason. */
export interface EntriesLeftOut {
  /** What kind of entries they are: "tModels of other descriptions". */
  readonly reason: string
  readonly count: number
}

/** The exports of a registry that were judged beside a contract. */
export interface DiscoveryJudged {
  readonly sources: readonly {
    readonly source: string
    /** The version of UDDI. */
    readonly version: UddiVersion
    readonly digest: string
  }[]
  /** How many tModels and bindingTemplates were judged. */
  readonly judged: number
  /** Entries that are none of this contract, and why. */
  readonly leftOut: readonly EntriesLeftOut[]
  /** Set with the results of all rules: those of every single entry, in the order of the exports. */
  readonly entries?: readonly JudgedUddiEntry[]
}

/** What it takes to weigh a report anew, without the contract; see `weighReport`. */
export interface ReportBasis {
  /** By fingerprint and policy, where a policy takes a finding otherwise than the first that has its rule. */
  readonly severities: Readonly<Record<string, Readonly<Record<string, Severity>>>>
  /**
   * By policy, one for each of its `notEvaluated`: the rule whose acceptance lets it be passed over, or null where
   * nothing does.
   */
  readonly open: Readonly<Record<string, readonly (string | null)[]>>
  /** Rules that were not judged in full, with those that kept them from it; null where it was something else. */
  readonly heldBack: Readonly<Record<string, readonly string[] | null>>
}

/** One contract judged by the policies asked for: one element of `results` in interfaces. */
export interface LintResult {
  readonly source: string
  readonly format: Format
  readonly digest: string
  readonly verdict: Verdict
  readonly error?: UnreadableError
  readonly policies: readonly PolicyResult[]
  readonly findings: readonly Finding[]
  /** Set where a baseline was given: how many findings it knows, which are left out of everything else. */
  readonly baseline?: { readonly suppressed: number }
  /** Set where waivers were handed in that could apply here: what came of each. */
  readonly waivers?: readonly WaiverUse[]
  /** Set where a log of messages was handed in. */
  readonly messages?: MessagesJudged
  /** Set where exports of a registry were handed in. */
  readonly discovery?: DiscoveryJudged
  readonly assertions?: Readonly<Record<string, Readonly<Record<string, AssertionResult>>>>
  /** Set where it was asked for, and never shown: weighing the report takes it away. */
  readonly basis?: ReportBasis
}
