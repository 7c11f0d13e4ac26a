/**
 * Rulesets on disk: those of users, and those that come with the package. Beside the engine and not in it,
 * because the engine reads no files.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import {
  loadRuleset,
  OPENAPI_FUNCTIONS,
  RULESET_LIMITS,
  type LoadedRuleset,
  type LoadRulesetResult,
  type Ruleset,
  type RulesetMistake,
  type RulesetReference,
  type RulesetSource,
} from '../rules/index.ts'
import { shippedPack } from './packs.ts'
import { shippedRulesetSource } from './rulesets.ts'

/** Mistakes that a message names; `mistakes` has all of them. */
const MOST_SHOWN = 100

/** Thrown when a ruleset has mistakes; the message names them with their places. */
export class RulesetError extends Error {
  readonly code = 'ruleset-invalid'
  readonly mistakes: readonly RulesetMistake[]

  constructor(file: string, mistakes: readonly RulesetMistake[]) {
    const lines = mistakes
      .slice(0, MOST_SHOWN)
      .map(
        ({ message, location }) =>
          `${location.file}:${location.line}:${location.column}: ${message}`,
      )
    const more = mistakes.length - lines.length
    if (more > 0) lines.push(`and ${more} more`)
    const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`
    super(`The ruleset ${file} has ${count}:\n${lines.join('\n')}`)
    this.name = 'RulesetError'
    this.mistakes = mistakes
  }
}

/**
 * Reads a ruleset's file, and the files that it extends, from disk.
 *
 * @param id what it is called as a policy; without it the name of its file
 * @throws RulesetError for mistakes, and the error of the file system when the file cannot be read
 */
export async function readRuleset(file: string, id?: string): Promise<LoadedRuleset> {
  const source = { file, text: readText(file) }
  const options = { shippedFunctions: OPENAPI_FUNCTIONS, ...(id !== undefined && { id }) }
  const result = await loadRuleset(source, resolve, options)
  return loadedOf(file, result)
}

/** The ruleset as it is for one document, by whose name its overrides go. */
export function rulesetFor(ruleset: LoadedRuleset, document: string): Ruleset {
  const from = path.relative(path.dirname(ruleset.file), document)
  return ruleset.forDocument(from.split(path.sep).join('/'))
}

function loadedOf(file: string, result: LoadRulesetResult): LoadedRuleset {
  if (!result.ok) throw new RulesetError(file, result.mistakes)
  return result.ruleset
}

function resolve(reference: RulesetReference): RulesetSource | undefined {
  if (reference.kind === 'file') {
    const text = textOf(reference.path)
    return text === undefined ? undefined : { kind: 'text', file: reference.path, text }
  }
  const { id } = reference
  const shipped = shippedRulesetSource(id)
  if (shipped !== undefined) return { kind: 'text', ...shipped, isShipped: true }
  const pack = shippedPack(id)
  return pack && { kind: 'pack', pack }
}

function textOf(file: string): string | undefined {
  try {
    return readText(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** More than a ruleset may have; what does not end, such as a device, is read no further. */
const MOST_BYTES = 4 * (RULESET_LIMITS.characters + 1)

function readText(file: string): string {
  const handle = openSync(file, 'r')
  try {
    const chunks: Buffer[] = []
    for (let bytes = 0; bytes < MOST_BYTES;) {
      const chunk = Buffer.allocUnsafe(65_536)
      const length = readSync(handle, chunk)
      if (length === 0) break
      chunks.push(chunk.subarray(0, length))
      bytes += length
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    closeSync(handle)
  }
}
