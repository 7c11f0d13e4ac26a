import type { Operation, PortType } from '../../../contracts/index.ts'
import { compareOperation } from './compare-operation.ts'
import { pairNodes } from '../pair-nodes.ts'
import { signatureOf } from './signature.ts'
import { compareDocumentation, type WsdlComparison } from '../wsdl-comparison.ts'

/** Compares port types and their operations. */
export function comparePortTypes(comparison: WsdlComparison): void {
  const { old, now, log } = comparison
  const { pairs, renamed, removed, added } = pairNodes(old.portTypes, now.portTypes, likeness)
  for (const [before, after] of renamed) {
    const facts = { sort: 'portType', from: before.name, to: after.name }
    log.add('port-type-renamed', { facts, old: before, now: after }, namesOf(after))
  }
  for (const portType of removed) {
    if (comparison.now.mayMiss(portType, comparison.old)) continue
    const change = {
      facts: { sort: 'portType', name: portType.name },
      old: portType,
      cause: 'old',
    } as const
    log.add('port-type-removed', change, namesOf(portType))
  }
  for (const portType of added) {
    if (old.mayMiss(portType, now)) continue
    const change = {
      facts: { sort: 'portType', name: portType.name },
      now: portType,
      cause: 'new',
    } as const
    log.add('port-type-added', change, namesOf(portType))
  }
  for (const [before, after] of [...pairs, ...renamed]) {
    compareOperations(before, after, comparison)
  }
}

function likeness(old: PortType, now: PortType): number {
  const shared = old.operations.filter(({ name = '' }) => now.operationsByName.has(name)).length
  return shared * 2 >= Math.max(old.operations.length, now.operations.length) ? shared : 0
}

function namesOf({ operations }: PortType): readonly string[] {
  return operations.flatMap(({ name }) => name ?? [])
}

function compareOperations(old: PortType, now: PortType, comparison: WsdlComparison): void {
  const { log } = comparison
  compareDocumentation(old, now, `portType ${now.name ?? ''}`, log)
  const { pairs, renamed, removed, added } = pairNodes(
    old.operations,
    now.operations,
    (before, after) => likenessOfOperations(before, after, comparison),
  )
  for (const [before, after] of renamed) {
    const facts = { from: before.name, to: after.name }
    const names = [before.name ?? '', after.name ?? '']
    log.add('operation-renamed', { facts, old: before, now: after }, names)
  }
  for (const operation of removed) {
    const { name = '' } = operation
    const change = { facts: { name }, old: operation, now, cause: 'old' } as const
    log.add('operation-removed', change, [name])
  }
  for (const operation of added) {
    const { name = '' } = operation
    const id = old.operationsByName.has(name) ? 'operation-overloaded' : 'operation-added'
    log.add(id, { facts: { name }, old, now: operation, cause: 'new' }, [name])
  }
  for (const [before, after] of [...pairs, ...renamed]) {
    comparison.operations.set(before, after)
    compareOperation(before, after, comparison)
  }
}

/** Operations of different names that exchange the same. */
function likenessOfOperations(old: Operation, now: Operation, comparison: WsdlComparison): number {
  const haveSameMessages =
    (old.input ?? old.output)?.message !== undefined &&
    old.input?.message?.localName === now.input?.message?.localName &&
    old.output?.message?.localName === now.output?.message?.localName
  const before = signatureOf(old, comparison.old, (name) =>
    comparison.schemas.pairing.nameNow(name),
  )
  const after = signatureOf(now, comparison.now, (name) => name)
  return Number(haveSameMessages) * 2 + Number(before === after && before !== undefined)
}
