import type { ContractFile } from '../../contracts/index.ts'
import { gatherRemote, type RemoteFetcher } from '../../remote/index.ts'
import type { Outline } from '../app-dependencies.ts'

/** The files of a contract with the remote documents that they refer to, where these are followed. */
export async function completed(
  files: readonly ContractFile[],
  remote: (() => RemoteFetcher) | undefined,
  outline: Outline,
): Promise<readonly ContractFile[]> {
  return remote === undefined ? files : gatherRemote(files, remote(), outline)
}
