import {
  compileExpression,
  holds,
  type CompiledExpression,
  type Holds,
} from '../../expressions/index.ts'
import type { Severity, Weight } from '../../rules/index.ts'
import type { Json } from '../../store/index.ts'
import type { Enforcement, PolicyDecision, PolicyInForce } from '../model.ts'
import type { Clock, PoliciesInForce } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { RulePack } from '../../rules/index.ts'
import { ruleIdIn, type RulePacks } from '../rule-packs.ts'
import type { Domains } from '../domains/present-domains.ts'
import { factAt } from '../lifecycle/facts/gate-facts.ts'
import { findVersion, type FindVersionPorts } from '../versions/find-version.ts'
import { askScope, type ScopeAnswer } from '../versions/ask-scope.ts'
import { policySubject } from '../versions/policy-subject.ts'
import type { WaiversInForce } from '../waivers/waivers-in-force.ts'
import { requireService } from '../services/require-service.ts'

/** Why a policy asks a rule of a contract, or does not. */
export interface PolicyReason {
  readonly policy: string
  readonly title: string
  readonly pack: string
  readonly packVersion: string
  readonly pinned: string | undefined
  /** Whether it applies to the contract; `undetermined` where its scope cannot be evaluated. */
  readonly applies: Holds
  readonly scope: string
  /** What the scope looks at, with the values that it saw. */
  readonly saw: Readonly<Record<string, Json>>
  readonly enforcement: Enforcement
  readonly grace: PolicyInForce['grace']
  /** As the pack has the rule, as the policy changes that, and what counts. */
  readonly severity: {
    readonly pack: Severity
    readonly changed: Weight | undefined
    readonly effective: Weight
  }
  readonly since: string
  readonly decidedBy: string
  readonly decision: PolicyDecision | undefined
  readonly reason: string | undefined
}

/** Why a rule is, or is not, asked of a contract version. */
export interface RuleReason {
  readonly rule: string
  readonly service: string
  readonly version: string
  /** Whether a policy that applies asks it, other than by turning it off. */
  readonly applies: boolean
  /** All policies in force whose pack has the rule, those that apply first. */
  readonly policies: readonly PolicyReason[]
  /** Ids of the waivers in force that accept findings of the rule here. */
  readonly waivers: readonly string[]
}

export type ExplainRulePorts = FindVersionPorts & {
  readonly domains: Domains
  readonly policiesInForce: PoliciesInForce
  readonly waiversInForce: WaiversInForce
  readonly packs: RulePacks
  readonly clock: Clock
}

/**
 * Answers why a rule applies to a contract version.
 * @throws RegistryError `rule-unknown`, `service-not-found`, `version-not-found`, `invalid-version`
 */
export async function explainRule(
  ports: ExplainRulePorts,
  asked: string,
  service: string,
  selector: string,
): Promise<RuleReason> {
  const { policiesInForce, waiversInForce, packs, clock } = ports
  const rule = ruleIdIn(packs, asked)
  if (rule === undefined) {
    throw new RegistryError(
      'rule-unknown',
      `There is no rule "${asked.slice(0, 100)}" in the rule packs at hand.`,
    )
  }
  const version = await findVersion(ports, service, selector)
  const owner = await requireService(ports.services, service)
  const subject = policySubject(owner.value, version.value)
  const names = await ports.domains.names()
  const policies = (await policiesInForce.list()).flatMap((policy) => {
    const severity = severityIn(packs.find(policy.pack), rule)
    if (severity === undefined) return []
    const scope = compileExpression(policy.scope)
    const answer = askScope(subject, names, policy.since, (meant) => holds(scope, { ...meant }))
    return [reasonOf(policy, rule, severity, { ...answer, scope })]
  })
  const { waivers } = await waiversInForce(subject, clock())
  return {
    rule,
    service,
    version: version.value.version,
    applies: policies.some((one) => one.applies !== 'no' && one.severity.effective !== 'off'),
    policies: policies.toSorted(
      (one, other) => ORDER.indexOf(one.applies) - ORDER.indexOf(other.applies),
    ),
    waivers: waivers.filter((waiver) => waiver.rule === rule).map(({ id }) => id),
  }
}

const ORDER: readonly Holds[] = ['yes', 'undetermined', 'no']

function severityIn(pack: RulePack | undefined, rule: string): Severity | undefined {
  return pack?.rules.find(({ id }) => id === rule)?.severity
}

function reasonOf(
  policy: PolicyInForce,
  rule: string,
  severity: Severity,
  answer: ScopeAnswer & { readonly scope: CompiledExpression },
): PolicyReason {
  const { id, title, pack, packVersion, pinned, scope, enforcement, grace, severities } = policy
  const facts = structuredClone(answer.subject) as unknown as Parameters<typeof factAt>[0]
  const changed =
    severities !== undefined && Object.hasOwn(severities, rule) ? severities[rule] : undefined
  return {
    policy: id,
    title,
    pack,
    packVersion,
    pinned,
    applies: answer.holds,
    scope,
    saw: Object.fromEntries(
      answer.scope.names.flatMap((name) => {
        const value = factAt(facts, name)
        return value === undefined ? [] : [[name, value]]
      }),
    ),
    enforcement,
    grace,
    severity: { pack: severity, changed, effective: changed ?? severity },
    since: policy.since,
    decidedBy: policy.decidedBy,
    decision: policy.decision,
    reason: policy.reason,
  }
}
