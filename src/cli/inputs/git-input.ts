import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { DEFAULT_LIMITS, type ResolveImport } from '../../contracts/index.ts'
import type { ContractInput } from './contract-input.ts'

const run = promisify(execFile)

/** Reads `git:REF:PATH`; imports are looked for in the same commit. */
export async function readGitInput(argument: string): Promise<ContractInput> {
  const [, ref, file] = /^git:([^:]+):(.+)$/s.exec(argument) ?? []
  if (ref === undefined || file === undefined || ref.startsWith('-')) {
    return {
      kind: 'unreadable',
      source: argument,
      message: `${argument} names no file of a commit; write git:REF:PATH, for instance git:main:api/orders.wsdl.`,
    }
  }
  try {
    const bytes = await show(ref, file)
    return {
      kind: 'contract',
      source: argument,
      entry: { name: file, bytes },
      resolve: commitResolver(ref),
    }
  } catch (error) {
    return {
      kind: 'unreadable',
      source: argument,
      message: `${argument} cannot be read: ${firstLineOf(error)}.`,
    }
  }
}

function commitResolver(ref: string): ResolveImport {
  return async (uri, from) => {
    if (/^[a-z][a-z0-9+.-]+:/i.test(uri) || uri.startsWith('/')) {
      return { kind: 'refused', reason: `${uri} is not a file of the commit` }
    }
    const name = path.posix.join(path.posix.dirname(from), uri)
    try {
      return { kind: 'found', file: { name, bytes: await show(ref, name) } }
    } catch (error) {
      return { kind: 'missing', reason: firstLineOf(error) }
    }
  }
}

async function show(ref: string, file: string): Promise<Uint8Array> {
  const { stdout } = await run('git', ['show', '--end-of-options', `${ref}:${file}`], {
    encoding: 'buffer',
    maxBuffer: DEFAULT_LIMITS.fileBytes,
  })
  return stdout
}

function firstLineOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: Buffer; message: string }
  const text = stderr === undefined || stderr.length === 0 ? message : stderr.toString('utf8')
  return (text.split('\n', 1)[0] ?? text).replace(/\.+$/, '') // our sentence ends with its own
}
