import { z } from 'zod'
import type { Stored } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import { parseInput } from '../identifiers.ts'
import { optionalText, webAddress } from '../input-texts.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { ChecklistItem } from '../lifecycle/lifecycle-definition.ts'
import type { Permits } from '../permits.ts'
import type { Actor } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { requireService } from '../services/require-service.ts'
import { findVersion } from '../versions/find-version.ts'
import type { TickDocument } from './checklist-document.ts'

/** An item of a checklist, and who vouched for it. */
export interface ChecklistItemView {
  readonly item: string
  readonly title: string
  /** The transition that asks for it. */
  readonly transition: string
  /** The role that may tick it. */
  readonly role: string
  readonly isTicked: boolean
  /** It was ticked for content that has been replaced since. */
  readonly isLapsed: boolean
  readonly tickedBy: string | undefined
  readonly tickedAt: string | undefined
  readonly evidence: string | undefined
  readonly note: string | undefined
}

export interface TickInput {
  /** Where the proof is. */
  readonly evidence?: string | undefined
  readonly note?: string | undefined
}

/** What only people know about a version; everything else gates work out for themselves. */
export interface Checklists {
  /** In the order of the lifecycle. @throws RegistryError as `VersionCatalog.get` */
  of(service: string, selector: string): Promise<readonly ChecklistItemView[]>
  /** @throws RegistryError `checklist-item-unknown`, `invalid-input`, and as `VersionCatalog.get` */
  tick(
    actor: Actor,
    service: string,
    version: string,
    item: string,
    input: TickInput,
  ): Promise<ChecklistItemView>
  /** Takes a tick back; harmless when there is none. @throws RegistryError as `tick` */
  clear(actor: Actor, service: string, version: string, item: string): Promise<void>
}

export interface ChecklistPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly ticks: GuardedCollection<TickDocument>
  readonly lifecycles: LifecycleBook
  readonly permits: Permits
}

const tickInput = z.strictObject({
  evidence: webAddress.optional(),
  note: optionalText(2_000),
})

export function createChecklists(ports: ChecklistPorts): Checklists {
  const { ticks, permits } = ports
  const load = async (
    service: string,
    selector: string,
  ): Promise<{ version: Stored<VersionDocument>; lifecycle: Lifecycle; domain: string }> => {
    const version = await findVersion(ports, service, selector)
    const { domain } = (await requireService(ports.services, version.value.service)).value
    return { version, domain, lifecycle: await ports.lifecycles.pinned(version.value.lifecycle) }
  }
  return {
    of: async (service, selector) => {
      const { version, lifecycle } = await load(service, selector)
      const ticked = await ticksOf(ticks, `version:${version.id}`)
      return itemsOf(lifecycle).map((item) =>
        itemView(item, ticked.get(item.id), version.value.digest),
      )
    },
    tick: async (actor, service, selector, id, input) => {
      const { evidence, note } = parseInput(tickInput, input)
      const { version, lifecycle, domain } = await load(service, selector)
      const item = requireItem(lifecycle, id)
      const subject = `version:${version.id}`
      const permit = await permits.require(actor, 'checklist.tick', {
        subject,
        domain,
        role: item.by,
      })
      const tick: TickDocument = {
        subject,
        item: id,
        basis: version.value.digest,
        by: { person: actor.id, name: actor.name },
        role: permit.authority.role,
        evidence,
        note,
        at: permit.at.toISOString(),
      }
      const happening = {
        event: 'checklist.ticked',
        reason: note,
        change: { item: id, evidence, basis: tick.basis },
      } as const
      const present = await ticks.get(tickId(subject, id))
      const stored =
        present === undefined
          ? await ticks.insert(permit, tickId(subject, id), tick, happening)
          : await ticks.replace(permit, present, tick, happening)
      if (stored === undefined) {
        throw new RegistryError(
          'stale-revision',
          `Somebody else has just ticked "${item.title}"; look at the checklist again.`,
        )
      }
      return itemView(item, stored.value, version.value.digest)
    },
    clear: async (actor, service, selector, id) => {
      const { version, lifecycle, domain } = await load(service, selector)
      const item = requireItem(lifecycle, id)
      const subject = `version:${version.id}`
      const permit = await permits.require(actor, 'checklist.tick', {
        subject,
        domain,
        role: item.by,
      })
      const present = await ticks.get(tickId(subject, id))
      if (present === undefined) return
      await ticks.remove(permit, present, { event: 'checklist.cleared', change: { item: id } })
    },
  }
}

/** The facts `checklist.*`: who vouched for what, for the very content of now. */
export async function checklistFacts(
  ticks: GuardedCollection<TickDocument>,
  subject: string,
  basis: string,
): Promise<{ readonly signatures: Readonly<Record<string, string>> }> {
  const valid = [...(await ticksOf(ticks, subject)).values()].filter((tick) => tick.basis === basis)
  return { signatures: Object.fromEntries(valid.map((tick) => [tick.item, signatureOf(tick)])) }
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

function itemsOf(
  lifecycle: Lifecycle,
): readonly (ChecklistItem & { readonly transition: string })[] {
  return lifecycle.definition.transitions.flatMap(({ id, checklist = [] }) =>
    checklist.map((item) => ({ ...item, transition: id })),
  )
}

function requireItem(
  lifecycle: Lifecycle,
  id: string,
): ChecklistItem & { readonly transition: string } {
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
  { id, title, transition, by }: ChecklistItem & { readonly transition: string },
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
