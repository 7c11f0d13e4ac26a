import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { packageRoot } from '../../src/package-root.ts'

export interface CommandResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CommandOptions {
  readonly cwd?: string
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

const command = path.join(packageRoot, 'dist', 'cli', 'concordat.js')

/** Runs the built `concordat` command as its users do, and waits for its end. */
export function concordat(
  commandLine: readonly string[],
  { cwd, input, env }: CommandOptions = {},
): Promise<CommandResult> {
  if (!existsSync(command)) throw new Error('dist is missing; run `npm run build` first')
  const child = spawn(process.execPath, [command, ...commandLine], {
    cwd: cwd ?? packageRoot,
    env: { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', ...env },
  })
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
  child.stdin.on('error', () => undefined) // a command that does not read its input may be gone already
  child.stdin.end(input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) =>
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      }),
    )
  })
}
