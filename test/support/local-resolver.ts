import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readContract } from '../../src/contracts/index.ts'
import type { Contract, ResolveImport, UnreadableContract } from '../../src/contracts/index.ts'

/** Resolves imports against the folder of the importing file; names of files are their paths. */
export const resolveLocally: ResolveImport = async (uri, from) => {
  const path = localPath(uri, from)
  if (path === undefined) return { kind: 'refused', reason: 'only local files are read' }
  try {
    return { kind: 'found', file: { name: path, bytes: await readFile(path) } }
  } catch (cause) {
    return { kind: 'missing', reason: cause instanceof Error ? cause.message : String(cause) }
  }
}

/** Reads a contract and its imports from disk. */
export async function readLocalContract(path: string): Promise<Contract | UnreadableContract> {
  const entry = { name: path, bytes: await readFile(path) }
  return readContract({ entry, resolve: resolveLocally })
}

function localPath(uri: string, from: string): string | undefined {
  if (uri.startsWith('file:')) return URL.canParse(uri) ? fileURLToPath(uri) : undefined
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri)) return undefined
  try {
    return resolve(dirname(from), decodeURIComponent(uri))
  } catch {
    return resolve(dirname(from), uri) // a stray "%": the name is meant as it stands
  }
}
