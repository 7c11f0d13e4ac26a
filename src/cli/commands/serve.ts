import { constants } from 'node:os'
import { startConcordat, StartError } from '../../main.ts'
import { EXIT, usageError } from '../exit-status.ts'

/** Milliseconds in which a repeated signal is the same request: npm hands on what the terminal has sent to both. */
const SAME_SIGNAL = 500
/** Milliseconds that closing may take, a little less than the ten seconds after which Docker kills. */
const CLOSING = 9_000

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * `concordat serve`: serves until it is told to stop, then drains requests and closes the store. A store that does not
 * answer holds up the end no longer than `CLOSING`, and a second signal ends at once: what was acknowledged is durable
 * already, and what is under way is for the next start.
 */
export async function serveCommand(empty: boolean): Promise<void> {
  const starting = start(empty)
  let since: number | undefined
  const stop = (signal: (typeof SIGNALS)[number]): void => {
    const now = performance.now()
    if (since !== undefined) {
      if (now - since > SAME_SIGNAL)
        endUnfinished(128 + constants.signals[signal], 'Ended at once, as it was told again.')
      return
    }
    since = now
    setTimeout(() => {
      endUnfinished(EXIT.registry, `Ended without closing, which took over ${CLOSING / 1_000} s.`)
    }, CLOSING).unref()
    // A start that fails is reported below; there is nothing to stop then.
    void starting.then((running) => running.stop()).catch(() => undefined)
  }
  // They stay until the process has ended, so that a signal repeated at the last moment changes nothing.
  for (const signal of SIGNALS) process.on(signal, stop)
  const running = await starting
  await running.stopped
}

function endUnfinished(status: number, why: string): never {
  process.stderr.write(
    `${why} Nothing that was acknowledged is lost; the next start goes on with what was under way.\n`,
  )
  process.exit(status)
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
