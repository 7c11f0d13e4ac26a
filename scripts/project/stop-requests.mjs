const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/** A Ctrl-C reaches the whole process group and once more through npm: signals this close are one request. */
const sameRequestMs = 2_000

/**
 * Listens for requests to stop.
 *
 * @returns `signal`, which aborts at the first request; `exitCode()`, what a shell expects from a process
 *   that such a signal ended; and `onRepeat`, to be told of later requests
 */
export function listenForStop() {
  const controller = new AbortController()
  const repeatListeners = []
  let name
  let lastAt = 0
  for (const signal of Object.keys(SIGNALS)) {
    process.on(signal, () => {
      const since = performance.now() - lastAt
      lastAt = performance.now()
      if (name === undefined) {
        name = signal
        controller.abort()
      } else if (since > sameRequestMs) {
        for (const listener of repeatListeners) listener()
      }
    })
  }
  return {
    signal: controller.signal,
    name: () => name,
    exitCode: () => 128 + SIGNALS[name],
    onRepeat: (listener) => repeatListeners.push(listener),
  }
}
