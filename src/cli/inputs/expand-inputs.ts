import { stat } from 'node:fs/promises'
import path from 'node:path'
import { looksLikeZip } from '../../bundles/index.ts'
import { GlobError, hasGlobCharacters } from '../../globs/index.ts'
import { parseCoordinates } from '../registry/coordinates.ts'
import { reasonOf } from '../output.ts'
import type { ContractInput } from './contract-input.ts'
import { filesBelow } from './files-below.ts'
import { glob as globFiles } from './glob.ts'
import { localResolver } from './local-resolver.ts'
import { readBounded, readBoundedFile } from './read-bounded.ts'
import type { RemoteAccess } from './remote-access.ts'
import { readZipInput } from './zip-input.ts'

export interface InputOptions {
  /** Imports are followed only below this folder. */
  readonly root: string | undefined
  /** What standard input is called, where it stands for a file. */
  readonly stdinName?: string | undefined
  /** The file that an archive begins with; without it the only one that no other refers to. */
  readonly entry?: string | undefined
  /** How remote documents are reached; without it they are not. */
  readonly remote?: RemoteAccess | undefined
}

/**
 * Turns the arguments of a command into contracts, in the order of the arguments. What exists on disk is
 * that file or folder, even if it looks like a glob, a git object or a version of the registry. What reaches
 * beyond the disk is loaded only for an argument that asks for it.
 */
export async function* expandInputs(
  argumentsGiven: readonly string[],
  options: InputOptions,
): AsyncGenerator<ContractInput> {
  const { remote } = options
  const seen = new SeenFiles(argumentsGiven)
  for (const argument of argumentsGiven) {
    for await (const input of expand(argument, options)) {
      if (seen.isRepeated(argument, input)) continue
      if (input.kind === 'unreadable' || remote === undefined) yield input
      else yield { ...input, resolve: remote.resolver(input.resolve), local: false }
    }
  }
}

/**
 * Which files of folders and globs were there already, or are arguments themselves. Each argument that names a
 * file has its own result, however often it is given.
 */
class SeenFiles {
  readonly #seen: Set<string>

  constructor(argumentsGiven: readonly string[]) {
    this.#seen = new Set(argumentsGiven.map(keyOf))
  }

  isRepeated(argument: string, { source }: ContractInput): boolean {
    if (source === argument) return false
    const key = keyOf(source)
    if (this.#seen.has(key)) return true
    this.#seen.add(key)
    return false
  }
}

/** One for all ways to write a path. What is no path of this disk stands for itself. */
function keyOf(source: string): string {
  const isPath = source !== '-' && !/^(?:git|https?):/i.test(source)
  return isPath ? path.resolve(source) : source
}

async function* expand(argument: string, options: InputOptions): AsyncGenerator<ContractInput> {
  if (argument === '-') {
    yield await readStandardInput(options)
    return
  }
  let why: unknown
  const found = await stat(argument).catch((error: unknown) => {
    why = error
    return undefined // it may be another input
  })
  if (found !== undefined) {
    if (found.isDirectory()) {
      for await (const file of filesBelow(argument)) yield await readLocal(file, options, true)
    } else {
      yield await readLocal(argument, options)
    }
  } else if (argument.startsWith('git:')) {
    const { readGitInput } = await import('./git-input.ts')
    yield* readGitInput(argument)
  } else if (/^https?:\/\//i.test(argument)) {
    const why = `${argument} is remote; give --allow-remote to fetch it.`
    yield (await options.remote?.read(argument, options.entry)) ?? unreadable(argument, why)
  } else if (hasGlobCharacters(argument)) {
    yield* expandGlob(argument, options)
  } else {
    const coordinates = parseCoordinates(argument)
    if (coordinates?.selector === undefined) {
      yield unreadable(argument, `${argument} cannot be read: ${reasonOf(why)}.`)
    } else {
      const { readRegistryInput } = await import('./registry-input.ts')
      yield await readRegistryInput(argument, coordinates)
    }
  }
}

async function* expandGlob(pattern: string, options: InputOptions): AsyncGenerator<ContractInput> {
  let matches = 0
  try {
    for await (const file of globFiles(pattern)) {
      matches++
      yield await readLocal(file, options)
    }
  } catch (error) {
    if (!(error instanceof GlobError)) throw error
    yield unreadable(pattern, `The glob ${pattern} ${error.message}.`)
    return
  }
  if (matches === 0) yield unreadable(pattern, `No file matches ${pattern}.`)
}

async function readLocal(
  file: string,
  { root, entry: entryName }: InputOptions,
  found?: true,
): Promise<ContractInput> {
  try {
    const entry = { name: file, bytes: await readBoundedFile(file) }
    if (found !== true && looksLikeZip(entry.bytes)) {
      return await readZipInput(file, entry.bytes, entryName, file)
    }
    const resolve = localResolver(root)
    return { kind: 'contract', source: file, entry, resolve, local: true, ...(found && { found }) }
  } catch (error) {
    return unreadable(file, `${file} cannot be read: ${reasonOf(error)}.`)
  }
}

async function readStandardInput(options: InputOptions): Promise<ContractInput> {
  const { root, stdinName } = options
  const entry = { name: stdinName ?? 'stdin', bytes: await readBounded(process.stdin) }
  if (looksLikeZip(entry.bytes)) return readZipInput('-', entry.bytes, options.entry, stdinName)
  const carrier = stdinName === undefined && { carrier: { file: undefined } }
  return { kind: 'contract', source: '-', entry, resolve: localResolver(root), ...carrier }
}

function unreadable(source: string, message: string): ContractInput {
  return { kind: 'unreadable', source, message }
}
