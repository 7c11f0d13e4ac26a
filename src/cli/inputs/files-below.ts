import { readdir } from 'node:fs/promises'
import path from 'node:path'

const SKIPPED_FOLDERS = new Set(['node_modules'])

/** Whether a file or folder of this name is passed over: the hidden, installed packages, and the way up. */
export function isSkipped(name: string): boolean {
  return name.startsWith('.') || SKIPPED_FOLDERS.has(name)
}

/** Every file below a folder in a stable order; hidden ones and installed packages are left out. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (isSkipped(entry.name)) continue
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(name)
    else if (entry.isFile()) yield name
  }
}
