/** What is kept of local accounts, tokens and sessions. Secrets are kept only as digests. */
import { z } from 'zod'
import { ACTIONS } from '../../registry/index.ts'
import type { CollectionDeclaration } from '../../store/index.ts'
import { passwordHash } from './password.ts'

const instant = z.iso.datetime()
const scopedDomain = z
  .string()
  .max(200)
  .regex(/^[a-z0-9][a-z0-9-]{0,62}(?:\/[a-z0-9][a-z0-9-]{0,62})*$/)

const accountDocument = z.object({
  /** The same as the id; names never change. */
  name: z.string(),
  password: passwordHash,
  /** Counts the passwords set; sessions and tokens made under an older one are over. */
  passwordVersion: z.int().min(1),
  /** Whether its owner chose the password, or somebody who handed it on knows it; absent before this was kept. */
  passwordBy: z.enum(['owner', 'others']).optional(),
  /** Since when nobody signs in by it; absent while somebody can. */
  deactivatedAt: instant.optional(),
  createdAt: instant,
  updatedAt: instant,
})
export type AccountDocument = z.infer<typeof accountDocument>

export const ACCOUNTS: CollectionDeclaration<AccountDocument> = {
  name: 'accounts',
  schema: accountDocument,
  indexes: [{ name: 'by-deactivation', fields: ['deactivatedAt'] }],
}

/** What a token can be limited to. What goes on without it cannot be among it: other tokens, and imports. */
const SCOPED_ACTIONS = ACTIONS.filter(
  (action) => action !== 'token.create' && action !== 'registry.import',
)

/** Limits a token further than its account is; at least one of both. */
export const tokenScope = z
  .strictObject({
    actions: z.array(z.enum(SCOPED_ACTIONS)).min(1).max(100).exactOptional(),
    /** Paths of domains, with everything in them. */
    domains: z.array(scopedDomain).min(1).max(100).exactOptional(),
  })
  .refine(({ actions, domains }) => actions !== undefined || domains !== undefined, {
    error: 'needs actions, domains or both',
  })
export type TokenScope = z.infer<typeof tokenScope>

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
  /** Absent: all that the account may. */
  scope: tokenScope.exactOptional(),
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
