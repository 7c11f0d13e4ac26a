import path from 'node:path'
import {
  loadRuleset,
  type LoadRulesetOptions,
  type LoadRulesetResult,
} from '../../../../src/rules/rulesets/document/load-ruleset.ts'
import type { Ruleset } from '../../../../src/rules/rulesets/model.ts'
import type { RulePack } from '../../../../src/rules/index.ts'

/** Loads the first of some files by name, with the others to extend. */
export async function load(
  files: Readonly<Record<string, string>> | string,
  packs: readonly RulePack[] = [],
  options: LoadRulesetOptions = {},
): Promise<LoadRulesetResult> {
  const all = typeof files === 'string' ? { 'a.yaml': files } : files
  const [file, text] = Object.entries(all)[0] ?? ['', '']
  return loadRuleset(
    { file, text },
    (reference) => {
      if (reference.kind === 'shipped') {
        const pack = packs.find(({ id }) => id === reference.id)
        return pack && { kind: 'pack', pack }
      }
      const name = path.posix.normalize(reference.path)
      const found = all[name]
      return found === undefined ? undefined : { kind: 'text', file: name, text: found }
    },
    options,
  )
}

/** The ruleset for a document; fails the test when there are mistakes. */
export async function rulesetOf(
  files: Readonly<Record<string, string>> | string,
  document?: string,
  packs: readonly RulePack[] = [],
): Promise<Ruleset> {
  const loaded = await load(files, packs)
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
  return loaded.ruleset.forDocument(document)
}

/** Mistakes as `file:line:column: message`. */
export async function mistakesOf(
  files: Readonly<Record<string, string>> | string,
): Promise<readonly string[]> {
  const loaded = await load(files)
  if (loaded.ok) return []
  return loaded.mistakes.map(
    ({ message, location }) =>
      `${location.file}:${String(location.line)}:${String(location.column)}: ${message}`,
  )
}
