import { glob as globFiles } from './glob.ts'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parseCoordinates } from '../registry/coordinates.ts'
import { reasonOf } from '../output.ts'
import type { ContractInput } from './contract-input.ts'
import { readGitInput } from './git-input.ts'
import { localResolver } from './local-resolver.ts'
import { readRegistryInput } from './registry-input.ts'

export interface InputOptions {
  /** Imports are followed only below this folder. */
  readonly root: string | undefined
  /** What standard input is called. */
  readonly stdinName: string
}

const GLOB_CHARACTERS = /[*?[\]{}]/
const SKIPPED_FOLDERS = new Set(['node_modules'])

/**
 * Turns the arguments of a command into contracts, in the order of the arguments. What exists on disk is
 * that file or folder, even if it looks like a glob, a git object or a version of the registry.
 */
export async function* expandInputs(
  argumentsGiven: readonly string[],
  options: InputOptions,
): AsyncGenerator<ContractInput> {
  for (const argument of argumentsGiven) yield* expand(argument, options)
}

async function* expand(argument: string, options: InputOptions): AsyncGenerator<ContractInput> {
  if (argument === '-') {
    yield await readStandardInput(options)
    return
  }
  const found = await stat(argument).catch((error: unknown) => error as NodeJS.ErrnoException)
  if (!(found instanceof Error)) {
    if (found.isDirectory()) {
      for await (const file of filesBelow(argument)) yield await readLocal(file, options, true)
    } else {
      yield await readLocal(argument, options)
    }
  } else if (argument.startsWith('git:')) {
    yield await readGitInput(argument)
  } else if (GLOB_CHARACTERS.test(argument)) {
    yield* expandGlob(argument, options)
  } else if (/^https?:\/\//i.test(argument)) {
    yield unreadable(argument, `${argument} is remote; fetch it first and lint the file.`)
  } else {
    const coordinates = parseCoordinates(argument)
    if (coordinates?.selector !== undefined) yield await readRegistryInput(argument, coordinates)
    else yield unreadable(argument, `${argument} cannot be read: ${reasonOf(found)}.`)
  }
}

async function* expandGlob(pattern: string, options: InputOptions): AsyncGenerator<ContractInput> {
  let matches = 0
  for await (const file of globFiles(pattern)) {
    matches++
    yield await readLocal(file, options)
  }
  if (matches === 0) yield unreadable(pattern, `No file matches ${pattern}.`)
}

async function readLocal(
  file: string,
  { root }: InputOptions,
  found?: true,
): Promise<ContractInput> {
  try {
    const entry = { name: file, bytes: await readFile(file) }
    const resolve = localResolver(root)
    return { kind: 'contract', source: file, entry, resolve, ...(found && { found }) }
  } catch (error) {
    return unreadable(file, `${file} cannot be read: ${reasonOf(error)}.`)
  }
}

async function readStandardInput({ root, stdinName }: InputOptions): Promise<ContractInput> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
  const entry = { name: stdinName, bytes: Buffer.concat(chunks) }
  return { kind: 'contract', source: '-', entry, resolve: localResolver(root) }
}

/** Every file below a folder in a stable order; hidden ones and installed packages are left out. */
async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name)) continue
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(name)
    else if (entry.isFile()) yield name
  }
}

function unreadable(source: string, message: string): ContractInput {
  return { kind: 'unreadable', source, message }
}
