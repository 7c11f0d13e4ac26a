/** A new key for the ledger, for whoever has access to the store and the data folder. */
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { createLedger, loadOrCreateSigningKey, type SigningKey } from './audit/index.ts'
import { readConfiguration, StartError } from './configuration.ts'
import { openStore, signingKeyFileIn } from './open-data.ts'
import type { Store } from './store/index.ts'

export interface RotatedKey {
  /** The public key that signs from now on. */
  readonly publicKey: string
  /** Where the key before lies now; undefined when it was lost. */
  readonly formerKey: string | undefined
}

/**
 * Signs what the ledger ends with by the key in use, where it is there, puts that one aside, and makes another,
 * which an entry of the ledger introduces. No server may be running: it would go on with the old key.
 * @throws StartError that says what to do
 */
export async function rotateSigningKey(environment: NodeJS.ProcessEnv): Promise<RotatedKey> {
  const configuration = readConfiguration(environment)
  if (configuration.signingKey !== undefined)
    throw new StartError(
      "The ledger's key is given in CONCORDAT_SIGNING_KEY; set that to another one and start the server, which records the change.",
    )
  const file = signingKeyFileIn(configuration.dataFolder)
  const store = await openStore(configuration)
  try {
    let formerKey: string | undefined
    if (existsSync(file)) {
      await sign(store, await loadOrCreateSigningKey(file))
      formerKey = `${file}.until-${new Date().toISOString().replaceAll(':', '')}`
      await rename(file, formerKey)
    }
    const key = await loadOrCreateSigningKey(file)
    await sign(store, key)
    return { publicKey: key.publicKey, formerKey }
  } finally {
    await store.close()
  }
}

async function sign(store: Store, signingKey: SigningKey): Promise<void> {
  const ledger = await createLedger({ store, clock: () => new Date(), signingKey })
  await ledger.close()
}
