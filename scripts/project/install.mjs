import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PreparationError } from './preparation-error.mjs'
import { projectRoot } from './paths.mjs'
import { runTool } from './run-tool.mjs'

/**
 * Whether `node_modules` holds what package-lock.json asks for. npm notes there what it installed, and
 * only once it is done; so an interrupted, an outdated and a production-only installation all count as
 * missing, while one that was made by hand with `npm ci` or `npm install` is taken as it is.
 */
export function isInstalled() {
  const wanted = readPackages(`${projectRoot}package-lock.json`)
  if (wanted === undefined) {
    throw new PreparationError(
      'package-lock.json is missing: restore it (`git checkout package-lock.json`) and start again.',
    )
  }
  const present = readPackages(`${projectRoot}node_modules/.package-lock.json`)
  if (present === undefined) return false
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional === true || present[path]?.version === entry.version,
  )
}

function readPackages(file) {
  if (!existsSync(file)) return undefined
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/**
 * Installs exactly what package-lock.json says, development tools included: the build needs them,
 * whatever NODE_ENV or npm's own settings leave out.
 *
 * @param {AbortSignal} signal
 * @throws PreparationError when npm fails
 */
export async function install(signal) {
  const { code, output } = await runTool(npmScript(), ['ci', '--include=dev', '--no-progress'], {
    cwd: projectRoot,
    signal,
  })
  if (code === 0) return
  throw new PreparationError(
    `${output.trimEnd()}\n\nThe packages could not be installed. ${adviceFor(output)}`,
  )
}

/** npm names its own script when it started us; otherwise the npm beside this Node is taken. */
function npmScript() {
  const given = process.env['npm_execpath']
  if (given !== undefined && /npm-cli\.[cm]?js$/.test(given)) return given
  const folder = dirname(process.execPath)
  const candidates = [
    join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
    join(folder, 'node_modules/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  const found = candidates.find((candidate) => existsSync(candidate))
  if (found !== undefined) return found
  throw new PreparationError('npm was not found beside Node: run this through `npm start`.')
}

const ADVICE = [
  [
    /\bEUSAGE\b/,
    'package.json and package-lock.json do not fit together: restore both with git, or run `npm install` once if you changed package.json, and start again.',
  ],
  [
    /\bENOSPC\b|\bEDQUOT\b/,
    'The disk is full: make room (node_modules needs about 700 MB) and start again.',
  ],
  [
    /\bEACCES\b|\bEPERM\b|\bEROFS\b/,
    'A folder cannot be written: give this user write access to the project folder and to ~/.npm, and start again.',
  ],
  [
    /\bE40[13]\b|\b407\b|Proxy Authentication/,
    'The package registry refused access: check the credentials in ~/.npmrc or of the proxy, and start again.',
  ],
  [
    /\bENOTFOUND\b|\bEAI_AGAIN\b|\bECONNREFUSED\b|\bECONNRESET\b|\bETIMEDOUT\b|\bENETUNREACH\b|\bERR_SOCKET_TIMEOUT\b|network/i,
    'The package registry cannot be reached: check the network, or set the company proxy and registry (`npm config set proxy …`, `npm config set registry …`), and start again.',
  ],
  [
    /\bEINTEGRITY\b/,
    'A package arrived damaged: run `npm cache clean --force` and start again; if it stays, the registry mirror serves other bytes than package-lock.json names.',
  ],
  [
    /\bE404\b|\bETARGET\b/,
    'The configured registry lacks a package that package-lock.json names: check `npm config get registry`, and start again.',
  ],
]

function adviceFor(output) {
  const known = ADVICE.find(([pattern]) => pattern.test(output))
  return known?.[1] ?? 'What npm said stands above; nothing was started.'
}
