import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { packageRoot } from '../../../src/package-root.ts'

export interface RunningApplication {
  readonly url: string
  /** Of the local administrator, whose account is `admin`. */
  readonly password: string
  /** What the API answers to a GET. */
  read<T>(resource: string): Promise<T>
  stop(): Promise<void>
}

const longestStart = 90_000 // milliseconds; the first run registers the sample enterprise

/** Starts the built server as its users do, on a free port, with a data folder of its own. */
export async function startApplication(): Promise<RunningApplication> {
  const command = path.join(packageRoot, 'dist', 'cli', 'concordat.js')
  if (!existsSync(command)) throw new Error('dist is missing; run `npm run build` first')
  const data = await mkdtemp(path.join(tmpdir(), 'concordat-web-'))
  const child = spawn(process.execPath, [command, 'serve'], {
    env: { ...process.env, NODE_OPTIONS: '', PORT: '0', HOST: '', CONCORDAT_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await exited
    await rm(data, { recursive: true, force: true })
  }
  let output = ''
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`The server ${why}.\n${output}`))
      const timer = setTimeout(() => fail('is not ready'), longestStart)
      const listen = (chunk: Buffer): void => {
        output += chunk.toString('utf8')
        if (!output.includes(' is ready at ')) return
        clearTimeout(timer)
        resolve()
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      child.on('exit', () => fail('ended'))
    })
  } catch (error) {
    await stop()
    throw error
  }
  const url = / is ready at (http:\S+)/.exec(output)?.[1] ?? ''
  const password = /with the password (\S+)/.exec(output)?.[1] ?? ''
  return {
    url,
    password,
    read: async <T>(resource: string) =>
      (await (await fetch(`${url}/api/v1${resource}`)).json()) as T,
    stop,
  }
}
