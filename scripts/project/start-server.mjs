import { spawn } from 'node:child_process'
import { distFolder } from './paths.mjs'
import { prepare } from './prepare.mjs'
import { PreparationError } from './preparation-error.mjs'
import { listenForStop } from './stop-requests.mjs'

/** So long the server may take to close its store; with it, `npm start` ends within 8 seconds. */
const patienceMs = 7_500

/**
 * Prepares the checkout, runs the server in the foreground and ends with its exit status; the server
 * says itself what is wrong with a port, a data folder or a setting (exit status 2).
 *
 * @param {readonly string[]} args handed on to `concordat serve`, for instance `--empty`
 */
export async function startServer(args) {
  const stop = listenForStop()
  try {
    await prepare({ signal: stop.signal })
  } catch (error) {
    if (stop.signal.aborted) process.exit(stop.exitCode())
    if (!(error instanceof PreparationError)) throw error
    console.error(error.message)
    process.exit(2)
  }
  process.exit(stop.signal.aborted ? stop.exitCode() : await serve(args, stop))
}

/** @returns {Promise<number>} the exit status, once the server has ended */
function serve(args, stop) {
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, [`${distFolder}/cli/concordat.js`, 'serve', ...args], {
      stdio: 'inherit',
    })
    let patience
    let isEnded = false
    const handOn = () => {
      // A closed terminal is no reason to leave the store open.
      server.kill(stop.name() === 'SIGHUP' ? 'SIGTERM' : stop.name())
      patience = setTimeout(() => {
        console.error(
          `The server did not close its store within ${patienceMs / 1000} s and was ended.`,
        )
        isEnded = true
        server.kill('SIGKILL')
      }, patienceMs)
    }
    stop.signal.addEventListener('abort', handOn, { once: true })
    server.on('error', reject)
    server.on('exit', (code, signal) => {
      clearTimeout(patience)
      if (signal === null) return resolve(code)
      // A request to stop that came before the server listens for one ends it at once.
      if (signal === stop.name()) return resolve(stop.exitCode())
      if (!isEnded) console.error(`The server was ended by ${signal}.`)
      resolve(1)
    })
  })
}
