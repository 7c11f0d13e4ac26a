// Kept to the syntax and the module names that Node 12 knows; see ../start.mjs.
import { readFileSync } from 'fs'

/**
 * Compares the running Node with the `engines` of package.json.
 *
 * @returns {string | undefined} one sentence for the user when this Node is too old
 */
export function explainUnsupportedNode() {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const required = /(\d+)\.(\d+)/.exec(manifest.engines.node)
  const running = /(\d+)\.(\d+)/.exec(process.versions.node)
  const missing = Number(required[1]) - Number(running[1])
  if (missing < 0 || (missing === 0 && Number(running[2]) >= Number(required[2]))) return undefined
  return (
    'Concordat needs Node ' +
    required[0] +
    ' or newer and this is Node ' +
    process.versions.node +
    ': install a current one from https://nodejs.org (or run `nvm install`) and try again.'
  )
}
