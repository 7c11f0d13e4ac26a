const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/**
 * Listens for requests to stop. A Ctrl-C reaches the whole process group and comes once more through npm,
 * and people press it again: whatever follows the first signal is the same request.
 *
 * @returns `signal`, which aborts at the first request; `name()`, the signal that it was; and
 *   `exitCode()`, what a shell expects from a process that such a signal ended
 */
export function listenForStop() {
  const controller = new AbortController()
  let name
  for (const signal of Object.keys(SIGNALS)) {
    process.on(signal, () => {
      name ??= signal
      controller.abort()
    })
  }
  return { signal: controller.signal, name: () => name, exitCode: () => 128 + SIGNALS[name] }
}
