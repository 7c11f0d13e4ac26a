import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/**
 * A password as it is kept: the scrypt key (RFC 7914), its salt and the parameters it was made with, so
 * that passwords set under older parameters still verify.
 */
export const passwordHash = z.object({
  algorithm: z.literal('scrypt'),
  cost: z.int().min(2).max(1_048_576),
  blockSize: z.int().min(1).max(64),
  parallelization: z.int().min(1).max(64),
  /** Base64. */
  salt: z.string(),
  /** Base64. */
  key: z.string(),
})
export type PasswordHash = z.infer<typeof passwordHash>

/** What guessing one password costs. */
export interface PasswordCost {
  readonly cost: number
  readonly blockSize: number
  readonly parallelization: number
}

/** 32 MiB and about 0.2 s per guess; one of the settings that OWASP's password storage guidance calls equal. */
export const DEFAULT_PASSWORD_COST: PasswordCost = {
  cost: 32_768,
  blockSize: 8,
  parallelization: 3,
}

const KEY_BYTES = 32
const SALT_BYTES = 16

/** A password that nobody has to invent: 120 bits, 20 characters that are safe in URLs and shells. */
export function newPassword(): string {
  return randomBytes(15).toString('base64url')
}

/** Takes the place of a password that is not known here: no password verifies against it. */
export function unusablePassword(): PasswordHash {
  return {
    algorithm: 'scrypt',
    ...DEFAULT_PASSWORD_COST,
    salt: randomBytes(SALT_BYTES).toString('base64'),
    key: randomBytes(KEY_BYTES).toString('base64'),
  }
}

export async function hashPassword(
  password: string,
  cost: PasswordCost = DEFAULT_PASSWORD_COST,
): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, cost)
  return {
    algorithm: 'scrypt',
    ...cost,
    salt: salt.toString('base64'),
    key: key.toString('base64'),
  }
}

/** Compares in constant time. */
export async function verifyPassword(password: string, hash: PasswordHash): Promise<boolean> {
  const expected = Buffer.from(hash.key, 'base64')
  const actual = await derive(password, Buffer.from(hash.salt, 'base64'), hash)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

function derive(password: string, salt: Buffer, parameters: PasswordCost): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters
  // Node refuses what needs more than maxmem; scrypt needs 128 * cost * blockSize bytes and a little.
  const maxmem = 128 * blockSize * (cost + parallelization + 2) * 2
  return new Promise((resolve, reject) => {
    // The same password can be typed in several Unicode forms.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { cost, blockSize, parallelization, maxmem },
      (error, key) => {
        if (error === null) resolve(key)
        else reject(error)
      },
    )
  })
}
