import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { placeFile, type Store } from '../store/index.ts'
import { AuditError } from './audit-error.ts'
import { LedgerChain } from './ledger-chain.ts'
import { type SigningKey, signingKeyFromPem } from './signing-key.ts'

/**
 * Reads the ledger's key, and makes it on the first run: PKCS #8 in PEM, readable by its owner alone
 * (mode 0600). When several processes make it at once, all end up with the same one.
 * @param path The file; its folder must exist.
 * @throws AuditError `signing-key-unusable`.
 */
export async function loadOrCreateSigningKey(path: string): Promise<SigningKey> {
  const present = await readIfPresent(path)
  if (present !== undefined) return fromFile(path, present)
  await create(path)
  return fromFile(path, (await readIfPresent(path)) ?? '')
}

/**
 * The key in the file, for the ledger in a store. It is made only for a ledger that nothing has signed yet: in
 * place of a key that is missing, a new one would make it look as if somebody else had gone on with the ledger.
 * @throws AuditError `signing-key-unusable`, `signing-key-retired`
 */
export async function signingKeyFor(store: Store, path: string): Promise<SigningKey> {
  const present = await readIfPresent(path)
  if (present !== undefined) return await requireInUse(store, fromFile(path, present))
  const last = await (await LedgerChain.open(store)).lastCheckpoint()
  if (last === undefined) return await loadOrCreateSigningKey(path)
  throw new AuditError(
    'signing-key-unusable',
    `The ledger's key ${path} is missing, and the ledger is signed with it (public key ${last.publicKey}): put the file back; if it is lost, "concordat admin rotate-key" makes a new one and records that in the ledger.`,
  )
}

/**
 * The key itself, unless the ledger in the store says that it was replaced.
 * @throws AuditError `signing-key-retired`
 */
export async function requireInUse(store: Store, key: SigningKey): Promise<SigningKey> {
  const chain = await LedgerChain.open(store)
  const last = await chain.lastCheckpoint()
  if (last?.publicKey !== key.publicKey) await chain.requireNotRetired(key.publicKey)
  return key
}

async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw unusable(path, 'cannot be read: check the rights on it', error)
  }
}

async function create(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  // Written aside and then given its name: the file is never there in part, and never replaces another's.
  const aside = `${path}.${randomUUID()}`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(privateKey)
      await file.sync()
    } finally {
      await file.close()
    }
    try {
      await placeFile(aside, path)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    } finally {
      await rm(aside, { force: true })
    }
  } catch (error) {
    throw unusable(path, 'cannot be made: check that its folder can be written', error)
  }
}

function fromFile(path: string, pem: string): SigningKey {
  try {
    return signingKeyFromPem(pem)
  } catch (error) {
    throw unusable(
      path,
      'is no Ed25519 key in PEM: restore it, or remove it to have a new one made',
      error,
    )
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

function unusable(path: string, what: string, cause: unknown): AuditError {
  return new AuditError('signing-key-unusable', `The ledger's key ${path} ${what}.`, { cause })
}
