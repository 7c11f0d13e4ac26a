/**
 * Exit statuses of the command: 0 fine; 1 findings at or above the threshold, or an indeterminate verdict;
 * 2 wrong usage or unreadable input; 3 the registry refused or cannot be reached. The highest applies.
 */
export const EXIT = { fine: 0, findings: 1, usage: 2, registry: 3 } as const
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** Ends the command with one sentence on stderr and a status. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly status: ExitStatus

  /** @param message what is wrong, where, and what to do about it */
  constructor(status: ExitStatus, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}

/** Wrong usage, or an input that cannot be read. */
export function usageError(message: string, options?: ErrorOptions): CommandError {
  return new CommandError(EXIT.usage, message, options)
}

/** The registry refused, or cannot be reached. */
export function registryError(message: string, options?: ErrorOptions): CommandError {
  return new CommandError(EXIT.registry, message, options)
}

/** Raises the status that the process will end with; never lowers it. */
export function endWith(status: ExitStatus): void {
  const present = typeof process.exitCode === 'number' ? process.exitCode : EXIT.fine
  process.exitCode = Math.max(present, status)
}
