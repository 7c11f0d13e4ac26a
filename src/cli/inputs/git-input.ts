import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { DEFAULT_LIMITS, type ResolveImport } from '../../contracts/index.ts'
import type { ContractInput } from './contract-input.ts'
import { isSkipped } from './files-below.ts'
import { notHere } from './not-here.ts'

const run = promisify(execFile)

/**
 * Reads `git:REF:PATH`, a file or a folder of a commit; imports are looked for in the same commit. A path counts
 * from the root of the repository, or with `./` from the working folder.
 */
export async function* readGitInput(argument: string): AsyncGenerator<ContractInput> {
  const [, ref, written] = /^git:([^:]+):(.+)$/s.exec(argument) ?? []
  if (ref === undefined || written === undefined || ref.startsWith('-')) {
    const message = `${argument} names no file of a commit; write git:REF:PATH, for instance git:main:api/orders.wsdl.`
    yield { kind: 'unreadable', source: argument, message }
    return
  }
  try {
    const name = await fromRoot(written)
    if ((await typeOf(ref, name)) === 'tree') {
      const around = argument.replace(/\/+$/, '')
      for (const file of await filesOf(ref, name)) {
        const input = await readFileOf(ref, path.posix.join(name, file), `${around}/${file}`)
        yield { ...input, found: true }
      }
    } else yield await readFileOf(ref, name, argument)
  } catch (error) {
    const why = firstLineOf(error)
    const message = `${argument} cannot be read: ${why}.${hintFor(ref, written, why)}`
    yield { kind: 'unreadable', source: argument, message }
  }
}

/** A path that was typed in a folder below the root is meant from there. */
function hintFor(ref: string, written: string, why: string): string {
  if (!why.includes(`path '`) || /^\.{1,2}(?:\/|$)/.test(written)) return ''
  return ` Paths count from the root of the repository; from the working folder it is git:${ref}:./${written}.`
}

async function readFileOf(ref: string, name: string, source: string) {
  return {
    kind: 'contract' as const,
    source,
    entry: { name, bytes: await show(ref, name) },
    resolve: commitResolver(ref),
    carrier: { file: undefined },
  }
}

function commitResolver(ref: string): ResolveImport {
  return async (uri, from) => {
    if (/^[a-z][a-z0-9+.-]+:|^[\\/]{2}/i.test(uri)) return notHere(uri)
    if (uri.startsWith('/')) {
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

/** The path from the root of the repository; the root itself is the empty one. */
async function fromRoot(written: string): Promise<string> {
  const isRelative = /^\.{1,2}(?:\/|$)/.test(written)
  const prefix = isRelative ? (await git(['rev-parse', '--show-prefix'])).toString().trimEnd() : ''
  const name = path.posix.join(prefix, written).replace(/\/+$/, '')
  return name === '.' ? '' : name
}

/** What git says of a path: `blob`, `tree`; of one that is not there something else. */
async function typeOf(ref: string, name: string): Promise<string> {
  const type = await git(['cat-file', '-t', `${ref}:${name}`]).catch(() => undefined) // `show` tells why
  return type?.toString().trim() ?? 'nothing'
}

/** Plain files below a folder, by their paths in it; what a scan of a folder skips is skipped here, too. */
async function filesOf(ref: string, name: string): Promise<readonly string[]> {
  const listed = await git(['ls-tree', '-r', '-z', '--full-tree', `${ref}:${name}`])
  return listed
    .toString()
    .split('\0')
    .flatMap((line) => /^100\d+ blob \S+\t(.+)$/s.exec(line)?.[1] ?? [])
    .filter((file) => !file.split('/').some(isSkipped))
}

function show(ref: string, file: string): Promise<Uint8Array> {
  return git(['show', '--end-of-options', `${ref}:${file}`])
}

async function git(commandLine: readonly string[]): Promise<Buffer> {
  const { stdout } = await run('git', commandLine, {
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
