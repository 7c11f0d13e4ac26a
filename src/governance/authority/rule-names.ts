import type { Constitution } from '../constitution/constitution.ts'
import type { ChangeKind, DecisionMethod } from '../constitution/decision-rules.ts'

/**
 * How changes of some kinds are decided, in words; each way once.
 * @param circles the circle that decides and those around it
 */
export function ruleNames(
  { decisions = [] }: Constitution,
  kinds: readonly ChangeKind[],
  circles: readonly string[],
): readonly { readonly id: string; readonly title: string; readonly text: string }[] {
  const rules = kinds.flatMap((kind) => {
    const rule = decisions.find(
      ({ changes, circles: where }) =>
        changes.includes(kind) && (where?.some((circle) => circles.includes(circle)) ?? true),
    )
    return rule === undefined ? [] : [rule]
  })
  return [...new Set(rules)].map(({ id, title, method }) => ({
    id,
    title,
    text: methodInWords(method),
  }))
}

/** One sentence on how a method decides. */
export function methodInWords(method: DecisionMethod): string {
  switch (method.kind) {
    case 'integrative':
      return `By integrative decision: questions for ${method.clarifyHours} hours, reactions for ${method.reactHours}, amending for ${method.amendHours}, objections for ${method.objectHours}; adopted when no valid objection stands.`
    case 'consent':
      return `By consent: adopted when no valid objection stands after ${method.objectHours} hours.`
    case 'vote':
      return `By vote of ${method.voters} within ${method.voteHours} hours: ${percent(method.quorum)} must vote, and more than ${percent(method.majority)} of the votes must be for it.`
    case 'approver':
      return `By approval on behalf of ${method.needed} of the roles ${method.roles.join(', ')} within ${method.decideHours} hours.`
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`
}
