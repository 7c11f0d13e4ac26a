import type { Finding, LintResult } from '../../rules/index.ts'
import type { Judgement } from '../judge-contract.ts'
import type { Conformance, PolicyInForce } from '../model.ts'

/** A finding, and the ids of the policies in force that it comes from. */
export type FindingInForce = Finding & { readonly inForce: readonly string[] }

/** A policy in force for a contract, what it made of it, and since when by whose decision it holds. */
export type PolicyVerdict = Omit<Conformance, 'policyVersion'> &
  Pick<
    PolicyInForce,
    'title' | 'pack' | 'packVersion' | 'pinned' | 'scope' | 'since' | 'decidedBy' | 'reason'
  >

/** As what a contract was judged, and by which policies. */
export interface InForce {
  readonly service: string
  readonly version: string
  /** The state that it was judged in: its present one, or that which a push leaves it in. */
  readonly state: string
  readonly policies: readonly PolicyVerdict[]
  /** Why a push of it would be refused, where one was asked about and it would be. */
  readonly refusal?: string
}

/** A report under the policies in force. */
export interface ReportInForce extends LintResult {
  readonly findings: readonly FindingInForce[]
  readonly inForce: InForce
}

/** A judgement as its readers see it: each finding leads to the policies that it comes from. */
export function reportInForce(
  { report, policies, conformance }: Judgement,
  judgedAs: Omit<InForce, 'policies'>,
): ReportInForce {
  const judging = policies.filter((policy) => hasJudged(policy, report))
  const findings = report.findings.map((finding) => ({
    ...finding,
    inForce: judging.filter((policy) => asks(policy, finding)).map(({ id }) => id),
  }))
  return {
    ...report,
    findings,
    inForce: {
      ...judgedAs,
      policies: policies.flatMap((policy) => {
        const own = conformance.find((one) => one.policy === policy.id)
        return own === undefined ? [] : [policyVerdict(policy, own)]
      }),
    },
  }
}

/** Whether the pack judged in the version that the policy puts in force. */
function hasJudged({ pack, packVersion }: PolicyInForce, { policies }: LintResult): boolean {
  return policies.some(
    ({ id, version, notEvaluated }) =>
      id === pack && version === packVersion && !notEvaluated.some(({ rule }) => rule === '*'),
  )
}

/** A policy may turn a rule of its pack off, which another policy asks all the same. */
function asks({ pack, severities = {} }: PolicyInForce, { policies, rule }: Finding): boolean {
  const isOff = Object.hasOwn(severities, rule) && severities[rule] === 'off'
  return policies.includes(pack) && !isOff
}

function policyVerdict(policy: PolicyInForce, conformance: Conformance): PolicyVerdict {
  const { id, title, pack, packVersion, pinned, scope, since, decidedBy, reason } = policy
  const { enforcement, grace, verdict, counts } = conformance
  return {
    ...{ policy: id, title, pack, packVersion, pinned, scope, since, decidedBy, reason },
    ...{ enforcement, grace, verdict, counts },
  }
}
