import { stat } from 'node:fs/promises'
import path from 'node:path'

export const PROJECT_FILE = '.concordat.yaml'

/**
 * The project file for a folder: in it, or in the nearest folder above it that has one, up to the folder with
 * `.git`. Outside of a repository only the folder itself is looked at, so that nobody else's file above it
 * decides anything.
 *
 * @param folder absolute
 */
export async function findProjectFile(folder: string): Promise<string | undefined> {
  const above = await foldersUpToRepository(folder)
  for (const candidate of above) {
    const file = path.join(candidate, PROJECT_FILE)
    if (await exists(file)) return file
  }
  return undefined
}

async function foldersUpToRepository(folder: string): Promise<readonly string[]> {
  const folders: string[] = []
  for (let current = folder; ; current = path.dirname(current)) {
    folders.push(current)
    if (await exists(path.join(current, '.git'))) return folders
    if (path.dirname(current) === current) return [folder]
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
