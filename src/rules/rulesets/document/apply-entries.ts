import type { NamedEntry, RuleDefinition, RuleState } from './rule-definition.ts'

/** How much of a ruleset `extends` asks for. */
export type Extent = 'all' | 'recommended' | 'off'

/** The rules of a ruleset, as one that extends it begins with them. */
export function inherit(rules: Iterable<RuleState>, extent: Extent): readonly RuleState[] {
  return Array.from(rules, (rule) =>
    extent === 'recommended' ? rule : { ...rule, isOn: extent === 'all' },
  )
}

/**
 * Lets the entries of a file change the rules that it inherits. A definition of an inherited rule turns it on
 * and replaces what it says; what it leaves out stays, as in the ecosystem's linter.
 *
 * @param without told of entries that change a rule that does not exist
 */
export function applyEntries(
  rules: Map<string, RuleState>,
  entries: readonly NamedEntry[],
  without: (entry: NamedEntry) => void,
): void {
  for (const named of entries) {
    const inherited = rules.get(named.id)
    const { id, entry } = named
    if (entry.kind === 'definition') {
      rules.set(id, define(id, inherited, entry.definition))
    } else if (inherited === undefined) {
      without(named)
    } else if (entry.kind === 'switch') {
      rules.set(id, { ...inherited, isOn: entry.isOn })
    } else {
      rules.set(id, { ...inherited, severity: entry.severity, isOn: entry.severity !== 'off' })
    }
  }
}

function define(
  id: string,
  inherited: RuleState | undefined,
  definition: RuleDefinition,
): RuleState {
  const severity = definition.severity ?? inherited?.severity ?? 'warning'
  if (inherited === undefined) {
    const formats = definition.formats ?? definition.fileFormats
    return { id, definition, formats, severity, isOn: definition.isRecommended }
  }
  return {
    id,
    definition: { ...inherited.definition, ...definition },
    formats: definition.formats ?? inherited.formats,
    severity,
    isOn: true,
  }
}
