import type { Severity } from '../../model.ts'
import type { PackRule } from '../../rule-pack.ts'
import type { Ruleset, RulesetMistake, RulesetRule, UnsupportedRule } from '../model.ts'
import { applyEntries, inherit } from './apply-entries.ts'
import type { NamedEntry, RuleState } from './rule-definition.ts'
import type {
  Extended,
  OverrideLayer,
  ParserOptions,
  RuleLayer,
  RulesetFile,
} from './ruleset-file.ts'

const PARSER_OPTIONS: ParserOptions = { duplicateKeys: 'error', incompatibleValues: 'error' }

/** The rules that files leave, with what could not be had. */
interface Layered {
  readonly rules: ReadonlyMap<string, RuleState>
  readonly unavailable: readonly UnsupportedRule[]
}

/** A ruleset that was read without mistakes; what it asks for may differ from document to document. */
export class LoadedRuleset {
  readonly id: string
  readonly version: string
  /** The name of its file, as it was given. */
  readonly file: string
  readonly #root: RulesetFile
  readonly #base: Layered
  readonly #overrides: readonly { readonly matches: Matcher; readonly layer: OverrideLayer }[]
  #plain: Ruleset | undefined

  /** @param mistakes takes entries that change a rule which does not exist */
  constructor(id: string, version: string, root: RulesetFile, mistakes: RulesetMistake[]) {
    this.id = id
    this.version = version
    this.file = root.file
    this.#root = root
    this.#base = layered(root, new Map(), ({ id: rule, location }) => {
      const message = `There is no rule "${rule}" in what the ruleset extends; define it with "given" and "then".`
      mistakes.push({ message, location })
    })
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
        whole = withOverride(whole, layer)
        parserOptions = { ...parserOptions, ...layer.parserOptions }
      } else parts.push(...partsOf(layer, pointers))
    }
    return this.#ruleset(whole, parts, parserOptions)
  }

  #ruleset(
    { rules, unavailable }: Layered,
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

function withOverride(base: Layered, layer: OverrideLayer): Layered {
  const unavailable: UnsupportedRule[] = []
  const changed = layered(layer, base.rules, ({ id }) => {
    unavailable.push({
      id,
      reason: 'an override changes it, and no ruleset defines it',
      formats: undefined,
    })
  })
  return {
    rules: changed.rules,
    unavailable: [...base.unavailable, ...changed.unavailable, ...unavailable],
  }
}

/** Puts a layer with all that it extends upon the rules below it. */
function layered(
  layer: RuleLayer,
  below: ReadonlyMap<string, RuleState>,
  without: (entry: NamedEntry) => void,
): Layered {
  const rules = new Map(below)
  const unavailable: UnsupportedRule[] = []
  for (const extended of layer.extended) {
    const inherited = inheritedFrom(extended, without)
    for (const rule of inherit(inherited.rules.values(), extended.extent)) rules.set(rule.id, rule)
    if (extended.extent !== 'off') unavailable.push(...inherited.unavailable)
  }
  const unknown = layer.extended.find((extended) => extended.kind === 'unavailable')
  applyEntries(rules, layer.entries, (entry) => {
    if (unknown === undefined) without(entry)
    else addUnavailable(rules, entry, unknown.unsupported.reason)
  })
  return { rules, unavailable }
}

function inheritedFrom(extended: Extended, without: (entry: NamedEntry) => void): Layered {
  if (extended.kind === 'file') return layered(extended.file, new Map(), without)
  if (extended.kind === 'unavailable') {
    return { rules: new Map(), unavailable: [extended.unsupported] }
  }
  const rules = extended.pack.rules.map(({ id, severity }): [string, RuleState] => [
    id,
    { id, definition: undefined, formats: undefined, severity, isOn: true },
  ])
  return { rules: new Map(rules), unavailable: [] }
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
