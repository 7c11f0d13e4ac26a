import { BundleError, findEntry, readZip, resolveWithin } from '../../bundles/index.ts'
import type { ContractInput } from './contract-input.ts'

/**
 * Reads a zip archive as one contract. Imports are found among its own files, and nowhere else.
 * @param entry the file that it begins with, where that is not plain
 * @param file the archive, where it is a file of this disk
 */
export async function readZipInput(
  source: string,
  bytes: Uint8Array,
  entry: string | undefined,
  file?: string,
): Promise<ContractInput> {
  try {
    const files = await readZip(bytes)
    return {
      kind: 'contract',
      source,
      entry: await findEntry(files, { named: entry }),
      resolve: resolveWithin(files),
      bundled: true,
      carrier: { file },
    }
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    const how = error.code === 'bundle-entry' ? ' On the command line that is --entry NAME.' : ''
    const message = `${source} is not accepted: ${error.message}${how}`
    return { kind: 'unreadable', source, message }
  }
}
