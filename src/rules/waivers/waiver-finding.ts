import { shortMessage, type Location } from '../../contracts/index.ts'
import { fingerprintOf } from '../fingerprint.ts'
import { helpFor } from '../help.ts'
import type { Finding } from '../model.ts'
import { WAIVER_POLICY, WAIVER_RULES, type WaiverRule } from './waiver-rules.ts'

/** Something wrong with a waiver, before it is a finding. */
export interface WaiverFault {
  readonly kind: WaiverRule
  readonly location: Location
  /** The rule that it names, where it names one. */
  readonly rule?: string
  readonly until?: string
  readonly why?: string
}

const FIXES: Readonly<Record<WaiverRule, string>> = {
  expired: 'Mend what it accepted, or renew it with a new date.',
  unused: 'Remove it, or correct the rule or the place that it names.',
  refused: 'Mend what it accepts, or ask those who decide about exceptions.',
  invalid: 'Name a rule, a reason and, if it is to end, a date such as 2027-01-31.',
}

/** @param entry name of the contract's entry document */
export function waiverFinding(fault: WaiverFault, entry: string): Finding {
  const { kind, location, rule = '', until = '', why = '' } = fault
  const facts = WAIVER_RULES[kind]
  const data: Readonly<Record<string, string>> = { rule, until, why }
  return {
    rule: facts.id,
    policy: WAIVER_POLICY,
    policies: [WAIVER_POLICY],
    severity: facts.severity,
    message: shortMessage(
      facts.message.replace(/\{(\w+)\}/g, (_, name: string) => data[name] ?? ''),
    ),
    requirements: [],
    help: helpFor(facts.id),
    fix: FIXES[kind],
    fingerprint: fingerprintOf(facts.id, location, entry, { rule, until }),
    location,
    waived: null,
  }
}
