import type { ContractFile } from '../../contracts/index.ts'
import { gatherRemote, type RemoteFetcher } from '../../remote/index.ts'

/** The files of a contract with the remote documents that they refer to, where these are followed. */
export async function completed(
  files: readonly ContractFile[],
  remote: (() => RemoteFetcher) | undefined,
): Promise<readonly ContractFile[]> {
  return remote === undefined ? files : gatherRemote(files, remote())
}
