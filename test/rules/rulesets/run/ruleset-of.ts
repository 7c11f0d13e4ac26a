import { loadRuleset } from '../../../../src/rules/rulesets/document/load-ruleset.ts'
import type { Ruleset } from '../../../../src/rules/rulesets/model.ts'

/** A ruleset from its text, which must hold no mistakes. */
export async function rulesetOf(text: string, id = 'team'): Promise<Ruleset> {
  const loaded = await loadRuleset({ file: `${id}.yaml`, text }, () => undefined, { id })
  if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
  return loaded.ruleset.forDocument()
}
