import { z } from 'zod'
import type { Ledger, LedgerEntry } from '../audit/index.ts'
import type { Duties, DutyKind } from '../registry/index.ts'

const SIGN = 'checkpoint.sign'
const LATEST = 60 * 60_000 // milliseconds after which what happened is signed, however little it is

const asked = z.object({ checkpoint: z.int().min(1) })

/**
 * The duty to sign a checkpoint of the ledger. It is due for one checkpoint by its number, so that repeating it, or what
 * others signed meanwhile, makes no second one; a server whose key signs nothing any more leaves it to others.
 */
export function checkpointDuty(ledger: Ledger): DutyKind {
  return {
    id: SIGN,
    title: 'Sign a checkpoint of the ledger',
    perform: async ({ duty }) => {
      const { checkpoint } = asked.parse(duty.value.data)
      if ((await ledger.checkpoints()) >= checkpoint) return 'It was signed already.'
      await ledger.seal()
      const trouble = ledger.trouble()
      if (trouble !== undefined) throw new Error(trouble)
      return `Checkpoint ${checkpoint} was signed.`
    },
  }
}

/**
 * Makes signing due an hour after the first entry that is not signed yet. What the ledger holds says whether it is
 * due: a crash before this loses nothing, and several servers schedule the same duty.
 */
export async function scheduleCheckpoint(ledger: Ledger, duties: Duties): Promise<void> {
  const unsigned = await ledger.unsigned(isWorthSigning)
  if (unsigned === undefined) return
  const { checkpoint, since } = unsigned
  await duties.schedule({
    key: `${SIGN} ${checkpoint}`,
    kind: SIGN,
    subject: 'ledger',
    domain: '',
    dueAt: new Date(Date.parse(since) + LATEST).toISOString(),
    data: { checkpoint },
  })
}

/** That a checkpoint was signed is signed with what follows; else each would ask for another one. */
function isWorthSigning({ action, change }: LedgerEntry): boolean {
  return action !== 'duty.performed' || kindIn(change) !== SIGN
}

function kindIn(change: LedgerEntry['change']): unknown {
  return typeof change === 'object' && change !== null && 'kind' in change
    ? change['kind']
    : undefined
}
