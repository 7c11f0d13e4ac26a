import { readFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { z } from 'zod'
import { readDataText, type ContractFile } from '../contracts/index.ts'
import { sampleEnterprise, type SampleEnterprise, type SampleVersion } from './sample-enterprise.ts'

/** The samples that were found to be wrong; they ship with the product, so this is a fault of ours. */
export class SamplesError extends Error {
  override readonly name = 'SamplesError'
}

export interface LoadedSamples {
  readonly enterprise: SampleEnterprise
  /** The bundle of a contract version, or of what a consumer says that it uses: names are relative to the folder that all its files share. */
  bundleOf(
    version: Pick<SampleVersion, 'entry' | 'imports'>,
  ): Promise<{ entry: string; files: readonly ContractFile[] }>
}

/**
 * Reads a sample enterprise.
 *
 * @param file its manifest, a YAML document; see policies/schemas/samples.schema.json
 * @throws SamplesError when the document does not fit its schema
 */
export async function loadSampleEnterprise(file: string): Promise<LoadedSamples> {
  const read = readDataText(await readFile(file, 'utf8'), file)
  if (read.kind === 'wrong') {
    const [first] = read.mistakes
    throw new SamplesError(`${file} is no sample enterprise: ${first?.message ?? ''}`)
  }
  const value = read.kind === 'empty' ? null : read.document.value
  const parsed = sampleEnterprise.safeParse(value)
  if (!parsed.success) {
    throw new SamplesError(`${file} is no sample enterprise:\n${z.prettifyError(parsed.error)}`)
  }
  const folder = dirname(file)
  return {
    enterprise: parsed.data,
    bundleOf: async ({ entry, imports }) => {
      const paths = [entry, ...imports]
      const root = sharedFolder(paths)
      const nameOf = (path: string): string => posix.relative(root, path)
      const files = paths.map(async (path) => ({
        name: nameOf(path),
        bytes: await readFile(join(folder, path)),
      }))
      return { entry: nameOf(entry), files: await Promise.all(files) }
    },
  }
}

/** The deepest folder that holds all of the files; `.` when that is the manifest's own. */
function sharedFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) =>
    posix.dirname(posix.normalize(path)).split('/'),
  )
  const differs = first.findIndex((segment, index) =>
    others.some((folders) => folders[index] !== segment),
  )
  return (differs === -1 ? first : first.slice(0, differs)).join('/') || '.'
}
