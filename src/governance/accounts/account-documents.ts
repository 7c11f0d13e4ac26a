/** What is kept of local accounts, tokens and sessions. Secrets are kept only as digests. */
import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { passwordHash } from './password.ts'

const instant = z.iso.datetime()

const accountDocument = z.object({
  /** The same as the id; names never change. */
  name: z.string(),
  password: passwordHash,
  /** Counts the passwords set; sessions and tokens made under an older one are over. */
  passwordVersion: z.int().min(1),
  createdAt: instant,
  updatedAt: instant,
})
export type AccountDocument = z.infer<typeof accountDocument>

export const ACCOUNTS: CollectionDeclaration<AccountDocument> = {
  name: 'accounts',
  schema: accountDocument,
  indexes: [],
}

const tokenDocument = z.object({
  /** A session is a token that the web application's cookie holds. */
  kind: z.enum(['token', 'session']),
  /** The account that it acts for. */
  account: z.string(),
  name: z.string(),
  /** SHA-256 of the secret, hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The account's `passwordVersion` when it was made; absent in tokens that older versions made. */
  passwordVersion: z.int().min(1).optional(),
  createdAt: instant,
  expiresAt: instant,
})
export type TokenDocument = z.infer<typeof tokenDocument>

export const TOKENS: CollectionDeclaration<TokenDocument> = {
  name: 'tokens',
  schema: tokenDocument,
  indexes: [
    { name: 'by-digest', fields: ['digest'], unique: true },
    { name: 'by-account', fields: ['account', 'kind', 'createdAt'] },
  ],
}
