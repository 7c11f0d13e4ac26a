import type { LedgerEntry, TensionOutcomeKind, TensionStep } from '../../../api/schemas.ts'

/** An entry of the ledger about a tension, to be said after the name of who did it. */
export interface TensionEvent {
  readonly what: string
  /** In the words of who did it. */
  readonly said?: string | undefined
  /** The role that is asked, or that does it. */
  readonly role?: string | undefined
  readonly proposal?: string | undefined
}

const OUTCOMES: Readonly<Record<TensionOutcomeKind, string>> = {
  'next-action': 'made a next action of it',
  project: 'made a project of it',
  proposal: 'made a proposal of it',
  request: 'asked another role',
  information: 'gave information',
}

const STEPS: Readonly<Record<Exclude<TensionStep['kind'], 'process'>, string>> = {
  confirm: 'said that it is done',
  'let-go': 'let it go',
  reopen: 'took it up again',
}

/** What an event of the registry itself, or of an adopted proposal, says. */
const EVENTS: Readonly<Record<string, string>> = {
  'tension.opened': 'sensed it',
  'tension.found-again': 'found it again',
  'tension.recurred': 'found it again after it was done, and took it up again',
  'tension.closure-proposed': 'asks whether it is done',
  'tension.answered': 'carried out what answers it',
}

/** What of the change of an entry is read here; the ledger promises no more than JSON. */
interface TensionChange {
  readonly step?: TensionStep
  readonly outcome?: { readonly proposal?: string }
  readonly text?: string
  readonly evidence?: readonly string[]
}

export function eventInWords({ action, reason, change }: LedgerEntry): TensionEvent {
  const { step, outcome, text, evidence } = (change ?? {}) as TensionChange
  if (action !== 'tension.stepped' || step === undefined) {
    return {
      what: EVENTS[action] ?? action,
      said: action === 'tension.opened' ? undefined : (reason ?? text ?? evidence?.join('; ')),
      proposal: outcome?.proposal,
    }
  }
  if (step.kind !== 'process') return { what: STEPS[step.kind], said: reason }
  const what = OUTCOMES[step.outcome ?? 'information']
  return { what, said: reason, role: step.role, proposal: step.proposal }
}
