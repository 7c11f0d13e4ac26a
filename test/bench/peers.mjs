/** The linters that others use, in the versions that the figures of the documentation were taken with. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { WORK } from './documents.mjs'

const FOLDER = path.join(WORK, 'peers')
const PACKAGES = [
  '@stoplight/spectral-cli@6.16.3',
  '@stoplight/spectral-owasp-ruleset@2.0.1',
  '@redocly/cli@2.77.0',
]

/** Installs them once, without running their install scripts. */
export function installPeers() {
  if (!existsSync(path.join(FOLDER, 'node_modules'))) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(path.join(FOLDER, 'package.json'), '{"private":true}')
    const args = ['install', '--silent', '--no-audit', '--ignore-scripts', ...PACKAGES]
    execFileSync('npm', args, { cwd: FOLDER, stdio: 'inherit' })
  }
  const ruleset = path.join(FOLDER, 'spectral-oas.yaml')
  writeFileSync(ruleset, 'extends: spectral:oas\n')
  const program = (name) => path.join(FOLDER, 'node_modules', '.bin', name)
  return {
    // V8's default heap is too small for what it makes of large documents.
    spectral: (file) => [
      '--max-old-space-size=16384',
      program('spectral'),
      ...['lint', '-q', '-r', ruleset, '-f', 'json', file],
    ],
    redocly: (file) => [program('redocly'), 'lint', '--extends=recommended', '--format=json', file],
  }
}
