import type { RulePack } from '../../packs/rule-pack.ts'

/** What `extends` names: something that ships under a policy id, or a file by its path. */
export type RulesetReference =
  | { readonly kind: 'shipped'; readonly id: string }
  | { readonly kind: 'file'; readonly path: string }

/** A ruleset file's text under the name that its locations shall have, or a rule pack that ships. */
export type RulesetSource =
  | {
      readonly kind: 'text'
      readonly file: string
      readonly text: string
      /** It ships with this project, so it may name functions that only rulesets of the project have. */
      readonly isShipped?: boolean
    }
  | { readonly kind: 'pack'; readonly pack: RulePack }

/**
 * Finds a ruleset. The engine reads no files, so its caller does; `undefined` says that there is none.
 * Paths are those of the extending file, joined with what it says.
 */
export type ResolveRuleset = (
  reference: RulesetReference,
) => Promise<RulesetSource | undefined> | RulesetSource | undefined
