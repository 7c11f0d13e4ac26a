import type { BindingMessage, SoapHeader, SoapHeaderFault } from '../../../contracts/index.ts'
import { comparePart } from '../abstract/compare-messages.ts'
import { partOfHeader } from '../message-roots.ts'
import { partInWords } from '../abstract/signature.ts'
import { compareContents } from './compare-contents.ts'
import type { SharedChanges } from './shared-changes.ts'
import { oneWay, type WsdlComparison } from '../wsdl-comparison.ts'
import { soapHeadersOf } from '../wsdl-version.ts'

/** Compares the headers of a message: by message and part, else by the element that they hold. */
export function compareHeaders(
  old: BindingMessage,
  now: BindingMessage,
  shared: SharedChanges,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  const { role, parent } = now
  const { name: operation = '' } = parent
  const { pairs, removed, added } = pairHeaders(soapHeadersOf(old), soapHeadersOf(now), comparison)
  const operations = oneWay(role === 'input' ? 'request' : 'response', operation)
  for (const [before, after] of pairs) {
    const [part] = partOfHeader(before)
    const [other] = partOfHeader(after)
    if (part !== undefined && other !== undefined) {
      comparePart(part, other, operations, comparison)
    }
    const subject = `header ${after.part ?? ''} of the ${role} of operation ${operation}`
    compareContents(before, after, subject, shared)
    compareHeaderFaults(before, after, shared, comparison)
  }
  for (const header of removed) {
    const facts = { input: role, operation, name: header.part }
    const change = { facts, old: header, now, cause: 'old' } as const
    log.add('binding-header-removed', change, [operation])
  }
  for (const header of added) {
    const facts = { input: role, operation, name: header.part }
    const id = `binding-header-added-${role === 'input' ? 'required' : 'response'}`
    log.add(id, { facts, old, now: header, cause: 'new' }, [operation])
  }
}

interface PairedHeaders<Header> {
  readonly pairs: readonly (readonly [Header, Header])[]
  readonly removed: readonly Header[]
  readonly added: readonly Header[]
}

function pairHeaders<Header extends SoapHeader | SoapHeaderFault>(
  old: readonly Header[],
  now: readonly Header[],
  { schemas }: WsdlComparison,
): PairedHeaders<Header> {
  const pairs: (readonly [Header, Header])[] = []
  const added = new Set(now)
  const removed = new Set(old)
  const pairBy = (keyBefore: (one: Header) => string, keyAfter: (one: Header) => string): void => {
    for (const header of removed) {
      const key = keyBefore(header)
      const same = [...added].find((other) => key !== '' && keyAfter(other) === key)
      if (same === undefined) continue
      pairs.push([header, same])
      removed.delete(header)
      added.delete(same)
    }
  }
  const byName = ({ message, part }: Header): string => `${message?.localName ?? ''} ${part ?? ''}`
  pairBy(byName, byName)
  const { pairing } = schemas
  pairBy(
    (header) =>
      partOfHeader(header)
        .map((part) => partInWords(part, (name) => pairing.nameNow(name)))
        .join(),
    (header) =>
      partOfHeader(header)
        .map((part) => partInWords(part, (name) => name))
        .join(),
  )
  return { pairs, removed: [...removed], added: [...added] }
}

function compareHeaderFaults(
  old: SoapHeader,
  now: SoapHeader,
  shared: SharedChanges,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  const { name: operation = '' } = now.operation
  const { pairs, removed, added } = pairHeaders(old.headerFaults, now.headerFaults, comparison)
  for (const [before, after] of pairs) {
    const subject = `header fault ${after.part ?? ''} of operation ${operation}`
    compareContents(before, after, subject, shared)
    const [part] = partOfHeader(before)
    const [other] = partOfHeader(after)
    if (part === undefined || other === undefined) continue
    comparePart(part, other, oneWay('response', operation), comparison)
  }
  for (const fault of removed) {
    const facts = { header: now.part, operation, name: fault.part }
    const change = { facts, old: fault, now, cause: 'old' } as const
    log.add('binding-header-fault-removed', change, [operation])
  }
  for (const fault of added) {
    const facts = { header: now.part, operation, name: fault.part }
    const change = { facts, old, now: fault, cause: 'new' } as const
    log.add('binding-header-fault-added', change, [operation])
  }
}
