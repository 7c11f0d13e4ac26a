import { z } from 'zod'
import { allPages } from '../all-pages.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import { optionalText, webAddress } from '../input-texts.ts'
import type { ChecklistItem } from '../lifecycle/lifecycle-definition.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { Permit, Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import type { TickDocument } from './checklist-document.ts'
import type { ChecklistItemView, TickInput } from './checklists.ts'

/** What is vouched for: something with a lifecycle whose gates have checklists. */
export interface TickedSubject {
  /** For instance `version:sales/orders@1.2.0`. */
  readonly subject: string
  readonly domain: string
  /** Another one makes every tick lapse. */
  readonly basis: string
  readonly lifecycle: Lifecycle
}

export interface TickPorts {
  readonly ticks: GuardedCollection<TickDocument>
  readonly permits: Permits
}

type AskedItem = ChecklistItem & { readonly transition: string }

const tickInput = z.strictObject({
  evidence: webAddress.optional(),
  note: optionalText(2_000),
})

/** In the order of the lifecycle. */
export async function checklistItems(
  ticks: GuardedCollection<TickDocument>,
  { subject, basis, lifecycle }: TickedSubject,
): Promise<readonly ChecklistItemView[]> {
  const ticked = await ticksOf(ticks, subject)
  return itemsOf(lifecycle).map((item) => itemView(item, ticked.get(item.id), basis))
}

/** @throws RegistryError `checklist-item-unknown`, `invalid-input`, `not-allowed`, `stale-revision` */
export async function tickItem(
  ports: TickPorts,
  actor: Actor,
  about: TickedSubject,
  id: string,
  input: TickInput,
): Promise<ChecklistItemView> {
  const { ticks } = ports
  const { subject, basis } = about
  const { evidence, note } = parseInput(tickInput, input)
  const item = requireItem(about.lifecycle, id)
  const permit = await permitFor(ports, actor, about, item)
  const tick: TickDocument = {
    subject,
    item: id,
    basis,
    by: { person: actor.id, name: actor.name },
    role: permit.authority.role,
    evidence,
    note,
    at: permit.at.toISOString(),
  }
  const happening = {
    event: 'checklist.ticked',
    reason: note,
    change: { item: id, evidence, basis },
  } as const
  const present = await ticks.get(tickId(subject, id))
  const stored =
    present === undefined
      ? await ticks.insert(permit, tickId(subject, id), tick, happening)
      : await ticks.replace(permit, present, tick, happening)
  if (stored !== undefined) return itemView(item, stored.value, basis)
  throw new RegistryError(
    'stale-revision',
    `Somebody else has just ticked "${item.title}"; look at the checklist again.`,
  )
}

/** Harmless without a tick. @throws RegistryError `checklist-item-unknown`, `not-allowed`, `stale-revision` */
export async function clearItem(
  ports: TickPorts,
  actor: Actor,
  about: TickedSubject,
  id: string,
): Promise<void> {
  const item = requireItem(about.lifecycle, id)
  const permit = await permitFor(ports, actor, about, item)
  const present = await ports.ticks.get(tickId(about.subject, id))
  if (present === undefined) return
  await ports.ticks.remove(permit, present, { event: 'checklist.cleared', change: { item: id } })
}

/** The facts `checklist.*`: who vouched for what, on the very basis of now. */
export async function checklistFacts(
  ticks: GuardedCollection<TickDocument>,
  subject: string,
  basis: string,
): Promise<{ readonly signatures: Readonly<Record<string, string>> }> {
  const valid = [...(await ticksOf(ticks, subject)).values()].filter((tick) => tick.basis === basis)
  return { signatures: Object.fromEntries(valid.map((tick) => [tick.item, signatureOf(tick)])) }
}

function permitFor(
  { permits }: TickPorts,
  actor: Actor,
  { subject, domain }: TickedSubject,
  { by }: AskedItem,
): Promise<Permit> {
  return permits.require(actor, 'checklist.tick', { subject, domain, role: by })
}

async function ticksOf(
  ticks: GuardedCollection<TickDocument>,
  subject: string,
): Promise<ReadonlyMap<string, TickDocument>> {
  const found = new Map<string, TickDocument>()
  const where = { subject: { eq: subject } }
  for await (const { value } of allPages(ticks, { where })) found.set(value.item, value)
  return found
}

function signatureOf({ by, role, at, evidence }: TickDocument): string {
  const capacity = role === undefined ? '' : ` as ${role}`
  return `${by.name}${capacity} at ${at}${evidence === undefined ? '' : `, ${evidence}`}`
}

function itemsOf(lifecycle: Lifecycle): readonly AskedItem[] {
  return lifecycle.definition.transitions.flatMap(({ id, checklist = [] }) =>
    checklist.map((item) => ({ ...item, transition: id })),
  )
}

function requireItem(lifecycle: Lifecycle, id: string): AskedItem {
  const items = itemsOf(lifecycle)
  const item = items.find((candidate) => candidate.id === id)
  if (item !== undefined) return item
  throw new RegistryError(
    'checklist-item-unknown',
    `The lifecycle ${lifecycle.id} ${lifecycle.version} asks nobody about "${id.slice(0, 100)}"; ${items.length === 0 ? 'it has no checklist' : `it asks about ${items.map((known) => known.id).join(', ')}`}.`,
  )
}

function tickId(subject: string, item: string): string {
  return `${subject}#${item}`
}

function itemView(
  { id, title, transition, by }: AskedItem,
  tick: TickDocument | undefined,
  basis: string,
): ChecklistItemView {
  return {
    item: id,
    title,
    transition,
    role: by,
    isTicked: tick?.basis === basis,
    isLapsed: tick !== undefined && tick.basis !== basis,
    tickedBy: tick?.by.name,
    tickedAt: tick?.at,
    evidence: tick?.evidence,
    note: tick?.note,
  }
}
