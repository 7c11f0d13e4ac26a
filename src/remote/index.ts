/**
 * The one place from which anything reaches the network, when that is allowed at all: contracts' imports are fetched, and
 * events are handed over.
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
export { createRemotePoster, type PostAnswer, type RemotePoster } from './remote-poster.ts'
export { gatherRemote, type OutlineFiles } from './gather-remote.ts'
export { withRemote } from './with-remote.ts'
export type { RemoteLimits } from './remote-limits.ts'
export { parseRemoteHosts, type RemoteHosts } from './remote-hosts.ts'
