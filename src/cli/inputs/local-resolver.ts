import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_LIMITS } from '../../contracts/index.ts'
import type { Resolution, ResolveImport } from '../../contracts/index.ts'
import { reasonOf } from '../output.ts'
import { notHere } from './not-here.ts'

const MAX_BYTES = DEFAULT_LIMITS.fileBytes

/**
 * Follows imports on the local disk, relative to the importing file. Remote addresses are refused.
 *
 * @param root only files below this folder are followed; symbolic links do not lead out of it
 */
export function localResolver(root: string | undefined): ResolveImport {
  return async (uri, from) => {
    const target = localPath(uri, from)
    if (target === undefined) return notHere(uri)
    try {
      if (root !== undefined && !(await liesBelow(target, root))) {
        return { kind: 'refused', reason: `${target} lies outside ${root}` }
      }
      return await read(target)
    } catch (error) {
      return { kind: 'missing', reason: `${target}: ${reasonOf(error)}` }
    }
  }
}

async function read(target: string): Promise<Resolution> {
  const found = await stat(target)
  if (found.isDirectory()) return { kind: 'missing', reason: `${target} is a folder` }
  // A device or a pipe says that it has no bytes, and never ends.
  if (!found.isFile()) return { kind: 'refused', reason: `${target} is no file` }
  const { size } = found
  if (size > MAX_BYTES) {
    return { kind: 'refused', reason: `${target} has ${size} bytes; ${MAX_BYTES} are read` }
  }
  return { kind: 'found', file: { name: target, bytes: await readFile(target) } }
}

/** Undefined for what is not on this machine. */
function localPath(uri: string, from: string): string | undefined {
  if (/^file:/i.test(uri)) {
    try {
      return fileURLToPath(uri)
    } catch {
      return undefined // a file address of another machine
    }
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(uri) || /^[\\/]{2}/.test(uri)) return undefined
  const decoded = decode(uri)
  return path.isAbsolute(decoded) ? decoded : path.join(path.dirname(from), decoded)
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri // a percent sign that is part of the name
  }
}

async function liesBelow(target: string, root: string): Promise<boolean> {
  const relative = path.relative(await realpath(root), await realpath(target))
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative)
}
