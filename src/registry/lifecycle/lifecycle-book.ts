import { digestOfBytes } from '../../contracts/index.ts'
import type { LifecycleDocument } from '../documents.ts'
import type { GuardedCollection } from '../guarded-collection.ts'
import type { Permit } from '../permits.ts'
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
  readonly current: readonly Lifecycle[]
  /** The lifecycle that a new subject of this kind begins under. */
  for(subject: LifecycleSubject): Lifecycle
  /** The very definition that a subject began under. @throws RegistryError `lifecycle-not-found` */
  pinned(reference: LifecycleReference): Promise<Lifecycle>
  /** Keeps the definition for as long as there are subjects under it; repeating it is harmless. */
  pin(permit: Permit, lifecycle: Lifecycle): Promise<void>
}

/**
 * @throws RangeError unless there is exactly one lifecycle for each kind of subject, or when one differs
 *   from the definition that is in use under the same id and version
 */
export async function createLifecycleBook(
  current: readonly Lifecycle[],
  kept: GuardedCollection<LifecycleDocument>,
): Promise<LifecycleBook> {
  for (const lifecycle of current) {
    requireSame(lifecycle, await kept.get(keyOf(lifecycle)))
  }
  const only = (subject: LifecycleSubject): Lifecycle => {
    const [lifecycle, ...others] = current.filter((candidate) => candidate.subject === subject)
    if (lifecycle !== undefined && others.length === 0) return lifecycle
    throw new RangeError(`There must be exactly one lifecycle for a ${subject}`)
  }
  const bySubject = new Map(LIFECYCLE_SUBJECTS.map((subject) => [subject, only(subject)]))
  const loaded = new Map<string, Lifecycle>()
  return {
    current,
    for: (subject) => bySubject.get(subject) ?? only(subject),
    pinned: async ({ id, version }) => {
      const key = keyOf({ id, version })
      const known = loaded.get(key) ?? loadKept(await kept.get(key), key)
      loaded.set(key, known)
      return known
    },
    pin: async (permit, lifecycle) => {
      const key = keyOf(lifecycle)
      if (loaded.has(key)) return
      const document = documentOf(lifecycle)
      const thing = { ...permit.thing, subject: `lifecycle:${key}` }
      await kept.insert({ ...permit, thing }, key, document, {
        event: 'lifecycle.pinned',
        change: { digest: document.digest },
      })
      loaded.set(key, lifecycle)
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
