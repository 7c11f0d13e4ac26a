import type { Location } from '../../../contracts/index.ts'
import type { Severity } from '../../model.ts'
import type { RulesetRule } from '../model.ts'

/** How bad a finding of a rule is at its place; undefined where the rule is turned off. */
export function severityAt(
  { severity, severityAt: parts = [] }: RulesetRule,
  { file, pointer }: Location,
  entry: string,
): Severity | undefined {
  const holding = file === entry ? parts.filter((part) => isWithin(pointer, part.pointer)) : []
  const last = holding.at(-1)?.severity ?? severity
  return last === 'off' ? undefined : last
}

function isWithin(pointer: string, part: string): boolean {
  return pointer === part || pointer.startsWith(`${part}/`)
}
