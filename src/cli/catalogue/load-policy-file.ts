import { readFile } from 'node:fs/promises'
import { isDataObject, readDataText } from '../../contracts/index.ts'
import { readRuleset, RulesetError } from '../../index.ts'
import { loadRulePack, type RulePack, type Ruleset } from '../../rules/index.ts'
import { shippedPack, shippedRuleset } from '../../shipped/index.ts'
import { usageError } from '../exit-status.ts'
import { reasonOf } from '../output.ts'

export type LoadedPolicy =
  | { readonly kind: 'pack'; readonly pack: RulePack }
  | { readonly kind: 'ruleset'; readonly ruleset: Ruleset }

/**
 * A policy that ships, by its id, or the rule pack or ruleset in a file. Which of the two a file is, its content
 * says: only a rule pack names the formats that it judges and has an id.
 *
 * @throws CommandError (status 2) naming every mistake with its place
 */
export async function loadPolicy(name: string): Promise<LoadedPolicy> {
  const shipped = shippedPack(name)
  if (shipped !== undefined) return { kind: 'pack', pack: shipped }
  const declared = await shippedRuleset(name)
  if (declared !== undefined) return { kind: 'ruleset', ruleset: declared.forDocument() }
  const text = await readFile(name, 'utf8').catch((error: unknown) => {
    throw usageError(
      `${name} is no policy that ships, and no file that can be read: ${reasonOf(error)}.`,
      { cause: error },
    )
  })
  return isRulePack(text, name) ? readPack(text, name) : readRulesetFile(name)
}

/** Of a file that cannot be read the reader of rulesets says what is wrong. */
function isRulePack(text: string, name: string): boolean {
  const read = readDataText(text, name)
  if (read.kind !== 'document' || !isDataObject(read.document.value)) return false
  const { id, formats } = read.document.value
  return id !== undefined && formats !== undefined
}

function readPack(text: string, name: string): LoadedPolicy {
  const loaded = loadRulePack(text, name, shippedPack)
  if (loaded.ok) return { kind: 'pack', pack: loaded.pack }
  const mistakes = loaded.mistakes.map(
    ({ message, location }) =>
      `\n  ${location.file}:${location.line}:${location.column}: ${message}`,
  )
  throw usageError(`The rule pack cannot be used:${mistakes.join('')}`)
}

async function readRulesetFile(name: string): Promise<LoadedPolicy> {
  try {
    return { kind: 'ruleset', ruleset: (await readRuleset(name)).forDocument() }
  } catch (error) {
    if (error instanceof RulesetError) throw usageError(error.message, { cause: error })
    throw error
  }
}
