import { buffer } from 'node:stream/consumers'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { ZipFile } from 'yazl'
import { SOURCE_LIMITS } from '../../registry/index.ts'
import { usageError } from '../exit-status.ts'
import { filesBelow } from '../inputs/files-below.ts'
import { reasonOf } from '../output.ts'

/** What is uploaded: a folder as a zip archive, a file as it is. */
export interface PackedSource {
  readonly name: string
  readonly bytes: Uint8Array
}

/** So that the same folder packs to the same bytes. */
const SETTINGS = { mtime: new Date(Date.UTC(1980, 0, 1)), mode: 0o100644, forceDosTimestamp: true }

/** @throws CommandError (status 2) when the source cannot be read or holds too much */
export async function packSource(source: string): Promise<PackedSource> {
  const name = path.basename(path.resolve(source))
  try {
    if (!(await stat(source)).isDirectory()) return { name, bytes: await readFile(source) }
    return { name: `${name}.zip`, bytes: await packFolder(source) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw usageError(`${source} cannot be read: ${reasonOf(error)}.`, { cause: error })
  }
}

async function packFolder(folder: string): Promise<Uint8Array> {
  const zip = new ZipFile()
  const packed = buffer(zip.outputStream)
  let files = 0
  let bytes = 0
  for await (const file of filesBelow(folder)) {
    const { size } = await stat(file)
    if (size > SOURCE_LIMITS.fileBytes) continue // no contract, and no part of one
    files += 1
    bytes += size
    if (files > SOURCE_LIMITS.entries || bytes > SOURCE_LIMITS.bundleBytes)
      throw usageError(
        `${folder} has more than ${SOURCE_LIMITS.entries} files or ${SOURCE_LIMITS.bundleBytes} bytes; import its folders one by one.`,
      )
    const name = path.relative(folder, file).split(path.sep).join('/')
    zip.addBuffer(await readFile(file), name, SETTINGS)
  }
  if (files === 0) throw usageError(`${folder} has no file that could be imported.`)
  zip.end()
  return packed
}
