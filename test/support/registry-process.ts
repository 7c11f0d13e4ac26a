import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

/** A server of its own, as users run it. */
export interface RegistryProcess {
  readonly url: string
  readonly pid: number
  /** Of the account `admin`, on the start that made it. */
  readonly password: string | undefined
  /** What it has printed so far. */
  output(): string
  signal(name: NodeJS.Signals): void
  /** Resolves to its exit status when it has ended; to null when a signal ended it. */
  readonly ended: Promise<number | null>
  /** Asks it to stop, and waits for its end. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would (SIGKILL). */
  kill(): Promise<void>
}

const longestStart = 90_000 // milliseconds; a first run may register the sample enterprise

/**
 * Starts the built server on a free port and waits until it is ready.
 * @param environment what it is told beside this process's environment
 */
export async function startRegistry(
  environment: Readonly<Record<string, string>>,
  ...options: readonly string[]
): Promise<RegistryProcess> {
  const command = path.join(packageRoot, 'dist', 'cli', 'concordat.js')
  if (!existsSync(command)) throw new Error('dist is missing; run `npm run build` first')
  const own = { NODE_OPTIONS: '', PORT: '0', HOST: '', MONGODB_URI: '' }
  const child = spawn(process.execPath, [command, 'serve', ...options], {
    env: { ...process.env, ...own, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await ended
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
    await end('SIGKILL')
    throw error
  }
  return {
    url: / is ready at (http:\S+)/.exec(output)?.[1] ?? '',
    pid: child.pid ?? 0,
    password: /with the password (\S+)/.exec(output)?.[1],
    output: () => output,
    signal: (name) => child.kill(name),
    ended,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
