import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The folder of reference material beside the checkout, or undefined where it is absent. Tests that
 * read it are skipped by name there.
 */
export function sharedFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../../shared/', import.meta.url))
  return existsSync(`${folder}corpus`) ? folder : undefined
}
