import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isRemoteName } from '../../bundles/index.ts'
import { registryError, usageError } from '../exit-status.ts'
import { fetchContract } from '../inputs/registry-input.ts'
import { counted, reasonOf, writeReport } from '../output.ts'
import { parseCoordinates } from '../registry/coordinates.ts'

/** What commander makes of the options of `pull`. */
export interface PullFlags {
  readonly output: string
  readonly force?: true
}

/** `concordat pull`: writes the files of a contract version below a folder. */
export async function pullCommand(version: string, { output, force }: PullFlags): Promise<void> {
  const folder = output
  const coordinates = parseCoordinates(version)
  if (coordinates === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const contract = await fetchContract(coordinates)
  const base = path.resolve(folder)
  // Remote documents are referred to by their addresses, not by a place in the folder.
  const local = contract.files.filter(({ name }) => !isRemoteName(name))
  const targets = local.map(({ name, bytes }) => ({
    name: path.resolve(base, name),
    bytes,
  }))
  for (const { name } of targets) {
    // The registry refuses such names; a registry that does not is not trusted with the disk.
    if (!name.startsWith(base + path.sep)) {
      throw registryError(`The registry sent a file that would lie outside ${base}: ${name}.`)
    }
  }
  if (force !== true) await refuseToOverwrite(targets)
  try {
    for (const { name, bytes } of targets) {
      await mkdir(path.dirname(name), { recursive: true })
      await writeFile(name, bytes)
    }
  } catch (error) {
    throw usageError(`Nothing can be written below ${base}: ${reasonOf(error)}.`, { cause: error })
  }
  const entry = path.join(folder, contract.entry)
  await writeReport(
    `${coordinates.domain}/${coordinates.name}@${contract.version} is in ${entry} (${counted(targets.length, 'file')})\n`,
    undefined,
  )
}

/** Files that are there with other content are somebody's work; the same content is no loss. */
async function refuseToOverwrite(
  targets: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const differing: string[] = []
  for (const { name, bytes } of targets) {
    const present = await readFile(name).catch(() => undefined)
    if (present !== undefined && !present.equals(bytes)) differing.push(path.relative('', name))
  }
  if (differing.length > 0) {
    throw usageError(
      `Nothing is written, because other content stands in ${differing.join(', ')}; move it, name another folder with --output, or use --force.`,
    )
  }
}
