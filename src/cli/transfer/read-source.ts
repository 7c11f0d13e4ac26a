import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, DEFAULT_ZIP_LIMITS, looksLikeZip, readZip } from '../../bundles/index.ts'
import { DEFAULT_LIMITS, type ContractFile } from '../../contracts/index.ts'
import { usageError } from '../exit-status.ts'
import { filesBelow } from '../inputs/files-below.ts'
import { reasonOf } from '../output.ts'
import { isApicurioExport, readApicurioExport } from './read-apicurio.ts'
import { isBackstageCatalog, readBackstageCatalog } from './read-backstage.ts'
import { readContracts } from './read-contracts.ts'
import type { ReadSource } from './transfer-item.ts'

const MOST_FILES = 20_000
const MOST_BYTES = 512 * 1024 * 1024 // all are in memory, since any may refer to any

/**
 * Reads a folder or a zip archive and tells what it is by what is in it.
 * @throws CommandError (status 2) when it cannot be read or holds too much
 */
export async function readSource(source: string, domain: string): Promise<ReadSource> {
  const files = await filesOf(source)
  if (isApicurioExport(files)) return readApicurioExport(files, domain)
  if (isBackstageCatalog(files)) return readBackstageCatalog(files, domain)
  return readContracts(files, domain)
}

async function filesOf(source: string): Promise<readonly ContractFile[]> {
  try {
    if ((await stat(source)).isDirectory()) return await filesInFolder(source)
    const bytes = await readFile(source)
    if (looksLikeZip(bytes)) {
      const limits = { ...DEFAULT_ZIP_LIMITS, entries: MOST_FILES, bundleBytes: MOST_BYTES }
      return await readZip(bytes, limits)
    }
    return [{ name: path.basename(source), bytes }]
  } catch (error) {
    if (error instanceof BundleError)
      throw usageError(`${source} is not accepted: ${error.message}`, { cause: error })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw usageError(`${source} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}

async function filesInFolder(folder: string): Promise<readonly ContractFile[]> {
  const files: ContractFile[] = []
  let bytes = 0
  for await (const file of filesBelow(folder)) {
    const { size } = await stat(file)
    if (size > DEFAULT_LIMITS.fileBytes) continue // no contract, and no part of one
    bytes += size
    if (files.length === MOST_FILES || bytes > MOST_BYTES)
      throw usageError(
        `${folder} has more than ${MOST_FILES} files or ${MOST_BYTES} bytes; import its folders one by one.`,
      )
    const name = path.relative(folder, file).split(path.sep).join('/')
    files.push({ name, bytes: await readFile(file) })
  }
  return files
}
