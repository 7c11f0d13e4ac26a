import path from 'node:path'
import type { ContractFile } from '../../contracts/index.ts'

/** A contract as it is sent: its files by their paths in one bundle, the first of them the entry. */
export function contractForm(files: readonly ContractFile[]): FormData {
  const form = new FormData()
  const [entry] = files
  if (entry !== undefined) form.append('entry', entry.name)
  for (const file of files) {
    form.append('files', new Blob([Uint8Array.from(file.bytes)]), file.name)
  }
  return form
}

/** Names relative to the deepest folder that holds all files, so that relative imports keep leading there. */
export function inOneLayout(files: readonly ContractFile[]): readonly ContractFile[] {
  const absolute = files.map((file) => ({ ...file, name: path.resolve(file.name) }))
  const folders = absolute.map(({ name }) => path.dirname(name).split(path.sep))
  const common = folders.reduce((shared, folder) => {
    const length = shared.findIndex((segment, index) => segment !== folder[index])
    return length === -1 ? shared : shared.slice(0, length)
  })
  const base = common.join(path.sep) || path.sep
  return absolute.map(({ name, bytes }) => ({
    name: path.relative(base, name).split(path.sep).join('/'),
    bytes,
  }))
}
