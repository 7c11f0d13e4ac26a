import type { ResolveImport } from '../../contracts/index.ts'
import { createRemoteFetcher, parseRemoteHosts, withRemote } from '../../remote/index.ts'
import { usageError } from '../exit-status.ts'
import { looksLikeZip } from '../../bundles/index.ts'
import type { ContractInput } from './contract-input.ts'
import { readZipInput } from './zip-input.ts'

/** How a run reaches documents of the network; each is fetched once in a run. */
export interface RemoteAccess {
  /** Follows remote imports, and others as `local` does. */
  resolver(local: ResolveImport): ResolveImport
  /** Reads a contract from an http or https address. */
  read(address: string, entry: string | undefined): Promise<ContractInput>
}

/**
 * Every public host may be asked, or those that `CONCORDAT_REMOTE_HOSTS` lists.
 * @throws CommandError when that list has a mistake
 */
export function openRemoteAccess(environment: NodeJS.ProcessEnv): RemoteAccess {
  const list = environment['CONCORDAT_REMOTE_HOSTS']?.trim() ?? ''
  const hosts = parseRemoteHosts(list === '' ? '*' : list)
  if ('mistake' in hosts) {
    throw usageError(
      `CONCORDAT_REMOTE_HOSTS has "${hosts.mistake}"; write host names separated by commas, as schemas.example.com or *.example.com.`,
    )
  }
  const fetcher = createRemoteFetcher({ hosts })
  const resolver = (local: ResolveImport): ResolveImport => withRemote(local, fetcher)
  return {
    resolver,
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

/** What a remote contract refers to is remote; it reaches no files of this machine. */
const nothingLocal: ResolveImport = (uri) =>
  Promise.resolve({ kind: 'refused', reason: `${uri} is not remote, as the contract is` })
