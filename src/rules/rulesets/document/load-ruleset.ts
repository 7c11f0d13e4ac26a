import { createHash } from 'node:crypto'
import path from 'node:path'
import type { RulesetFunction } from '../functions/ruleset-function.ts'
import type { RulesetMistake } from '../model.ts'
import { loadLinearEngine } from '../regular-expression.ts'
import { checkXPaths } from '../x-path/check-x-paths.ts'
import { LoadedRuleset } from './loaded-ruleset.ts'
import { RulesetReader } from './ruleset-reader.ts'
import type { ResolveRuleset, RulesetSource } from './ruleset-source.ts'

export type LoadRulesetResult =
  | { readonly ok: true; readonly ruleset: LoadedRuleset }
  | { readonly ok: false; readonly mistakes: readonly RulesetMistake[] }

export interface LoadRulesetOptions {
  /** Its policy id; default: the name of its file. */
  readonly id?: string
  /** Its version; default: 0.0.0 with the digest of its texts as build metadata. */
  readonly version?: string
  /** Functions that rulesets of this project may name beside the core functions. */
  readonly shippedFunctions?: ReadonlyMap<string, RulesetFunction>
}

/**
 * Reads a ruleset in the ecosystem's format (`.spectral.yaml`, `.yml`, `.json`) with all that it extends.
 * Mistakes are reported all at once, each at its place; what is well-formed, but needs code of the ruleset, a
 * package or an address, loads as unsupported rules. Nothing is fetched and no code is run.
 */
export async function loadRuleset(
  source: Omit<Extract<RulesetSource, { kind: 'text' }>, 'kind'>,
  resolve: ResolveRuleset,
  options: LoadRulesetOptions = {},
): Promise<LoadRulesetResult> {
  const { file } = source
  const id = options.id ?? path.basename(file)
  if (/\.[cm]?js$/i.test(file)) {
    const message = `${id} is JavaScript, and code of a ruleset is not run; write its rules as YAML or JSON.`
    return {
      ok: false,
      mistakes: [{ message, location: { file, pointer: '', line: 1, column: 1 } }],
    }
  }
  await loadLinearEngine()
  const reader = new RulesetReader(resolve, options.shippedFunctions ?? new Map())
  const root = await reader.read({ kind: 'text', ...source })
  if (root === undefined) return { ok: false, mistakes: reader.mistakes }
  const version = options.version ?? `0.0.0+sha256.${digestOf(reader.texts)}`
  const { mistakes } = reader
  const ruleset = new LoadedRuleset(id, version, root, mistakes)
  mistakes.push(...(await checkXPaths(reader.xPaths)))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, ruleset }
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex').slice(0, 16)
}
