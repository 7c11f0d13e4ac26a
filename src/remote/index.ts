/**
 * Remote documents: the one place from which contracts' imports reach the network, when that is allowed at all.
 *
 * May not: follow anything to an address that is not public, send credentials, or know what is in a document.
 */
export { isPublicAddress } from './public-address.ts'
export {
  createRemoteFetcher,
  type RemoteDocument,
  type RemoteFetcher,
  type RemoteOptions,
} from './remote-fetcher.ts'
export { gatherRemote, type OutlineFiles } from './gather-remote.ts'
export { withRemote } from './with-remote.ts'
export type { RemoteLimits } from './remote-limits.ts'
export { parseRemoteHosts, type RemoteHosts } from './remote-hosts.ts'
