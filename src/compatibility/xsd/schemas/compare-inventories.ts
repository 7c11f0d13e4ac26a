import type { GlobalComponent } from '../../../contracts/index.ts'
import type { BreaksCode } from '../../judged-kind.ts'
import type { JudgedLog } from '../../judged-log.ts'
import type { ComponentGraph } from '../graph/component-graph.ts'
import type { Reach } from '../graph/reach.ts'
import { isSameSource } from '../graph/same-source.ts'
import type { SchemaComparison } from '../schema-comparison.ts'
import { subjectOf } from '../subject.ts'
import { UserChanges } from './user-changes.ts'

/**
 * Tells which components came and went, and which changed without any message that holds them. It comes last: whom
 * it breaks that something is gone depends on what became of what referred to it.
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
  const gone = [...old.byKey.keys()].filter((key) => !now.byKey.has(pairing.keyNow(key)))
  const come = [...now.byKey.keys()].filter((key) => !old.byKey.has(pairing.keyBefore(key)))
  const users = {
    old: new UserChanges('old', old, oldReach, new Set(gone), log),
    now: new UserChanges('now', now, newReach, new Set(come), log),
  }
  const operations = { old: oldReach.operations, now: newReach.operations }
  const usedBefore = usedKeys(old)
  const usedNow = usedKeys(now)
  for (const key of gone) {
    const component = old.byKey.get(key)
    if (component === undefined || told.has(key)) continue
    if (comparison.isTold(component)) continue
    if (pairing.mayMissNow(component)) continue
    // Where it is still referred to, nothing else tells that it is gone.
    if (now.usersOf(pairing.keyNow(key)).length > 0)
      tellRemoved(comparison, component, undefined, log)
    else if (isOnlyIn(operations.now, key, oldReach)) continue
    else if (!isOnlyContent(key, component, oldReach, usedBefore, users.old)) {
      // Schemas by themselves are for others to refer to, who are not known.
      const code = users.old.codeOf(key) ?? (oldReach.isWhole ? undefined : 'nn')
      tellRemoved(comparison, component, code, log)
    }
  }
  for (const [key, component] of now.byKey) {
    const keyBefore = pairing.keyBefore(key)
    if (old.byKey.has(keyBefore)) tellUnused(comparison, keyBefore, key, log)
    else if (!told.has(key) && !comparison.isTold(component)) {
      if (pairing.mayHaveMissed(component)) continue
      if (isOnlyIn(operations.old, key, newReach)) continue
      if (isOnlyContent(key, component, newReach, usedNow, users.now)) continue
      tellAdded(comparison, component, log)
    }
  }
}

/** Whether only operations that the other version does not have hold something: it is told with them. */
function isOnlyIn(others: ReadonlySet<string>, key: string, reach: Reach): boolean {
  const { request, response } = reach.of(key)
  const operations = [...(request ?? []), ...(response ?? [])]
  return operations.length > 0 && operations.every((operation) => !others.has(operation))
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
 * Groups, and bases that nothing else uses, are a way to write content down: when that is the same without them,
 * nothing changed, and else it is told of what they were a part of.
 */
function isOnlyContent(
  key: string,
  component: GlobalComponent,
  reach: Reach,
  used: ReadonlySet<string>,
  users: UserChanges,
): boolean {
  const { kind } = component
  if (kind === 'group' || kind === 'attributeGroup') return used.has(key)
  if (kind === 'attribute') return used.has(key) && (reach.has(key) || reach.isPart(key))
  return !reach.has(key) && reach.isPart(key) && users.codeOf(key) === undefined
}

const IDS: Readonly<Partial<Record<GlobalComponent['kind'], string>>> = {
  element: 'element-global',
  complexType: 'complex-type',
  simpleType: 'simple-type',
}

/** @param code whom it breaks; undefined for what the kind says, as something refers to it or may do so */
function tellRemoved(
  comparison: SchemaComparison,
  component: GlobalComponent,
  code: BreaksCode | undefined,
  log: JudgedLog,
): void {
  const { oldReach } = comparison
  const id = IDS[component.kind] ?? 'schema-component'
  const facts = { subject: subjectOf(component.element) }
  const change = { facts, old: component, cause: 'old' } as const
  const owner = { old: component.key, now: undefined }
  const breaks = code === undefined ? {} : { breaks: code }
  if (oldReach.has(component.key))
    comparison.report(`${id}-removed`, { ...change, ...breaks }, owner)
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
