import { z } from 'zod'
import {
  AccountError,
  ratifyFirstConstitution,
  type Accounts,
  type Constitution,
  type Governance,
  type NewPassword,
} from '../governance/index.ts'
import type { Actor, Registry } from '../registry/index.ts'
import type { CollectionDeclaration, Store } from '../store/index.ts'
import { beginGoverning } from './begin-governing.ts'
import type { LoadedSamples } from './load-sample-enterprise.ts'
import { registerSamples } from './register-samples.ts'

const setupDocument = z.object({
  samples: z.enum(['registered', 'left-out']),
  completedAt: z.iso.datetime(),
})

/** One document once the first run is complete; until then every start goes on with it. */
export const SETUP: CollectionDeclaration<z.infer<typeof setupDocument>> = {
  name: 'setup',
  schema: setupDocument,
  indexes: [],
}
const SETUP_ID = 'first-run'

export const ADMINISTRATOR = 'admin'

export interface FirstRunInput {
  readonly store: Store
  readonly accounts: Accounts
  readonly registry: Registry
  readonly governance: Pick<Governance, 'tensions' | 'proposals'>
  readonly clock: () => Date
  readonly newId: () => string
  readonly constitution: Constitution
  /** Undefined: the registry begins empty. */
  readonly samples: (() => Promise<LoadedSamples>) | undefined
  /** Told the administrator's password, once, before anything else is written. */
  readonly onAdministrator: (administrator: NewPassword) => void
}

/**
 * Sets a new registry up: the administrator's account, the first constitution in their name, then the
 * samples. A run that was interrupted is gone on with; a registry that is set up is left alone.
 */
export async function runFirstRun(input: FirstRunInput): Promise<void> {
  const { store, accounts, registry, clock, newId, constitution, samples } = input
  const setup = await store.collection(SETUP)
  if ((await setup.get(SETUP_ID)) !== undefined) return

  await createAdministrator(accounts, input.onAdministrator)
  const actor = { kind: 'person', id: ADMINISTRATOR, name: ADMINISTRATOR } as const satisfies Actor
  await ratifyFirstConstitution({ store, clock, newId, constitution, administrator: actor })
  if (samples !== undefined) {
    const loaded = await samples()
    await registerSamples({ registry, samples: loaded, actor, clock })
    const { tensions } = loaded.enterprise
    await beginGoverning({ governance: input.governance, tensions, actor })
  }
  const at = clock().toISOString()
  const kept = samples === undefined ? 'left-out' : 'registered'
  await setup.insert(SETUP_ID, { samples: kept, completedAt: at }, [
    {
      id: newId(),
      at,
      actor: { kind: 'system', id: 'system', name: 'Concordat' },
      action: 'setup.completed',
      subject: 'registry',
      change: { samples: kept },
    },
  ])
}

/** An interrupted run may have made the account already; its password can be reset. */
async function createAdministrator(
  accounts: Accounts,
  onAdministrator: FirstRunInput['onAdministrator'],
): Promise<void> {
  try {
    onAdministrator(await accounts.createAdministrator(ADMINISTRATOR))
  } catch (error) {
    if (!(error instanceof AccountError && error.code === 'account-exists')) throw error
  }
}
