import { prepare } from './prepare.mjs'
import { PreparationError } from './preparation-error.mjs'
import { listenForStop } from './stop-requests.mjs'

/** Installs what is missing and builds; exit status 2 with what to do when that fails. */
export async function rebuild() {
  const stop = listenForStop()
  try {
    await prepare({ signal: stop.signal, rebuilds: true })
  } catch (error) {
    if (stop.signal.aborted) process.exit(stop.exitCode())
    if (!(error instanceof PreparationError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}
