import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { compileGlob } from '../../globs/index.ts'

/**
 * The files that match a glob, in a stable order; hidden files only where the pattern names the dot.
 * @throws GlobError
 */
export async function* glob(pattern: string): AsyncGenerator<string> {
  const { base, matches } = compileGlob(pattern)
  yield* walk(base === '' ? '.' : base, base, matches)
}

async function* walk(
  folder: string,
  shown: string,
  matches: (file: string) => boolean,
): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const name = shown === '' ? entry.name : path.join(shown, entry.name)
    if (entry.isFile() && matches(name)) yield name
    else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') {
      yield* walk(path.join(folder, entry.name), name, matches)
    }
  }
}
