import { outlineFiles, type ContractFile, type FileOutline } from '../contracts/index.ts'
import type { RemoteFetcher } from './remote-fetcher.ts'
import { isRemote } from './with-remote.ts'

/** Tells what files are and refer to; undefined when they hold too much. */
export type OutlineFiles = (
  files: readonly ContractFile[],
) => readonly FileOutline[] | undefined | Promise<readonly FileOutline[] | undefined>

/** A document to look into: a file, or one that was fetched. */
interface Gathered {
  readonly file: ContractFile
  /** Where it was found in the end; undefined for a file of the bundle. */
  readonly base: string | undefined
}

/**
 * Adds to the files of a bundle the remote documents that they refer to, and those that these refer to in turn,
 * so that the bundle is complete without the network from then on. Each is named by the address that it is
 * referred to by. What cannot be had is left out, and missing when the contract is read. How many there may be, and
 * how large, is the fetcher's business.
 *
 * @param outline looks into files; default: here and now
 */
export async function gatherRemote(
  files: readonly ContractFile[],
  fetcher: RemoteFetcher,
  outline: OutlineFiles = outlineFiles,
): Promise<readonly ContractFile[]> {
  // What somebody says that an address holds gives way to what it does hold.
  const own = files.filter(({ name }) => !isRemote(name))
  const gathered: Gathered[] = own.map((file) => ({ file, base: undefined }))
  const names = new Set<string>()
  // The list grows while it is walked.
  for (const { file, base } of gathered) {
    const [found] = (await outline([file])) ?? []
    for (const reference of found?.references ?? []) {
      const name = addressOf(reference, base === undefined ? undefined : file.name)
      const address = addressOf(reference, base)
      if (name === undefined || address === undefined || names.has(name)) continue
      names.add(name)
      const document = await fetcher.fetch(address)
      if (document.kind !== 'found') continue
      gathered.push({ file: { name, bytes: document.bytes }, base: document.base })
    }
  }
  return gathered.map(({ file }) => file)
}

/** The remote address that a reference means; undefined for all others. */
function addressOf(reference: string, base: string | undefined): string | undefined {
  const isAddress = base === undefined ? isRemote(reference) : URL.canParse(reference, base)
  if (!isAddress || !URL.canParse(reference, base)) return undefined
  const { href } = new URL(reference, base)
  return isRemote(href) ? href : undefined
}
