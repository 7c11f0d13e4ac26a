import type { RuleFacts } from '../rule.ts'

/** The id that stands for a policy with the findings about waivers, which no policy chooses. */
export const WAIVER_POLICY = 'waivers'

/**
 * What is said about waivers themselves. They have pages and ids as rules have, but no check: they come from
 * comparing waivers with findings.
 */
export const WAIVER_RULES = {
  expired: {
    id: 'waiver-expired',
    title: 'Forbid waivers that have run out',
    message: 'The waiver of {rule} ran out on {until}, and accepts nothing any more.',
    severity: 'warning',
    requirements: [],
    rationale:
      'An exception is granted for a time. When it is over, what it accepted counts again, and somebody should decide.',
    examples: [],
  },
  unused: {
    id: 'waiver-unused',
    title: 'Forbid waivers that accept nothing',
    message: 'The waiver of {rule} accepts nothing: {why}.',
    severity: 'info',
    requirements: [],
    rationale:
      'What was accepted has been mended, or the waiver names the wrong place. Left alone, it would accept the next fault unseen.',
    examples: [],
  },
  refused: {
    id: 'waiver-refused',
    title: 'Report waivers in contracts where they do not count',
    message: 'The waiver of {rule} accepts nothing here: {why}.',
    severity: 'info',
    requirements: [],
    rationale:
      'What stands in a contract its author wrote. Where others decide about exceptions it changes nothing, and whoever reads the report should know why a finding that is accepted elsewhere counts.',
    examples: [],
  },
  invalid: {
    id: 'waiver-invalid',
    title: 'Require a rule and a reason of every waiver',
    message: 'This is no waiver, and accepts nothing: {why}.',
    severity: 'warning',
    requirements: [],
    rationale:
      'An exception that nobody can explain later is a fault that nobody will mend; one that cannot be read would seem to be granted.',
    examples: [],
  },
} as const satisfies Readonly<Record<string, Omit<RuleFacts, 'explanatory'>>>
export type WaiverRule = keyof typeof WAIVER_RULES
