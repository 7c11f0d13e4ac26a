import type { Logger } from 'pino'
import { shippedConstitutions, startupConstitution } from './data-documents.ts'
import { actionsWithoutGrant, renewConstitution, type Governance } from './governance/index.ts'
import type { Store } from './store/index.ts'

interface Renewing {
  readonly store: Store
  readonly governance: Governance
  readonly clock: () => Date
  readonly newId: () => string
}

/**
 * Brings data of an older version under the present text of the constitution of the first run, and says so in the log.
 * Where the organisation has a constitution of its own, the log says what that grants to nobody and who can change it.
 */
export async function renewStartupConstitution(
  { store, governance, clock, newId }: Renewing,
  log: Pick<Logger, 'info' | 'warn'>,
): Promise<void> {
  const startup = startupConstitution()
  const renewal = await renewConstitution({ store, clock, newId, startup })
  switch (renewal.kind) {
    case 'current':
      return
    case 'renewed':
      log.info(renewal, 'a newer text of the startup constitution is in force; the ledger says so')
      return
    case 'impossible':
      log.warn(
        renewal,
        'the newer text of the startup constitution does not fit the circles and roles of this registry; what it newly grants stays refused until the constitution is amended by a proposal',
      )
      return
    case 'own': {
      const inForce = await governance.constitutions.inForce()
      const { id, title, version } = inForce.constitution
      const shipped = shippedConstitutions().find((one) => one.id === id) ?? startup
      const actions = actionsWithoutGrant(inForce, shipped)
      if (actions.length === 0) return
      log.warn(
        { constitution: `${id}@${version}`, actions },
        `the ${title} grants these actions to nobody, so that they are refused; it changes by its own rules alone: make a proposal with a change of the kind constitution.amend that grants them`,
      )
    }
  }
}
