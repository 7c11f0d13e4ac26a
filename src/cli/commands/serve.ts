import { startConcordat, StartError } from '../../main.ts'
import { usageError } from '../exit-status.ts'

const SAME_SIGNAL = 2_000 // milliseconds in which a repeated signal is the same request

/** `concordat serve`: serves until it is told to stop, then drains requests and closes the store. */
export async function serveCommand(empty: boolean): Promise<void> {
  const starting = start(empty)
  let since: number | undefined
  const stop = (): void => {
    const now = performance.now()
    if (since !== undefined) {
      if (now - since > SAME_SIGNAL) process.stderr.write('Still closing; please wait.\n')
      return
    }
    since = now
    // A start that fails is reported below; there is nothing to stop then.
    void starting.then((running) => running.stop()).catch(() => undefined)
  }
  // They stay until the process has ended, so that a signal repeated at the last moment changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const running = await starting
  await running.stopped
}

async function start(empty: boolean): ReturnType<typeof startConcordat> {
  try {
    return await startConcordat({
      environment: process.env,
      empty,
      print: (line) => {
        process.stdout.write(`${line}\n`)
      },
    })
  } catch (error) {
    if (error instanceof StartError) throw usageError(error.message, { cause: error })
    throw error
  }
}
