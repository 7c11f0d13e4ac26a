import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, findEntry } from '../../bundles/index.ts'
import { DEFAULT_LIMITS, type ContractFile } from '../../contracts/index.ts'
import { reasonOf } from '../output.ts'
import type { ContractInput } from './contract-input.ts'
import type { InputOptions } from './expand-inputs.ts'
import { filesBelow } from './files-below.ts'
import { localResolver } from './local-resolver.ts'

/** Reads a folder as one contract: the file that it begins with, and what that imports, wherever it lies. */
export async function readFolderInput(
  folder: string,
  { root, entry }: InputOptions,
): Promise<ContractInput> {
  try {
    const { name } = await findEntry(await readFolder(folder), { named: entry })
    const file = path.join(folder, name)
    return {
      kind: 'contract',
      source: folder,
      entry: { name: file, bytes: await readFile(file) },
      resolve: localResolver(root),
    }
  } catch (error) {
    const why = error instanceof BundleError ? error.message : `${reasonOf(error)}.`
    return { kind: 'unreadable', source: folder, message: `${folder} is not accepted: ${why}` }
  }
}

/** All files of a folder, by their paths in it. @throws BundleError `bundle-too-large` */
async function readFolder(folder: string): Promise<readonly ContractFile[]> {
  const { files: mostFiles, bundleBytes, fileBytes } = DEFAULT_LIMITS
  const files: ContractFile[] = []
  let bytes = 0
  for await (const file of filesBelow(folder)) {
    const { size } = await stat(file)
    if (size > fileBytes) continue // no contract, and no part of one
    bytes += size
    if (files.length === mostFiles || bytes > bundleBytes) {
      const most = `${mostFiles} files and ${bundleBytes} bytes`
      throw new BundleError('bundle-too-large', `It has more than ${most}; name the file itself.`)
    }
    const name = path.relative(folder, file).split(path.sep).join('/')
    files.push({ name, bytes: await readFile(file) })
  }
  return files
}
