import { digestOfBytes } from '../../contracts/index.ts'
import type { Collection } from '../../store/index.ts'
import { allPages } from '../all-pages.ts'
import type { LifecycleDocument } from '../documents.ts'
import { domainEvent, insertUnlessTaken } from '../guarded-collection.ts'
import type { Ruling } from '../permits.ts'
import type { AdoptedLifecycle, LifecyclesAdopted } from '../ports.ts'
import { RegistryError } from '../problems.ts'
import { LIFECYCLE_SUBJECTS, type LifecycleSubject } from './lifecycle-definition.ts'
import { loadLifecycle } from './load-lifecycle.ts'
import type { Lifecycle } from './lifecycle.ts'

/** A definition that a subject began under: identifier and version of the lifecycle. */
export interface LifecycleReference {
  readonly id: string
  readonly version: string
}

/** The lifecycles in force for new subjects, and those that older subjects are pinned to. */
export interface LifecycleBook {
  /** One for each kind of subject. */
  inForce(): Promise<readonly LifecycleInForce[]>
  /** The lifecycle that a new subject of this kind begins under. */
  for(subject: LifecycleSubject): Promise<Lifecycle>
  /** The very definition that a subject began under. @throws RegistryError `lifecycle-not-found` */
  pinned(reference: LifecycleReference): Promise<Lifecycle>
  /**
   * Keeps the definition for as long as there are subjects under it and decisions by it, refusals included;
   * repeating it is harmless.
   */
  pin(ruling: Ruling, lifecycle: Lifecycle): Promise<void>
  /** The versions of a lifecycle that subjects have begun under. */
  versionsInUse(id: string): Promise<readonly string[]>
}

/** A lifecycle with the decision that put it in force; undefined: it came with the program. */
export interface LifecycleInForce {
  readonly lifecycle: Lifecycle
  readonly adopted: AdoptedLifecycle | undefined
}

/**
 * @param shipped those that come with the program, one for each kind of subject
 * @param adopted those that adopted proposals have put in their place
 * @throws RangeError unless exactly one ships for each kind of subject, or when the one in force differs from the
 *   definition that is in use under the same id and version
 */
export async function createLifecycleBook(
  shipped: readonly Lifecycle[],
  adopted: LifecyclesAdopted,
  kept: Collection<LifecycleDocument>,
  newId: () => string,
): Promise<LifecycleBook> {
  const only = (subject: LifecycleSubject): Lifecycle => {
    const [lifecycle, ...others] = shipped.filter((candidate) => candidate.subject === subject)
    if (lifecycle !== undefined && others.length === 0) return lifecycle
    throw new RangeError(`There must be exactly one lifecycle for a ${subject}`)
  }
  const bySubject = new Map(LIFECYCLE_SUBJECTS.map((subject) => [subject, only(subject)]))
  const loaded = new Map<string, Lifecycle>()
  const isKept = new Set<string>()
  const load = (key: string, text: () => string): Lifecycle => {
    const lifecycle = loaded.get(key) ?? loadLifecycle(text(), key)
    loaded.set(key, lifecycle)
    return lifecycle
  }
  const inForce = async (): Promise<readonly LifecycleInForce[]> => {
    const decided = await adopted()
    return [...bySubject].map(([subject, lifecycle]) => {
      const found = decided.find(({ definition }) => definition.subject === subject)
      if (found === undefined) return { lifecycle, adopted: undefined }
      const key = keyOf(found.definition)
      return { lifecycle: load(key, () => JSON.stringify(found.definition)), adopted: found }
    })
  }
  for (const { lifecycle } of await inForce()) {
    requireSame(lifecycle, await kept.get(keyOf(lifecycle)))
  }
  return {
    inForce,
    for: async (subject) =>
      (await inForce()).find(({ lifecycle }) => lifecycle.subject === subject)?.lifecycle ??
      only(subject),
    pinned: async ({ id, version }) => {
      const key = keyOf({ id, version })
      if (!loaded.has(key)) loaded.set(key, loadKept(await kept.get(key), key))
      return load(key, () => '')
    },
    pin: async (ruling, lifecycle) => {
      const key = keyOf(lifecycle)
      if (isKept.has(key)) return
      const document = documentOf(lifecycle)
      const thing = { ...ruling.thing, subject: `lifecycle:${key}` }
      const happening = { event: 'lifecycle.pinned', change: { digest: document.digest } } as const
      await insertUnlessTaken(kept, key, document, [
        domainEvent({ ...ruling, thing }, happening, newId),
      ])
      isKept.add(key)
    },
    versionsInUse: async (id) => {
      const versions: string[] = []
      for await (const document of allPages(kept, {})) {
        const [of, version] = document.id.split('@')
        if (of === id && version !== undefined) versions.push(version)
      }
      return versions
    },
  }
}

function documentOf({ definition }: Lifecycle): LifecycleDocument {
  const text = JSON.stringify(definition)
  return { digest: digestOfBytes(text), text }
}

/** A definition never changes under its version, since subjects are judged by the one they began under. */
function requireSame(
  lifecycle: Lifecycle,
  document: { readonly value: LifecycleDocument } | undefined,
): void {
  if (document === undefined || document.value.digest === documentOf(lifecycle).digest) return
  throw new RangeError(
    `The lifecycle ${keyOf(lifecycle)} was changed while it is in use; give it a new version`,
  )
}

function loadKept(
  document: { readonly value: LifecycleDocument } | undefined,
  key: string,
): Lifecycle {
  if (document === undefined) {
    throw new RegistryError('lifecycle-not-found', `There is no lifecycle ${key}.`)
  }
  return loadLifecycle(document.value.text, key)
}

function keyOf({ id, version }: LifecycleReference): string {
  return `${id}@${version}`
}
