import { createHash } from 'node:crypto'
import type { ContractFile } from './model.ts'

/** SHA-256 of bytes, as `sha256:` and 64 lower-case hexadecimal digits. */
export function digestOfBytes(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/**
 * The address of a contract's content. A single file is known by its own bytes, whatever its name.
 * Several are known by the sorted lines of name and digest; names count from the folder that all
 * files share, so that neither the order of imports nor the place of the folder matters. Documents of
 * the network are known by their whole addresses.
 */
export function digestOfFiles(files: readonly ContractFile[]): string {
  const [first] = files
  if (files.length === 1 && first !== undefined) return digestOfBytes(first.bytes)
  const local = files.map(({ name }) => name).filter((name) => !isAddress(name))
  const shared = sharedFolderOf(local).length
  const lines = files.map(({ name, bytes }) => {
    return `${isAddress(name) ? name : name.slice(shared)}\0${digestOfBytes(bytes)}\n`
  })
  return digestOfBytes(lines.sort().join(''))
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(name)
}

/** What all names begin with, up to and including the last `/` of it; empty when they share no folder. */
export function sharedFolderOf(names: readonly string[]): string {
  const [first = '', ...others] = names
  let length = first.lastIndexOf('/') + 1
  for (const name of others) {
    while (!name.startsWith(first.slice(0, length))) {
      // A negative position would find the leading slash of an absolute name again and again.
      length = length < 2 ? 0 : first.lastIndexOf('/', length - 2) + 1
    }
  }
  return first.slice(0, length)
}
