import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { projectRoot } from './paths.mjs'

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The browser for the browser tests: `CHROMIUM_PATH`, or the first one on the `PATH`; undefined without. */
export function findChromium() {
  const given = process.env['CHROMIUM_PATH']
  if (given) return given
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return CHROMIUM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    isExecutable,
  )
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * What this machine lacks, by the tests that are skipped for it.
 *
 * @returns {{ part: string, remedy: string, isRequiredInCi: boolean }[]}
 */
export function missingParts() {
  const parts = []
  if (findChromium() === undefined) {
    parts.push({
      part: 'browser tests (no Chromium)',
      remedy: 'install it (Debian and Ubuntu: `apt-get install chromium`) or set CHROMIUM_PATH',
      isRequiredInCi: true,
    })
  }
  if (!process.env['MONGODB_URI']) {
    parts.push({
      part: 'tests against MongoDB (MONGODB_URI is not set)',
      remedy: 'start one (`docker run -p 27017:27017 mongo:8`) and set MONGODB_URI',
      isRequiredInCi: false,
    })
  }
  if (!existsSync(`${projectRoot}../shared/corpus`)) {
    parts.push({
      part: 'tests over a collection of public contracts (../shared is absent)',
      remedy: 'nothing to install: the collection is kept outside this repository',
      isRequiredInCi: false,
    })
  }
  return parts
}
