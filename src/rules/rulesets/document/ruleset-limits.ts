import { DEFAULT_LIMITS, type Limits } from '../../../contracts/index.ts'

/** Ten times what the largest published rulesets have; more than that is no ruleset. */
export const RULESET_LIMITS = {
  /** Characters of one file. */
  characters: 4_000_000,
  /** Files of one ruleset, itself included. */
  files: 100,
  /** Aliases inside aliases. */
  aliasDepth: 20,
  /** Expressions that the aliases of one rule stand for together. */
  expressions: 1_000,
  /** Characters of one expression with its aliases put in. */
  expressionCharacters: 20_000,
  /** Characters of a `field`. */
  fieldCharacters: 2_000,
} as const

export const RULESET_READING: Limits = {
  ...DEFAULT_LIMITS,
  depth: 100,
  nodes: 200_000,
  yamlAliasNodes: 200_000,
}
