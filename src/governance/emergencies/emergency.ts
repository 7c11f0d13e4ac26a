import { z } from 'zod'
import type { CollectionDeclaration } from '../../store/index.ts'
import { governanceId, governanceText } from '../circles/organisation.ts'
import { EMERGENCY_ACTIONS } from '../constitution/decision-rules.ts'

const instant = z.iso.datetime()
const person = z.string().min(1).max(64)
const words = z.strictObject({ by: person, text: governanceText, at: instant })

/** `open` until it is repaired and the role concerned has accepted that. */
export const EMERGENCY_STATES = ['open', 'repaired', 'settled'] as const
export type EmergencyState = (typeof EMERGENCY_STATES)[number]

/**
 * Acting beyond one's authority because waiting would cost too much: said beforehand, with everything that the
 * constitution asks for, and with the duty to explain, to stop on request and to repair.
 */
export const emergencySchema = z.strictObject({
  id: z.string().min(1).max(100),
  /** What is done, and to what; nothing else is allowed by it. */
  action: z.enum(EMERGENCY_ACTIONS),
  subject: z.string().min(1).max(400),
  by: person,
  reason: governanceText,
  /** Why it takes away more tension than it makes. */
  lessTension: governanceText,
  /** What delay would lose. */
  valueLost: governanceText,
  /** The role that would have decided, which may ask for a stop and for repair. */
  role: governanceId,
  circle: governanceId,
  state: z.enum(EMERGENCY_STATES),
  /** Until then the action can be taken. */
  openUntil: instant,
  repairUntil: instant,
  /** What the person explained, and what the role asked for. */
  said: z.array(words.extend({ kind: z.enum(['explained', 'repair-asked']) })).max(100),
  /** A request to stop; similar emergency actions of the person are refused until it is lifted. */
  stop: words.extend({ lifted: words.exactOptional() }).exactOptional(),
  repair: words.exactOptional(),
  accepted: words.exactOptional(),
  /** Whether those concerned were told, and the tension and the duty were opened. */
  isTold: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
})
export type Emergency = z.infer<typeof emergencySchema>

export const EMERGENCIES: CollectionDeclaration<Emergency> = {
  name: 'emergencies',
  schema: emergencySchema,
  indexes: [
    { name: 'by-creation', fields: ['createdAt'] },
    { name: 'by-state', fields: ['state', 'createdAt'] },
    { name: 'by-person', fields: ['by', 'createdAt'] },
    { name: 'by-what-is-open', fields: ['by', 'subject', 'action', 'openUntil'] },
    { name: 'by-stop', fields: ['by', 'action', 'stop.at', 'stop.lifted.at'] },
    { name: 'by-subject', fields: ['subject', 'createdAt'] },
    { name: 'by-told', fields: ['isTold', 'createdAt'] },
  ],
}

/** What can be done about an emergency action. */
export const emergencyStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('explain'), text: governanceText }),
  z.strictObject({ kind: z.literal('ask-repair'), text: governanceText }),
  z.strictObject({ kind: z.literal('stop'), text: governanceText }),
  z.strictObject({ kind: z.literal('lift'), text: governanceText }),
  z.strictObject({ kind: z.literal('repaired'), text: governanceText }),
  z.strictObject({ kind: z.literal('accept'), text: governanceText }),
])
export type EmergencyStep = z.infer<typeof emergencyStepSchema>

/** Steps of the person who acted; the others are those of the role concerned. */
export const OWN_STEPS: readonly EmergencyStep['kind'][] = ['explain', 'repaired']

export type EmergencyStepped =
  | { readonly kind: 'moved'; readonly emergency: Emergency }
  | { readonly kind: 'refused'; readonly reason: string }

/** Takes one step. Pure. */
export function stepEmergency(
  emergency: Emergency,
  step: EmergencyStep,
  { actor, at: now }: { readonly actor: string; readonly at: string },
): EmergencyStepped {
  const at = now < emergency.updatedAt ? emergency.updatedAt : now
  const { state, by, said, stop } = emergency
  const word = { by: actor, text: step.text, at }
  const moved = (change: Partial<Emergency>): EmergencyStepped => ({
    kind: 'moved',
    emergency: { ...emergency, ...change, updatedAt: at },
  })
  if (OWN_STEPS.includes(step.kind) && actor !== by) {
    return refused(`Only ${by}, who acted, says that.`)
  }
  if (!OWN_STEPS.includes(step.kind) && actor === by) {
    return refused('Nobody answers for the role concerned about an emergency action of their own.')
  }
  switch (step.kind) {
    case 'explain':
    case 'ask-repair':
      if (said.length >= 100) return refused('More than 100 entries are not kept; open a tension.')
      if (state === 'settled') return refused('It is settled already.')
      return moved({
        // What was repaired to nobody's content is to be repaired again.
        ...(step.kind === 'ask-repair' && { state: 'open' as const }),
        said: [...said, { kind: step.kind === 'explain' ? 'explained' : 'repair-asked', ...word }],
      })
    case 'stop':
      if (stop !== undefined && stop.lifted === undefined) return refused('It was stopped already.')
      return moved({ stop: word, openUntil: at < emergency.openUntil ? at : emergency.openUntil })
    case 'lift':
      if (stop === undefined || stop.lifted !== undefined) return refused('Nothing is stopped.')
      return moved({ stop: { ...stop, lifted: word } })
    case 'repaired':
      if (state !== 'open') return refused(`It is ${state} already.`)
      return moved({ state: 'repaired', repair: word })
    case 'accept':
      if (state === 'settled') return refused('It is settled already.')
      return moved({ state: 'settled', accepted: word })
  }
}

function refused(reason: string): EmergencyStepped {
  return { kind: 'refused', reason }
}
