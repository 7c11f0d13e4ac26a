import type { ServiceDocument, VersionDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { LifecycleBook } from '../lifecycle/lifecycle-book.ts'
import type { Actor } from '../ports.ts'
import { requireService } from '../services/require-service.ts'
import { findVersion } from '../versions/find-version.ts'
import {
  checklistItems,
  clearItem,
  tickItem,
  type TickedSubject,
  type TickPorts,
} from './tick-items.ts'

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

export interface ChecklistPorts extends TickPorts {
  readonly services: GuardedCollection<ServiceDocument>
  readonly versions: GuardedCollection<VersionDocument>
  readonly lifecycles: LifecycleBook
}

export function createChecklists(ports: ChecklistPorts): Checklists {
  const load = async (service: string, selector: string): Promise<TickedSubject> => {
    const { id, value } = await findVersion(ports, service, selector)
    const { domain } = (await requireService(ports.services, value.service)).value
    const lifecycle = await ports.lifecycles.pinned(value.lifecycle)
    return { subject: `version:${id}`, domain, basis: value.digest, lifecycle }
  }
  return {
    of: async (service, selector) => checklistItems(ports.ticks, await load(service, selector)),
    tick: async (actor, service, selector, item, input) =>
      tickItem(ports, actor, await load(service, selector), item, input),
    clear: async (actor, service, selector, item) =>
      clearItem(ports, actor, await load(service, selector), item),
  }
}
