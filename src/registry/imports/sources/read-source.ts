import { posix } from 'node:path'
import {
  BundleError,
  contractsAmong,
  DEFAULT_ZIP_LIMITS,
  looksLikeZip,
  readZip,
} from '../../../bundles/index.ts'
import type { ContractFile, FileOutline } from '../../../contracts/index.ts'
import { RegistryError } from '../../problems.ts'
import { isApicurioExport, readApicurioExport } from './read-apicurio.ts'
import { isBackstageCatalog } from './backstage-entity.ts'
import { readBackstageCatalog } from './read-backstage.ts'
import { readContracts } from './read-contracts.ts'
import type { ReadSource } from './source-item.ts'

/** All of a source is in memory while it is read, since any file may refer to any. */
export const SOURCE_LIMITS = {
  ...DEFAULT_ZIP_LIMITS,
  entries: 20_000,
  bundleBytes: 268_435_456, // 256 MiB
}

/** What one file is and refers to. */
export type OutlineOfFile = (file: ContractFile) => Promise<FileOutline | undefined>

/**
 * Reads a zip archive, or a single file, and tells what it is by what is in it.
 * @param domain below which services are to lie
 * @throws RegistryError `import-unreadable`
 */
export async function readSource(
  upload: { readonly name: string; readonly bytes: Uint8Array },
  domain: string,
  outline: OutlineOfFile,
): Promise<ReadSource> {
  const files = withoutOneFolder(await filesOf(upload))
  if (isApicurioExport(files)) return readApicurioExport(files, domain)
  const among = await contractsAmong(files, outline)
  return isBackstageCatalog(files)
    ? readBackstageCatalog(files, domain, among)
    : readContracts(among, domain)
}

async function filesOf({
  name,
  bytes,
}: {
  readonly name: string
  readonly bytes: Uint8Array
}): Promise<readonly ContractFile[]> {
  if (!looksLikeZip(bytes)) return [{ name, bytes }]
  try {
    return await readZip(bytes, SOURCE_LIMITS)
  } catch (cause) {
    if (!(cause instanceof BundleError)) throw cause
    throw new RegistryError(
      'import-unreadable',
      `${name} is not accepted: ${cause.message}`,
      {},
      { cause },
    )
  }
}

/** Who packs a folder often packs its name along, which says nothing of what is in it. */
function withoutOneFolder(files: readonly ContractFile[]): readonly ContractFile[] {
  const folders = new Set(files.map(({ name }) => name.split('/')[0]))
  const [folder = ''] = folders
  const isOne = folders.size === 1 && files.every(({ name }) => name.includes('/'))
  if (!isOne || folder === 'APIs') return files
  return files.map(({ name, bytes }) => ({ name: posix.relative(folder, name), bytes }))
}
