import type { Resolution, ResolveImport } from '../contracts/index.ts'
import type { RemoteFetcher } from './remote-fetcher.ts'

/** Whether a reference names a document of the network. */
export function isRemote(uri: string): boolean {
  return /^https?:\/\//i.test(uri)
}

/**
 * Follows remote references by a fetcher, and others as `local` does. What a remote document refers to is
 * remote too: it cannot reach files of this machine.
 */
export function withRemote(local: ResolveImport, fetcher: RemoteFetcher): ResolveImport {
  /** Where documents were found in the end, by the names that they go by. */
  const bases = new Map<string, string>()
  return async (uri, from) => {
    const isFromRemote = isRemote(from)
    if (!isFromRemote && !isRemote(uri)) return local(uri, from)
    if (!URL.canParse(uri, isFromRemote ? (bases.get(from) ?? from) : undefined)) {
      return { kind: 'refused', reason: `${uri} is no address` }
    }
    const target = new URL(uri, isFromRemote ? (bases.get(from) ?? from) : undefined)
    target.hash = ''
    if (!isRemote(target.href)) {
      return {
        kind: 'refused',
        reason: `${uri} is not remote, and a remote document refers to nothing else`,
      }
    }
    return asResolution(target.href, bases, fetcher)
  }
}

async function asResolution(
  name: string,
  bases: Map<string, string>,
  fetcher: RemoteFetcher,
): Promise<Resolution> {
  const document = await fetcher.fetch(name)
  if (document.kind !== 'found') return document
  bases.set(name, document.base)
  return { kind: 'found', file: { name, bytes: document.bytes } }
}
