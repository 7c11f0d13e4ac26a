import type { Severity } from '../../model.ts'
import type { PackRule } from '../../packs/rule-pack.ts'
import type { Ruleset, RulesetMistake, RulesetRule, UnsupportedRule } from '../model.ts'
import type { RuleState } from './rule-definition.ts'
import { RuleLayers, type LayeredRules } from './rule-layers.ts'
import type { OverrideLayer, ParserOptions, RulesetFile } from './ruleset-file.ts'

const PARSER_OPTIONS: ParserOptions = { duplicateKeys: 'error', incompatibleValues: 'error' }

/** A ruleset that was read without mistakes; what it asks for may differ from document to document. */
export class LoadedRuleset {
  readonly id: string
  readonly version: string
  /** The name of its file, as it was given. */
  readonly file: string
  readonly #root: RulesetFile
  readonly #layers = new RuleLayers()
  readonly #base: LayeredRules
  readonly #overrides: readonly { readonly matches: Matcher; readonly layer: OverrideLayer }[]
  #plain: Ruleset | undefined

  /** @param mistakes takes entries that change a rule which does not exist */
  constructor(id: string, version: string, root: RulesetFile, mistakes: RulesetMistake[]) {
    this.id = id
    this.version = version
    this.file = root.file
    this.#root = root
    this.#base = this.#layers.of(root, new Map())
    for (const { id: rule, location } of this.#base.unknown) {
      const message = `There is no rule "${rule}" in what the ruleset extends; define it with "given" and "then".`
      mistakes.push({ message, location })
    }
    this.#overrides = root.overrides.map((layer) => ({ matches: matcherOf(layer), layer }))
  }

  /**
   * What it asks for from a document.
   *
   * @param document the path of the contract's entry document from the folder of the ruleset's file, with `/`;
   * undefined when it has none, then no override holds
   */
  forDocument(document?: string): Ruleset {
    const holding = this.#overrides.filter(({ matches }) => matches(document).length > 0)
    if (holding.length === 0) {
      this.#plain ??= this.#ruleset(this.#base, [], this.#root.parserOptions)
      return this.#plain
    }
    let whole = this.#base
    let parserOptions = this.#root.parserOptions
    const parts: PartOverride[] = []
    for (const { matches, layer } of holding) {
      const pointers = matches(document)
      if (pointers.includes(undefined)) {
        whole = this.#withOverride(whole, layer)
        parserOptions = { ...parserOptions, ...layer.parserOptions }
      } else parts.push(...partsOf(layer, pointers))
    }
    return this.#ruleset(whole, parts, parserOptions)
  }

  #withOverride(base: LayeredRules, layer: OverrideLayer): LayeredRules {
    const { rules, unavailable, unknown } = this.#layers.of(layer, base.rules)
    const reason = 'an override changes it, and no ruleset defines it'
    const nowhere = Array.from(unknown, ({ id }) => ({ id, reason, formats: undefined }))
    return {
      rules,
      unavailable: new Set([...base.unavailable, ...unavailable, ...nowhere]),
      unknown,
    }
  }

  #ruleset(
    { rules, unavailable }: LayeredRules,
    parts: readonly PartOverride[],
    parserOptions: Partial<ParserOptions>,
  ): Ruleset {
    const judging: RulesetRule[] = []
    const packRules: PackRule[] = []
    const unsupported: UnsupportedRule[] = [...unavailable]
    for (const rule of rules.values()) {
      const { id, definition, severity, isOn } = rule
      if (!isOn || severity === 'off') continue
      const reason = rule.unavailable ?? definition?.unsupported
      if (reason !== undefined) unsupported.push({ id, reason, formats: rule.formats })
      else if (definition === undefined) packRules.push({ id, severity })
      else judging.push(rulesetRule(rule, severity, parts))
    }
    const { id, version } = this
    const options = { ...PARSER_OPTIONS, ...parserOptions }
    return { id, version, rules: judging, packRules, unsupported, parserOptions: options }
  }
}

function rulesetRule(
  { id, definition, formats }: RuleState,
  severity: Severity,
  parts: readonly PartOverride[],
): RulesetRule {
  const severityAt = parts.filter((part) => part.rule === id)
  return {
    id,
    description: definition?.description,
    message: definition?.message,
    severity,
    documentationUrl: definition?.documentationUrl,
    formats,
    resolved: definition?.resolved ?? true,
    given: definition?.given ?? [],
    then: definition?.then ?? [],
    namespaces: definition?.namespaces ?? {},
    ...(severityAt.length > 0 && { severityAt }),
  }
}

/** A severity for the findings of a rule in one part of a document. */
interface PartOverride {
  readonly rule: string
  readonly pointer: string
  readonly severity: Severity | 'off'
}

function partsOf(
  layer: OverrideLayer,
  pointers: readonly (string | undefined)[],
): readonly PartOverride[] {
  return layer.entries.flatMap(({ id, entry }) => {
    if (entry.kind === 'definition') return []
    const severity = entry.kind === 'severity' ? entry.severity : entry.isOn ? undefined : 'off'
    if (severity === undefined) return []
    return pointers.map((pointer) => ({ rule: id, pointer: pointer ?? '', severity }))
  })
}

/** The pointers for which an override holds in a document, undefined for the whole of it. */
type Matcher = (document: string | undefined) => readonly (string | undefined)[]

function matcherOf({ scopes }: OverrideLayer): Matcher {
  return (document) =>
    document === undefined
      ? []
      : scopes
          .filter(({ matches }) => matches(document))
          .map(({ pointer }) => (pointer === '' ? undefined : pointer))
}
