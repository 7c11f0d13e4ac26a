import type { GlobalComponent } from '../../../contracts/index.ts'
import type { JudgedLog } from '../../judged-log.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import type { Reach } from '../graph/reach.ts'
import { isSameSource } from '../graph/same-source.ts'
import type { SchemaComparison } from '../schema-comparison.ts'
import { subjectOf } from '../subject.ts'

/**
 * Tells which components came and went, where nothing else tells it, and which changed without any message that
 * holds them.
 *
 * @param told keys of components that are told as substitutes
 */
export function compareInventories(
  comparison: SchemaComparison,
  told: ReadonlySet<string>,
  log: JudgedLog,
): void {
  const { pairing, oldReach, newReach } = comparison
  const { old, now } = pairing
  let usedBefore: ReadonlySet<string> | undefined
  let usedNow: ReadonlySet<string> | undefined
  for (const [key, component] of old.byKey) {
    if (now.byKey.has(pairing.keyNow(key)) || told.has(key)) continue
    if (isType(component) && comparison.isRenamed(component)) continue
    if (pairing.mayMissNow(component)) continue
    // Where it is still referred to, nothing else tells that it is gone.
    usedBefore ??= usedKeys(old)
    const isMissed = now.isNamed(pairing.keyNow(key))
    if (!isMissed && isToldByUse(key, component, oldReach, usedBefore)) continue
    tellRemoved(comparison, component, log)
  }
  for (const [key, component] of now.byKey) {
    const keyBefore = pairing.keyBefore(key)
    if (old.byKey.has(keyBefore)) tellUnused(comparison, keyBefore, key, log)
    else if (!told.has(key) && !(isType(component) && comparison.isRenamed(component))) {
      if (pairing.mayHaveMissed(component)) continue
      usedNow ??= usedKeys(now)
      if (isToldByUse(key, component, newReach, usedNow)) continue
      tellAdded(comparison, component, log)
    }
  }
}

type AnyType = Extract<GlobalComponent, { kind: 'simpleType' | 'complexType' }>

function isType(component: GlobalComponent): component is AnyType {
  return component.kind === 'simpleType' || component.kind === 'complexType'
}

/** All keys that other components refer to. */
function usedKeys(graph: ComponentGraph): ReadonlySet<string> {
  const used = new Set<string>()
  for (const key of graph.byKey.keys()) {
    for (const part of graph.partsOf(key)) if (part !== key) used.add(part)
    for (const held of graph.heldBy(key)) if (held !== key) used.add(held)
    for (const substitute of graph.substitutesFor(key)) used.add(substitute)
  }
  return used
}

/**
 * What messages hold through something else is told there: what refers to it was added, removed or changed. A
 * global element can be a document of its own.
 */
function isToldByUse(
  key: string,
  { kind }: GlobalComponent,
  reach: Reach,
  used: ReadonlySet<string>,
): boolean {
  if (kind === 'element' && reach.isRoot(key)) return !reach.isWhole
  if (kind === 'group' || kind === 'attributeGroup') return used.has(key)
  return used.has(key) ? reach.has(key) || reach.isPart(key) : reach.has(key) && !reach.isWhole
}

const IDS: Readonly<Partial<Record<GlobalComponent['kind'], string>>> = {
  element: 'element-global',
  complexType: 'complex-type',
  simpleType: 'simple-type',
}

function tellRemoved(
  comparison: SchemaComparison,
  component: GlobalComponent,
  log: JudgedLog,
): void {
  const id = IDS[component.kind] ?? 'schema-component'
  const facts = { subject: subjectOf(component.element) }
  const change = { facts, old: component, cause: 'old' } as const
  const owner = { old: component.key, now: undefined }
  if (comparison.oldReach.has(component.key)) comparison.report(`${id}-removed`, change, owner)
  else log.add(`${id}-removed`, { ...change, breaks: 'nn' })
}

function tellAdded(comparison: SchemaComparison, component: GlobalComponent, log: JudgedLog): void {
  const id = IDS[component.kind] ?? 'schema-component'
  const facts = { subject: subjectOf(component.element) }
  const change = { facts, now: component, cause: 'new' } as const
  const owner = { old: undefined, now: component.key }
  if (comparison.newReach.has(component.key)) comparison.report(`${id}-added`, change, owner)
  else log.add(`${id}-added`, change)
}

function tellUnused(
  comparison: SchemaComparison,
  key: string,
  keyNow: string,
  log: JudgedLog,
): void {
  const { oldReach, newReach, pairing } = comparison
  if (oldReach.has(key) || newReach.has(keyNow)) return
  if (oldReach.isPart(key) || newReach.isPart(keyNow)) return
  const old = pairing.old.byKey.get(key)
  const now = pairing.now.byKey.get(keyNow)
  if (old === undefined || now === undefined) return
  if (isSameSource(old.element, now.element, (name) => pairing.namespaceNow(name))) return
  const facts = { subject: subjectOf(now.element) }
  log.add('schema-unused-component-changed', { facts, old, now })
}
