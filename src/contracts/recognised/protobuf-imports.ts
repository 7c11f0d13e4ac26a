import { ContractError } from '../contract-error.ts'
import { importOutcome } from '../contract-files.ts'
import type { ContractFiles, ImportedFile } from '../contract-files.ts'
import type { Limits } from '../limits.ts'
import type { ImportSummary, Location } from '../model.ts'
import { decodeSource } from '../source.ts'
import type { SourceText } from '../source.ts'
import { blankOut } from './blank-out.ts'
import { PROTOBUF_LEXICON } from './protobuf.ts'

/** Definition files that a contract is made of, and how they came in. */
export interface ProtobufFiles {
  /** The entry first, then what it imports, transitively, each once. */
  readonly sources: readonly SourceText[]
  readonly imports: readonly ImportSummary[]
}

const IMPORT = /\bimport\s+(?:public\s+|weak\s+)?(["'])([^"'\n]+)\1\s*;/g
/** Every compiler brings these along. */
const WELL_KNOWN = 'google/protobuf/'
/** How far above the importing file the root that paths count from is looked for. */
const MOST_LEVELS = 8

/**
 * Follows the imports of a definition file. Paths count from a root that the file itself does not tell
 * (Protocol Buffers language guide, "Importing Definitions"): its folder is tried, and those above.
 */
export async function followProtobufImports(
  entry: SourceText,
  files: ContractFiles,
  limits: Limits,
): Promise<ProtobufFiles> {
  const byName = new Map([[entry.name, entry]])
  const imports: ImportSummary[] = []
  // The map grows while it is walked.
  for (const source of byName.values()) {
    for (const { path, location } of importsIn(source)) {
      if (path.startsWith(WELL_KNOWN)) continue
      const found = await fetchUpwards(path, source.name, files)
      const outcome = importOutcome(found)
      const read = found.kind === 'found' ? readSource(found, limits) : undefined
      const problem = read instanceof ContractError ? unreadable(read) : outcome.problem
      if (read !== undefined && !(read instanceof ContractError) && !byName.has(read.name)) {
        byName.set(read.name, read)
      }
      imports.push({
        kind: 'ref',
        uri: path,
        namespace: undefined,
        resolved: problem === undefined ? outcome.resolved : undefined,
        problem,
        location,
      })
    }
  }
  return { sources: [...byName.values()], imports }
}

function importsIn(source: SourceText): readonly { path: string; location: Location }[] {
  const code = blankOut(source.text, PROTOBUF_LEXICON)
  return [...source.text.matchAll(IMPORT)].flatMap((found) => {
    // In comments and texts nothing is left of the keyword.
    if (!code.startsWith('import', found.index)) return []
    const location = source.location('', found.index, found.index + found[0].length)
    return [{ path: found[2] ?? '', location }]
  })
}

async function fetchUpwards(
  path: string,
  from: string,
  files: ContractFiles,
): Promise<ImportedFile> {
  const first = await files.fetch(path, from)
  // On a disk the root may lie above the folder in which the command runs; a bundle refuses to be left.
  for (let level = 1; first.kind === 'missing' && level <= MOST_LEVELS; level += 1) {
    const found = await files.fetch(`${'../'.repeat(level)}${path}`, from)
    if (found.kind === 'found') return found
    if (found.kind === 'refused') break
  }
  return first
}

function readSource(
  { file }: Extract<ImportedFile, { kind: 'found' }>,
  limits: Limits,
): SourceText | ContractError {
  try {
    return decodeSource(file, limits)
  } catch (error) {
    if (error instanceof ContractError) return error
    throw error
  }
}

function unreadable({ message }: ContractError): ImportSummary['problem'] {
  return { kind: 'unreadable', reason: message }
}
