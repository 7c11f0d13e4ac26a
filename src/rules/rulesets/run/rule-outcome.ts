import type { Location } from '../../../contracts/index.ts'
import type { RuleResult } from '../../rule-run.ts'

/** One place that a rule of a ruleset complains about. */
export interface RulesetProblem {
  readonly at: Location
  readonly message: string
}

/** What one rule of a ruleset has to say about a contract. */
export interface RulesetOutcome {
  readonly result: RuleResult
  /** Each place and message once. */
  readonly problems: readonly RulesetProblem[]
  /** Why the rule, or a part of it, could not be judged, each reason once; empty when it was. */
  readonly unjudged: readonly string[]
}
