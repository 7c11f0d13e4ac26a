import type { UnsupportedRule } from '../model.ts'
import { applyEntries, inherit } from './apply-entries.ts'
import type { NamedEntry, RuleState } from './rule-definition.ts'
import type { Extended, RuleLayer, RulesetFile } from './ruleset-file.ts'

/** The rules that files leave, with what could not be had. */
export interface LayeredRules {
  readonly rules: ReadonlyMap<string, RuleState>
  readonly unavailable: ReadonlySet<UnsupportedRule>
  /** Entries that change a rule which does not exist. */
  readonly unknown: ReadonlySet<NamedEntry>
}

/**
 * Puts files of a ruleset upon each other. What one file comes to with all that it extends is worked out once: files
 * that extend each other several times can be reached on endless ways.
 */
export class RuleLayers {
  readonly #files = new Map<RulesetFile, LayeredRules>()

  /** Puts a layer with all that it extends upon the rules below it. */
  of(layer: RuleLayer, below: ReadonlyMap<string, RuleState>): LayeredRules {
    const rules = new Map(below)
    const unavailable = new Set<UnsupportedRule>()
    const unknown = new Set<NamedEntry>()
    for (const extended of layer.extended) {
      const inherited = this.#inheritedFrom(extended)
      for (const rule of inherit(inherited.rules.values(), extended.extent)) {
        rules.set(rule.id, rule)
      }
      for (const entry of inherited.unknown) unknown.add(entry)
      if (extended.extent === 'off') continue
      for (const one of inherited.unavailable) unavailable.add(one)
    }
    const absent = layer.extended.find((extended) => extended.kind === 'unavailable')
    applyEntries(rules, layer.entries, (entry) => {
      if (absent === undefined) unknown.add(entry)
      else addUnavailable(rules, entry, absent.unsupported.reason)
    })
    return { rules, unavailable, unknown }
  }

  #inheritedFrom(extended: Extended): LayeredRules {
    if (extended.kind === 'file') {
      const known = this.#files.get(extended.file)
      const layered = known ?? this.of(extended.file, new Map())
      this.#files.set(extended.file, layered)
      return layered
    }
    if (extended.kind === 'unavailable') {
      return {
        rules: new Map(),
        unavailable: new Set([extended.unsupported]),
        unknown: new Set(),
      }
    }
    const rules = extended.pack.rules.map(({ id, severity }): [string, RuleState] => [
      id,
      { id, definition: undefined, formats: undefined, severity, isOn: true },
    ])
    return { rules: new Map(rules), unavailable: new Set(), unknown: new Set() }
  }
}

/** A rule that may well exist in a ruleset which could not be had: if it is asked for, that is told. */
function addUnavailable(
  rules: Map<string, RuleState>,
  { id, entry }: NamedEntry,
  reason: string,
): void {
  const severity = entry.kind === 'severity' ? entry.severity : 'warning'
  const isOn = entry.kind === 'switch' ? entry.isOn : severity !== 'off'
  rules.set(id, {
    id,
    definition: undefined,
    formats: undefined,
    severity,
    isOn,
    unavailable: reason,
  })
}
