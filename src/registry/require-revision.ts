import { RegistryError } from './problems.ts'

/**
 * Refuses a change that is based on another revision than the current one.
 * @throws RegistryError `stale-revision`, with the current revision
 */
export function requireRevision(subject: string, current: number, expected: number): void {
  if (expected === current) return
  throw new RegistryError(
    'stale-revision',
    `${subject} has revision ${current}, not ${expected}; read it again and repeat the change.`,
    { revision: current },
  )
}
