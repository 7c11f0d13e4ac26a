import type { Service20 } from '../../contracts/index.ts'
import { pairNodes } from '../wsdl/pair-nodes.ts'
import { compareDocumentation, wordsOf } from '../wsdl/wsdl-comparison.ts'
import type { Wsdl20Comparison } from './wsdl-20-comparison.ts'
import { isAnyMissing } from './operations.ts'

/** The new names of bindings that were renamed. */
type Renamed = ReadonlyMap<string | undefined, string | undefined>

/** Compares services and their endpoints. */
export function compareEndpoints({ old, now, log }: Wsdl20Comparison, renamed: Renamed): void {
  const before = old.documents.flatMap(({ services }) => services)
  const after = now.documents.flatMap(({ services }) => services)
  const areSingle = before.length === 1 && after.length === 1
  const paired = pairNodes(before, after, () => Number(areSingle))
  for (const [one, other] of paired.renamed) {
    log.add('service-renamed', { facts: { from: one.name, to: other.name }, old: one, now: other })
  }
  for (const service of isAnyMissing(now) ? [] : paired.removed) {
    log.add('service-removed', { facts: { name: service.name }, old: service, cause: 'old' })
  }
  for (const service of isAnyMissing(old) ? [] : paired.added) {
    log.add('service-added', { facts: { name: service.name }, now: service, cause: 'new' })
  }
  for (const [one, other] of [...paired.pairs, ...paired.renamed]) {
    compareService(one, other, renamed, log)
  }
}

function compareService(
  old: Service20,
  now: Service20,
  renamed: Renamed,
  log: Wsdl20Comparison['log'],
): void {
  const bindingNow = ({ binding }: Service20['endpoints'][number]): string | undefined =>
    renamed.get(binding?.localName) ?? binding?.localName
  compareDocumentation(old, now, `service ${now.name ?? ''}`, log)
  const paired = pairNodes(old.endpoints, now.endpoints, (before, after) =>
    Number(before.address === after.address && bindingNow(before) === after.binding?.localName),
  )
  const { name: service } = now
  for (const [before, after] of paired.renamed) {
    const facts = { service, from: before.name, to: after.name }
    log.add('port-renamed', { facts, old: before, now: after })
  }
  for (const endpoint of paired.removed) {
    const facts = { name: endpoint.name, service: old.name }
    log.add('port-removed', { facts, old: endpoint, now, cause: 'old' })
  }
  for (const endpoint of paired.added) {
    log.add('port-added', {
      facts: { name: endpoint.name, service },
      old,
      now: endpoint,
      cause: 'new',
    })
  }
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    const { name } = after
    compareDocumentation(before, after, `endpoint ${name ?? ''}`, log)
    if (before.address?.trim() !== after.address?.trim()) {
      const facts = { name, from: wordsOf(before.address), to: wordsOf(after.address) }
      log.add('port-location-changed', { facts, old: before, now: after })
    }
    if (bindingNow(before) === after.binding?.localName) continue
    const facts = { name, from: before.binding?.localName, to: after.binding?.localName }
    log.add('port-binding-changed', { facts, old: before, now: after })
  }
}
