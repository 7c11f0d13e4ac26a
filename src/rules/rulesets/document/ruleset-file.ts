import type { RulePack } from '../../packs/rule-pack.ts'
import type { Severity } from '../../model.ts'
import type { UnsupportedRule } from '../model.ts'
import type { Aliases } from './aliases.ts'
import type { Extent } from './apply-entries.ts'
import type { NamedEntry } from './rule-definition.ts'
import type { OverrideScope } from './read-overrides.ts'

/** How bad it is that a document repeats a key, or has values that JSON cannot hold. */
export interface ParserOptions {
  readonly duplicateKeys: Severity | 'off'
  readonly incompatibleValues: Severity | 'off'
}

/** What one item of `extends` brings. */
export type Extended =
  | { readonly kind: 'file'; readonly file: RulesetFile; readonly extent: Extent }
  | { readonly kind: 'pack'; readonly pack: RulePack; readonly extent: Extent }
  /** Known by name alone: what it holds cannot be had. */
  | { readonly kind: 'unavailable'; readonly unsupported: UnsupportedRule; readonly extent: Extent }

/** Rules with what they build upon: the whole of a file, or one of its overrides. */
export interface RuleLayer {
  readonly extended: readonly Extended[]
  readonly entries: readonly NamedEntry[]
  readonly parserOptions: Partial<ParserOptions>
}

export interface OverrideLayer extends RuleLayer {
  readonly scopes: readonly OverrideScope[]
}

/** One file of a ruleset, read and checked. */
export interface RulesetFile extends RuleLayer {
  readonly file: string
  readonly aliases: Aliases
  readonly overrides: readonly OverrideLayer[]
}
