const PERIOD = 200 // milliseconds

/** One line on stderr that says how far long work has come, at a terminal only. */
export interface ProgressLine {
  show(text: string): void
  /** Wipes the line out, so that what follows stands alone. */
  end(): void
}

export function progressLine(stream = process.stderr): ProgressLine {
  let shownAt = 0
  let length = 0
  return {
    show(text) {
      const now = Date.now()
      if (!stream.isTTY || now - shownAt < PERIOD) return
      shownAt = now
      const fitting = text.slice(0, Math.max(20, stream.columns - 1))
      stream.write(`\r${fitting.padEnd(length)}`)
      length = fitting.length
    },
    end() {
      if (length > 0) stream.write(`\r${' '.repeat(length)}\r`)
      length = 0
    },
  }
}
