import { usageError } from '../exit-status.ts'
import { printable, writeNotice } from '../output.ts'
import { askJson, jsonBody } from '../registry/registry-client.ts'
import { createGoverned } from './governance.ts'

/** What commander makes of what somebody says who acts in an emergency. */
export interface EmergencyFlags {
  readonly reason?: string
  readonly valueLost?: string
  readonly lessTension?: string
  readonly goodFaith?: true
  readonly spendsNothing?: true
}

/** `concordat emergencies declare`. @throws CommandError (status 2) when something of it is not said */
export async function declareEmergency(
  action: string,
  subject: string,
  flags: EmergencyFlags & { readonly format: 'stylish' | 'json' },
): Promise<void> {
  await createGoverned('/emergencies', declaration(action, subject, flags), flags.format)
}

/**
 * Declares an emergency before the action itself is asked for, and tells what follows from it.
 * @throws CommandError (status 2) when something of it is not said, (status 3) when the constitution does not let it be
 */
export async function declareBeforehand(
  action: string,
  subject: string,
  flags: EmergencyFlags,
): Promise<void> {
  const body = jsonBody('POST', declaration(action, subject, flags))
  const { id, role, repairUntil } = await askJson<{
    readonly id: string
    readonly role: string
    readonly repairUntil: string
  }>('/emergencies', body)
  await writeNotice(
    printable(
      `You act in place of ${role}, who is told. Emergency ${id}: explain it, and repair it until ${repairUntil.slice(0, 10)} (concordat emergencies act ${id} repaired --set text=…).`,
    ),
  )
}

/** @throws CommandError (status 2) when something is said that only an emergency asks for */
export function refuseWithoutEmergency(flags: EmergencyFlags): void {
  const given = optionsOf((member) => member !== 'reason' && flags[member] !== undefined)
  if (given.length > 0) throw usageError(`${given.join(', ')} goes with --emergency.`)
}

function declaration(action: string, subject: string, flags: EmergencyFlags): object {
  const { reason, valueLost, lessTension, goodFaith, spendsNothing } = flags
  const said = { reason, valueLost, lessTension, goodFaith, spendsNothing }
  const missing = optionsOf((member) => said[member] === undefined)
  if (missing.length === 0) return { action, subject, ...said }
  throw usageError(
    `Whoever acts in an emergency says why and that they may; missing: ${missing.join(', ')}.`,
  )
}

const OPTIONS: Readonly<Record<keyof EmergencyFlags, string>> = {
  reason: '--reason',
  valueLost: '--value-lost',
  lessTension: '--less-tension',
  goodFaith: '--good-faith',
  spendsNothing: '--spends-nothing',
}

function optionsOf(concerns: (member: keyof EmergencyFlags) => boolean): readonly string[] {
  return Object.entries(OPTIONS).flatMap(([member, option]) =>
    concerns(member as keyof EmergencyFlags) ? [option] : [],
  )
}
