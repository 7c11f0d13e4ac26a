import type { Location } from '../../../contracts/index.ts'
import type { Severity } from '../../model.ts'
import type { Given, RulesetFormat, RulesetThen } from '../model.ts'

/** What a file says of a rule; what is absent is inherited from a ruleset it extends. */
export interface RuleDefinition {
  readonly description?: string
  readonly message?: string
  readonly severity?: Severity | 'off'
  readonly documentationUrl?: string
  readonly formats?: readonly RulesetFormat[]
  /** The formats of the file: they hold where it is the first to define the rule. */
  readonly fileFormats: readonly RulesetFormat[] | undefined
  readonly resolved?: boolean
  readonly isRecommended: boolean
  readonly given: readonly Given[]
  readonly then: readonly RulesetThen[]
  readonly namespaces: Readonly<Record<string, string>>
  /** Why the rule cannot be applied. */
  readonly unsupported?: string
}

/** What an entry of `rules` says. */
export type RuleEntry =
  | { readonly kind: 'definition'; readonly definition: RuleDefinition }
  | { readonly kind: 'severity'; readonly severity: Severity | 'off' }
  | { readonly kind: 'switch'; readonly isOn: boolean }

/** An entry with its name and place. */
export interface NamedEntry {
  readonly id: string
  readonly entry: RuleEntry
  readonly location: Location
}

/** A rule as the files read so far leave it. */
export interface RuleState {
  readonly id: string
  /** Undefined for a rule of a pack that ships, which its id names. */
  readonly definition: RuleDefinition | undefined
  readonly formats: readonly RulesetFormat[] | undefined
  readonly severity: Severity | 'off'
  readonly isOn: boolean
  /** Set for a rule of a ruleset that could not be had: it is reported, if it is on. */
  readonly unavailable?: string
}
