import type { Binding } from '../../../contracts/index.ts'
import { compareBindingOperation } from './compare-binding-operation.ts'
import { comparePolicies, endpointNodes } from './compare-policies.ts'
import { pairNodes, type PairedNodes } from '../pair-nodes.ts'
import { SharedChanges } from './shared-changes.ts'
import { compareDocumentation, wordsOf, type WsdlComparison } from '../wsdl-comparison.ts'

/** Pairs the bindings of both versions, by name or by what they carry and how. */
export function pairBindings(comparison: WsdlComparison): PairedNodes<Binding> {
  const { old, now } = comparison
  const paired = pairNodes(old.bindings, now.bindings, (before, after) => {
    if (before.protocol !== after.protocol) return 0
    const names = new Set(after.operations.map(({ name }) => name))
    const shared = before.operations.filter(({ name }) => names.has(name)).length
    return shared * 2 >= Math.max(before.operations.length, after.operations.length) ? shared : 0
  })
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    comparison.bindings.set(before, after)
  }
  return paired
}

/** Compares how bindings carry operations. */
export function compareBindings(
  { pairs, renamed, removed, added }: PairedNodes<Binding>,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  for (const [before, after] of renamed) {
    const facts = { from: before.name, to: after.name }
    log.add('binding-renamed', { facts, old: before, now: after })
  }
  for (const binding of removed) {
    if (comparison.now.mayMiss(binding, comparison.old)) continue
    log.add('binding-removed', { facts: { name: binding.name }, old: binding, cause: 'old' })
  }
  for (const binding of added) {
    if (comparison.old.mayMiss(binding, comparison.now)) continue
    log.add('binding-added', { facts: { name: binding.name }, now: binding, cause: 'new' })
  }
  for (const [before, after] of [...pairs, ...renamed]) compareBinding(before, after, comparison)
}

function compareBinding(old: Binding, now: Binding, comparison: WsdlComparison): void {
  const { log } = comparison
  const { name } = now
  const operations = now.operations.flatMap((operation) => operation.name ?? [])
  compareDocumentation(old, now, `binding ${name ?? ''}`, log)
  comparePolicies(
    endpointNodes(old, comparison.old),
    endpointNodes(now, comparison.now),
    `binding ${name ?? ''}`,
    operations,
    comparison,
  )
  if (old.protocol !== now.protocol) {
    const facts = { name, from: PROTOCOLS[old.protocol], to: PROTOCOLS[now.protocol] }
    const places = { old: extensionOf(old), now: extensionOf(now) }
    log.add('binding-protocol-changed', { facts, ...places }, operations)
    return
  }
  if (old.soap?.transport !== now.soap?.transport) {
    const facts = { name, from: wordsOf(old.soap?.transport), to: wordsOf(now.soap?.transport) }
    const places = { old: extensionOf(old), now: extensionOf(now) }
    log.add('binding-transport-changed', { facts, ...places }, operations)
  }
  if (old.http?.verb !== now.http?.verb) {
    const facts = {
      what: 'method',
      subject: `binding ${name ?? ''}`,
      from: wordsOf(old.http?.verb),
      to: wordsOf(now.http?.verb),
    }
    const places = { old: extensionOf(old), now: extensionOf(now) }
    log.add('binding-http-changed', { facts, ...places }, operations)
  }
  compareOperations(old, now, comparison)
}

const PROTOCOLS: Readonly<Record<Binding['protocol'], string>> = {
  'soap-1.1': 'SOAP 1.1',
  'soap-1.2': 'SOAP 1.2',
  http: 'HTTP',
  other: 'another protocol',
}

function extensionOf(binding: Binding): Pick<Binding, 'location'> {
  return binding.soap ?? binding.http ?? binding
}

function compareOperations(old: Binding, now: Binding, comparison: WsdlComparison): void {
  const { log } = comparison
  const shared = new SharedChanges(`binding ${now.name ?? ''}`, extensionOf(old), extensionOf(now))
  const renamed = renamedOperations(comparison)
  const paired = pairNodes(old.operations, now.operations, (before, after) =>
    Number(renamed.get(before.name) === after.name && after.name !== undefined),
  )
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    compareBindingOperation(before, after, shared, comparison)
  }
  const offered = comparison.now.portTypeOf(now)?.operationsByName
  for (const operation of paired.removed) {
    const { name = '' } = operation
    if (offered?.has(name) !== true) continue
    const change = {
      facts: { binding: now.name, name },
      old: operation,
      now,
      cause: 'old',
    } as const
    log.add('binding-operation-removed', change, [name])
  }
  const former = comparison.old.portTypeOf(old)?.operationsByName
  for (const operation of paired.added) {
    const { name = '' } = operation
    if (former?.has(name) !== true) continue
    const change = {
      facts: { binding: now.name, name },
      old,
      now: operation,
      cause: 'new',
    } as const
    log.add('binding-operation-added', change, [name])
  }
  shared.tell(log)
}

/** The new names of operations that were renamed, which bindings follow. */
function renamedOperations({
  operations,
}: WsdlComparison): ReadonlyMap<string | undefined, string | undefined> {
  return new Map(
    [...operations]
      .filter(([before, after]) => before.name !== after.name)
      .map(([before, after]) => [before.name, after.name]),
  )
}
