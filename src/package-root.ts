import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder that holds `package.json`, `policies/` and `specs/`: the nearest above this file, which is
 * `src/` in the sources and one of the bundles in `dist/` once built.
 */
export const packageRoot: string = nearestPackage(path.dirname(fileURLToPath(import.meta.url)))

/** The version of this package, which reports carry and report caches are keyed by. */
export const engineVersion: string = (
  JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')) as { version: string }
).version

function nearestPackage(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder + path.sep
  const above = path.dirname(folder)
  if (above === folder) throw new Error('Concordat runs only inside its own package.')
  return nearestPackage(above)
}
