import { createHash } from 'node:crypto'

const digestPattern = /^sha256:[0-9a-f]{64}$/

/** `sha256:` and 64 hexadecimal digits (FIPS 180-4). */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

export function isDigest(text: unknown): text is string {
  return typeof text === 'string' && digestPattern.test(text)
}
