import type { ContractFile, ResolveImport } from '../../contracts/index.ts'
import {
  createRemoteFetcher,
  gatherRemote,
  parseRemoteHosts,
  withRemote,
  type RemoteHosts,
} from '../../remote/index.ts'
import { usageError } from '../exit-status.ts'
import { looksLikeZip, resolveWithin } from '../../bundles/index.ts'
import type { ContractInput } from './contract-input.ts'
import { readZipInput } from './zip-input.ts'

/** How a run reaches documents of the network; each is fetched once in a run. */
export interface RemoteAccess {
  /** Follows remote imports, and others as `local` does. */
  resolver(local: ResolveImport): ResolveImport
  /** Adds to the files of a bundle the remote documents that they refer to; `resolve` finds them all there. */
  gather(files: readonly ContractFile[]): Promise<{
    readonly files: readonly ContractFile[]
    readonly resolve: ResolveImport
  }>
  /** Reads a contract from an http or https address. */
  read(address: string, entry: string | undefined): Promise<ContractInput>
}

/** A list of hosts, separated by commas, and where it stands. */
export interface HostList {
  readonly name: string
  /** Undefined or empty: it says nothing. */
  readonly hosts: string | undefined
}

/**
 * Every public host may be asked that is among those of each list.
 * @throws CommandError when a list has a mistake
 */
export function openRemoteAccess(lists: readonly HostList[]): RemoteAccess {
  const hosts = allOf(
    lists.flatMap(({ name, hosts: list = '' }) =>
      list.trim() === '' ? [] : [hostsOf(name, list)],
    ),
  )
  const fetcher = createRemoteFetcher({ hosts })
  const resolver = (local: ResolveImport): ResolveImport => withRemote(local, fetcher)
  return {
    resolver,
    gather: async (files) => {
      const gathered = await gatherRemote(files, fetcher)
      const within = resolveWithin(gathered)
      return {
        files: gathered,
        resolve: async (uri, from) => {
          const resolution = await within(uri, from)
          if (resolution.kind === 'found' || !/^https?:/i.test(uri)) return resolution
          const document = await fetcher.fetch(uri) // was asked for already: it knows why there is none
          return document.kind === 'found' ? resolution : document
        },
      }
    },
    read: async (address, entry) => {
      const document = await fetcher.fetch(address)
      if (document.kind !== 'found') {
        return { kind: 'unreadable', source: address, message: `${document.reason}.` }
      }
      const { bytes, base } = document
      if (looksLikeZip(bytes)) return readZipInput(address, bytes, entry)
      const resolve = resolver(nothingLocal)
      const entryFile = { name: base, bytes }
      const carrier = { file: undefined }
      return { kind: 'contract', source: address, entry: entryFile, resolve, carrier }
    },
  }
}

/** @throws CommandError */
function hostsOf(name: string, list: string): RemoteHosts {
  const hosts = parseRemoteHosts(list)
  if (!('mistake' in hosts)) return hosts
  throw usageError(
    `${name} has "${hosts.mistake}"; write host names separated by commas, as schemas.example.com or *.example.com.`,
  )
}

function allOf(lists: readonly RemoteHosts[]): RemoteHosts {
  return { allows: (host) => lists.every((hosts) => hosts.allows(host)) }
}

/** What a remote contract refers to is remote; it reaches no files of this machine. */
const nothingLocal: ResolveImport = (uri) =>
  Promise.resolve({ kind: 'refused', reason: `${uri} is not remote, as the contract is` })
