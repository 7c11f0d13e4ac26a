import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder that holds `package.json`, `policies/` and `specs/`; one level above `src` and `dist` alike. */
export const packageRoot: string = fileURLToPath(new URL('..', import.meta.url))

/** The version of this package, which reports carry and report caches are keyed by. */
export const engineVersion: string = (
  JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')) as { version: string }
).version
