import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { projectRoot } from './paths.mjs'

/** Everything that decides what a build produces. */
const BUILD_INPUTS = [
  ...['src', 'package.json', 'package-lock.json'],
  ...['scripts/project/build.mjs', 'scripts/project/licence-notices.mjs'],
]

/** Settings of the build tools in the project folder, whichever of them exist. */
const BUILD_SETTINGS =
  /^(tsconfig.*\.json|(?:vite|rolldown)\.config\.\w+|index\.html|postcss\.config\.\w+)$/

/**
 * The SHA-256 of all build inputs, by path and content. Contents rather than times decide, so that a
 * fresh clone, a touched file or a change of branch and back cause no build.
 */
export function sourcesDigest() {
  const settings = readdirSync(projectRoot).filter((name) => BUILD_SETTINGS.test(name))
  const digest = createHash('sha256')
  for (const file of [...BUILD_INPUTS, ...settings].flatMap(filesBelow).sort()) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(projectRoot + file))
      .update('\0')
  }
  return digest.digest('hex')
}

function filesBelow(path) {
  let entries
  try {
    entries = readdirSync(projectRoot + path, { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  )
}
