import { posix } from 'node:path'
import type { ContractFile, ResolveImport } from '../contracts/index.ts'
import { isRemoteName } from './bundle-path.ts'

/** An absolute URI whose scheme leads to no document, as that of a URN. */
const NO_ADDRESS = /^(?!(?:https?|ftps?|file):)[a-z][a-z0-9+.-]+:/i

/**
 * Finds imports among the files that were handed in, and nowhere else: neither on disk nor on the
 * network. Names are paths relative to the root of the bundle, as `types/money.xsd`; a remote document that
 * was fetched beforehand is there under its address.
 */
export function resolveWithin(files: readonly ContractFile[]): ResolveImport {
  const byName = new Map(files.map((file) => [file.name, file]))
  return (uri, from) => {
    const remote = byName.get(addressOf(uri, from) ?? '')
    if (remote !== undefined) return Promise.resolve({ kind: 'found', file: remote })
    if (isRemoteName(from)) {
      return Promise.resolve({ kind: 'missing', reason: `${shortened(uri)} was not fetched` })
    }
    if (NO_ADDRESS.test(uri)) {
      const reason = `${shortened(uri)} is no path in the bundle, and no address of a document`
      return Promise.resolve({ kind: 'missing', reason })
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(uri) || uri.startsWith('//')) {
      return Promise.resolve({
        kind: 'refused',
        reason: `${shortened(uri)} lies outside the bundle, and nothing is fetched; add the document to the bundle and import it by a relative path`,
      })
    }
    const path = decoded(uri.split(/[?#]/, 1)[0] ?? '')
    if (path === undefined || path.includes('\\') || path.includes('\0')) {
      return Promise.resolve({
        kind: 'refused',
        reason: `${shortened(uri)} is no relative path with forward slashes`,
      })
    }
    const name = posix.normalize(posix.join(posix.dirname(from), path))
    if (path.startsWith('/') || name === '..' || name.startsWith('../')) {
      return Promise.resolve({ kind: 'refused', reason: `${shortened(uri)} leaves the bundle` })
    }
    const file = byName.get(name)
    return Promise.resolve(
      file === undefined
        ? { kind: 'missing', reason: `the bundle has no file ${shortened(name)}` }
        : { kind: 'found', file },
    )
  }
}

/** The address of a remote document that a reference means; undefined for all others. */
function addressOf(uri: string, from: string): string | undefined {
  const base = isRemoteName(from) ? from : undefined
  if (base === undefined && !/^https?:\/\//i.test(uri)) return undefined
  if (!URL.canParse(uri, base)) return undefined
  const address = new URL(uri, base)
  address.hash = ''
  return address.href
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

function shortened(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`
}
