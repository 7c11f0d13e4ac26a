import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { registryError, usageError } from '../exit-status.ts'
import { fetchContract } from '../inputs/registry-input.ts'
import { counted, reasonOf, writeReport } from '../output.ts'
import { parseCoordinates } from '../registry/coordinates.ts'

/** `concordat pull`: writes the files of a contract version below a folder. */
export async function pullCommand(version: string, folder: string): Promise<void> {
  const coordinates = parseCoordinates(version)
  if (coordinates === undefined) {
    throw usageError(`"${version}" names no version; write DOMAIN/NAME@VERSION.`)
  }
  const contract = await fetchContract(coordinates)
  const base = path.resolve(folder)
  const targets = contract.files.map(({ name, bytes }) => ({
    name: path.resolve(base, name),
    bytes,
  }))
  for (const { name } of targets) {
    // The registry refuses such names; a registry that does not is not trusted with the disk.
    if (!name.startsWith(base + path.sep)) {
      throw registryError(`The registry sent a file that would lie outside ${base}: ${name}.`)
    }
  }
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
