import type { Actor } from '../../registry/index.ts'
import type { GovernancePorts } from '../governance-ports.ts'
import { SYSTEM } from '../system-actor.ts'
import type { Tension, TensionStep } from './tension.ts'

type Telling = Pick<GovernancePorts, 'tell'>

/** Tells whoever fills the role that somebody senses a tension; what the registry finds waits in the inbox alone. */
export async function tellOfOpened(ports: Telling, tension: Tension): Promise<void> {
  const { id, by, now, couldBe, role, createdAt } = tension
  await ports.tell({
    key: `tension-opened:${id}:${role}`,
    kind: 'tension.opened',
    subject: `tension:${id}`,
    title: titled(`${by} senses a tension: ${now}`),
    text: couldBe,
    roles: [role],
    accounts: [],
    at: createdAt,
  })
}

/** Tells whoever sensed a tension what somebody else made of it, and a role that it is asked. */
export async function tellOfStep(
  ports: Telling,
  actor: Pick<Actor, 'id'>,
  tension: Tension,
  step: TensionStep,
): Promise<void> {
  const { id, by, now, role, updatedAt } = tension
  const isRequest = step.kind === 'process' && step.outcome === 'request'
  const accounts = by === actor.id || by === SYSTEM.id ? [] : [by]
  if (accounts.length === 0 && !isRequest) return
  await ports.tell({
    key: `tension-stepped:${id}:${updatedAt}`,
    kind: 'tension.stepped',
    subject: `tension:${id}`,
    title: titled(`${actor.id} ${STEPS[step.kind]} the tension: ${now}`),
    text: ('text' in step ? step.text : 'reason' in step ? step.reason : undefined) ?? now,
    roles: isRequest ? [role] : [],
    accounts,
    at: updatedAt,
  })
}

const STEPS: Readonly<Record<TensionStep['kind'], string>> = {
  process: 'says what comes of',
  confirm: 'says that it is done with',
  'let-go': 'lets go',
  reopen: 'takes up again',
}

/** Asks whoever sensed a tension whether an adopted proposal has answered it. */
export async function tellOfAnswer(ports: Telling, tension: Tension, text: string): Promise<void> {
  const { id, by, now, updatedAt } = tension
  await ports.tell({
    key: `tension-answered:${id}:${updatedAt}`,
    kind: 'tension.answered',
    subject: `tension:${id}`,
    title: titled(`Is it done? ${text}`),
    text: `You sensed: ${now}`.slice(0, 2_000),
    roles: [],
    accounts: [by],
    at: updatedAt,
  })
}

function titled(text: string): string {
  return text.slice(0, 300)
}
