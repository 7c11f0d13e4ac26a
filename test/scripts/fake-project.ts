import {
  spawn,
  type ChildProcess,
  type ChildProcessByStdio,
  type SpawnOptions,
} from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { packageRoot } from '../../src/package-root.ts'

/**
 * A checkout in a temporary folder with the real scripts, in which npm, compiler, bundler and server are
 * small programs that note each call in `calls.log`.
 */
export interface FakeProject {
  readonly folder: string
  /** Starts `node scripts/<script>.mjs` as `npm` would, as another user when `uid` is given. */
  run(script: string, args?: readonly string[], env?: NodeJS.ProcessEnv, uid?: number): Run
  /** Runs `npm start` as a process group of its own, as a terminal does. */
  npmStart(env?: NodeJS.ProcessEnv): Run
  remove(): Promise<void>
}

export interface Run {
  readonly process: ChildProcess
  /** Everything printed so far, standard output and standard error as they came. */
  output(): string
  /** Resolves once `text` was printed; rejects when the process ends before. */
  printed(text: string): Promise<void>
  /** The exit status, or the signal that ended the process. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

const FAKE_NPM = `
const fs = require('node:fs')
fs.appendFileSync('calls.log', 'npm ' + process.argv.slice(2).join(' ') + '\\n')
if (process.env.FAKE_NPM_FAILS) { console.error('npm error code ' + process.env.FAKE_NPM_FAILS); process.exit(1) }
fs.rmSync('node_modules', { recursive: true, force: true })
fs.cpSync('fakes/node_modules', 'node_modules', { recursive: true })
setTimeout(() => fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json'), Number(process.env.FAKE_NPM_MS ?? 0))
`

const FAKE_COMPILER = `
const fs = require('node:fs')
fs.appendFileSync('calls.log', process.argv.includes('--noEmit') ? 'tsc ' + process.argv.slice(2).join(' ') + '\\n' : 'tsc NODE_ENV=' + process.env.NODE_ENV + '\\n')
if (process.argv.includes('--noEmit')) process.exit(0)
if (fs.readFileSync('src/main.ts', 'utf8').includes('mistake')) { console.log('src/main.ts(1,1): error'); process.exit(2) }
`

const FAKE_SERVER_BUNDLER = `
import fs from 'node:fs'
const out = process.argv[process.argv.indexOf('--dir') + 1]
fs.mkdirSync(out + '/cli', { recursive: true })
fs.copyFileSync('fakes/server.js', out + '/cli/concordat.js')
fs.writeFileSync(out + '/package.json', '{"type":"commonjs"}')
`

const FAKE_BUNDLER = `
const fs = require('node:fs')
fs.appendFileSync('calls.log', 'vite NODE_ENV=' + process.env.NODE_ENV + '\\n')
const out = process.argv[process.argv.indexOf('--outDir') + 1]
setTimeout(() => { fs.mkdirSync(out, { recursive: true }); fs.writeFileSync(out + '/index.html', '') }, 100)
`

/** Ends with the status it is told, or serves until a signal and then takes the time it is told. */
const FAKE_SERVER = `
console.log('serving ' + process.argv.slice(2).join(' '))
if (process.env.FAKE_SERVER_EXITS) process.exit(Number(process.env.FAKE_SERVER_EXITS))
if (process.env.FAKE_SERVER_ENDS_ITSELF_BY) process.kill(process.pid, process.env.FAKE_SERVER_ENDS_ITSELF_BY)
const keepAlive = setInterval(() => {}, 1000)
if (process.env.FAKE_SERVER_IS_DEAF) console.log('deaf')
else for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
  console.log('server got ' + signal)
  setTimeout(() => { console.log('store closed'); process.exit(0) }, Number(process.env.FAKE_SERVER_CLOSES_IN_MS ?? 0))
})
if (!process.env.FAKE_SERVER_IS_DEAF) console.log('ready')
`

const CHECKERS = [
  'fakes/node_modules/prettier/bin/prettier.cjs',
  'fakes/node_modules/eslint/bin/eslint.js',
  'fakes/node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  'fakes/node_modules/knip/bin/knip.js',
]

/** Fails, with a sentence, when its own name is the one it is told, or runs until it is stopped, which takes a moment. */
const FAKE_CHECKER = `
import('node:fs').then(({ appendFileSync }) => {
const name = process.argv[1].split('/').at(-1).split('.')[0]
appendFileSync('calls.log', [name, ...process.argv.slice(2)].join(' ') + '\\n')
if (process.env.FAKE_CHECKER_FAILS === name) { console.log(name + ' found a fault'); process.exitCode = 1 }
if (!process.env.FAKE_CHECKERS_RUN_ON) return
setInterval(() => {}, 1000)
process.on('SIGTERM', () => setTimeout(() => { appendFileSync('calls.log', name + ' stopped\\n'); process.exit(0) }, name === 'eslint' ? 600 : 50))
appendFileSync('calls.log', name + ' runs on\\n')
})
`
const FAKE_GENERATOR = FAKE_CHECKER

/** Writes the results it is told to the file it is told. */
const FAKE_JEST = `
const fs = require('node:fs')
const output = process.argv.find((argument) => argument.startsWith('--outputFile=')).split('=')[1]
fs.appendFileSync('calls.log', ['jest', ...process.argv.slice(2).filter((argument) => !argument.startsWith('--'))].join(' ') + '\\n')
if (process.env.FAKE_JEST_RESULTS) fs.writeFileSync(output, process.env.FAKE_JEST_RESULTS)
process.exit(Number(process.env.FAKE_JEST_EXITS ?? 0))
`

export async function createFakeProject(): Promise<FakeProject> {
  const folder = await mkdtemp(join(tmpdir(), 'concordat-scripts-'))
  await cp(`${packageRoot}scripts`, join(folder, 'scripts'), { recursive: true })
  const packages = { '': {}, 'node_modules/typescript': { version: '1.0.0' } }
  const { scripts } = JSON.parse(readFileSync(`${packageRoot}package.json`, 'utf8')) as {
    scripts: unknown
  }
  const files = {
    'package.json': JSON.stringify({ type: 'module', engines: { node: '>=20.19' }, scripts }),
    'package-lock.json': JSON.stringify({ packages }),
    'tsconfig.json': '{}',
    'src/main.ts': 'export {}',
    'fakes/package.json': '{"type":"commonjs"}',
    'fakes/npm-cli.js': FAKE_NPM,
    'fakes/server.js': FAKE_SERVER,
    'fakes/node_modules/package.json': '{"type":"commonjs"}',
    'fakes/node_modules/typescript/bin/tsc': FAKE_COMPILER,
    'fakes/node_modules/rolldown/bin/cli.mjs': FAKE_SERVER_BUNDLER,
    'fakes/node_modules/vite/bin/vite.js': FAKE_BUNDLER,
    'fakes/node_modules/jest/bin/jest.js': FAKE_JEST,
    ...Object.fromEntries(CHECKERS.map((file) => [file, FAKE_CHECKER])),
    'scripts/generate.mjs': FAKE_GENERATOR,
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const environment = { PATH: process.env['PATH'], npm_execpath: join(folder, 'fakes/npm-cli.js') }
  const groups: number[] = []
  const start = (command: string, args: readonly string[], options: SpawnOptions): Run => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
    const child = spawn(command, args, { cwd: folder, ...options, stdio, detached: true })
    if (child.pid !== undefined) groups.push(child.pid)
    return observed(child)
  }
  return {
    folder,
    run: (script, args = [], env = {}, uid) =>
      start(process.execPath, [`scripts/${script}.mjs`, ...args], {
        env: { ...environment, ...env },
        ...(uid === undefined ? {} : { uid }),
      }),
    npmStart: (env = {}) =>
      start('npm', ['start'], { env: { PATH: environment.PATH, HOME: folder, ...env } }),
    remove: async () => {
      for (const group of groups) endGroup(group)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Ends what a failed test left behind. */
function endGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function observed(child: ChildProcessByStdio<null, Readable, Readable>): Run {
  let text = ''
  const collect = (piece: Buffer): void => void (text += piece.toString('utf8'))
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = once(child, 'close').then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null,
  )
  return {
    process: child,
    output: () => text,
    ended,
    printed: async (wanted) => {
      while (!text.includes(wanted)) {
        if (child.exitCode !== null)
          throw new Error(`ended without printing ${wanted}; it printed: ${text}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
  }
}
