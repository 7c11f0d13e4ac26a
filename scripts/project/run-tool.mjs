import { spawn } from 'node:child_process'

/**
 * Runs a JavaScript tool with this Node, in the project folder, and keeps what it prints.
 *
 * @param {string} script path of the tool
 * @param {readonly string[]} args
 * @param {{ cwd: string, signal?: AbortSignal, env?: NodeJS.ProcessEnv }} options an abort ends the
 *   tool with SIGTERM and rejects with an AbortError once it has ended
 * @returns {Promise<{ code: number, output: string }>} standard output and standard error as they came
 */
export function runTool(script, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pieces = []
    let failure
    child.stdout.on('data', (piece) => pieces.push(piece))
    child.stderr.on('data', (piece) => pieces.push(piece))
    child.on('error', (error) => (failure = error))
    child.on('close', (code) => {
      if (failure !== undefined) reject(failure)
      else resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8') })
    })
  })
}
