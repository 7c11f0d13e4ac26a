import type { Port, Service } from '../../contracts/index.ts'
import { comparePolicies } from './binding/compare-policies.ts'
import { pairNodes } from './pair-nodes.ts'
import { compareDocumentation, wordsOf, type WsdlComparison } from './wsdl-comparison.ts'

/** Compares services and ports: where operations are found, and under which names. */
export function compareServices(comparison: WsdlComparison): void {
  const { old, now, log } = comparison
  // The only service of each version is the same service.
  const areSingle = old.services.length === 1 && now.services.length === 1
  const { pairs, renamed, removed, added } = pairNodes(
    old.services,
    now.services,
    (before, after) => likeness(before, after) + Number(areSingle) / 2,
  )
  for (const [before, after] of renamed) {
    const facts = { from: before.name, to: after.name }
    log.add('service-renamed', { facts, old: before, now: after })
  }
  for (const service of removed) {
    if (comparison.now.mayMiss(service, comparison.old)) continue
    const change = { facts: { name: service.name }, old: service, cause: 'old' } as const
    log.add('service-removed', change, operationsOf(service.ports, comparison, 'old'))
  }
  for (const service of added) {
    if (comparison.old.mayMiss(service, comparison.now)) continue
    const change = { facts: { name: service.name }, now: service, cause: 'new' } as const
    log.add('service-added', change, operationsOf(service.ports, comparison, 'now'))
  }
  for (const [before, after] of [...pairs, ...renamed]) comparePorts(before, after, comparison)
}

/** Services that have ports in common, or addresses. */
function likeness(old: Service, now: Service): number {
  const names = new Set(now.ports.flatMap(({ name, address }) => [name, address]))
  return old.ports.filter(({ name, address }) => names.has(name) || names.has(address)).length
}

function operationsOf(
  ports: readonly Port[],
  comparison: WsdlComparison,
  side: 'old' | 'now',
): readonly string[] {
  return ports.flatMap((port) =>
    (comparison[side].bindingOf(port)?.operations ?? []).flatMap(({ name }) => name ?? []),
  )
}

function comparePorts(old: Service, now: Service, comparison: WsdlComparison): void {
  const { log } = comparison
  const subject = `service ${now.name ?? ''}`
  compareDocumentation(old, now, subject, log)
  const operations = operationsOf(now.ports, comparison, 'now')
  comparePolicies([old], [now], subject, operations, comparison)
  const { pairs, renamed, removed, added } = pairNodes(old.ports, now.ports, (before, after) =>
    before.address === after.address && haveSameBinding(before, after, comparison) ? 1 : 0,
  )
  for (const [before, after] of renamed) {
    const facts = { service: now.name, from: before.name, to: after.name }
    log.add('port-renamed', { facts, old: before, now: after })
  }
  for (const port of removed) {
    const facts = { name: port.name, service: old.name }
    const change = { facts, old: port, now, cause: 'old' } as const
    log.add('port-removed', change, operationsOf([port], comparison, 'old'))
  }
  for (const port of added) {
    const facts = { name: port.name, service: now.name }
    const change = { facts, old, now: port, cause: 'new' } as const
    log.add('port-added', change, operationsOf([port], comparison, 'now'))
  }
  for (const [before, after] of [...pairs, ...renamed]) comparePort(before, after, comparison)
}

/** Whether two ports use bindings that belong together. */
function haveSameBinding(old: Port, now: Port, comparison: WsdlComparison): boolean {
  const before = comparison.old.bindingOf(old)
  const after = comparison.now.bindingOf(now)
  if (before === undefined || after === undefined) return before === after
  return comparison.bindings.get(before) === after
}

function comparePort(old: Port, now: Port, comparison: WsdlComparison): void {
  const { log } = comparison
  const { name } = now
  const operations = operationsOf([now], comparison, 'now')
  compareDocumentation(old, now, `port ${name ?? ''}`, log)
  if (old.address?.trim() !== now.address?.trim()) {
    const facts = { name, from: wordsOf(old.address), to: wordsOf(now.address) }
    const places = { old: addressPlace(old), now: addressPlace(now) }
    log.add('port-location-changed', { facts, ...places }, operations)
  }
  if (haveSameBinding(old, now, comparison)) return
  const facts = { name, from: old.binding?.localName, to: now.binding?.localName }
  const places = {
    old: { location: old.element.attributeLocation('binding') },
    now: { location: now.element.attributeLocation('binding') },
  }
  log.add('port-binding-changed', { facts, ...places }, operations)
}

function addressPlace(port: Port): Pick<Port, 'location'> {
  const address = port.extensions.find(({ localName }) => localName === 'address')
  return address === undefined ? port : { location: address.attributeLocation('location') }
}
