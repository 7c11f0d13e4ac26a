import type {
  BindingFault,
  BindingMessage,
  BindingOperation,
  SoapBody,
  SoapFault,
} from '../../../contracts/index.ts'
import { compareHeaders } from './compare-headers.ts'
import { comparePolicies } from './compare-policies.ts'
import type { SharedChanges } from './shared-changes.ts'
import { mimePartsInWords } from './mime-parts.ts'
import { wordsOf, type WsdlComparison } from '../wsdl-comparison.ts'
import { soapBodiesOf } from '../wsdl-version.ts'

/** Compares how an operation is carried. */
export function compareBindingOperation(
  old: BindingOperation,
  now: BindingOperation,
  shared: SharedChanges,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  const { name = '' } = now
  const subject = `operation ${name}`
  comparePolicies([old], [now], subject, [name], comparison)
  if (old.style !== now.style && old.parent.soap !== undefined) {
    const places = { old: old.soap ?? old, now: now.soap ?? now, subject }
    shared.add('binding-style-changed', { from: old.style, to: now.style }, places, name)
  }
  const [from, to] = [old.soap?.soapAction, now.soap?.soapAction]
  if ((from ?? '') !== (to ?? '')) {
    const places = { old: old.soap ?? old, now: now.soap ?? now }
    const facts = { name, from: wordsOf(from), to: wordsOf(to) }
    log.add('binding-soap-action-changed', { facts, ...places }, [name])
  }
  if (old.http?.uri !== now.http?.uri) {
    const facts = {
      what: 'location',
      subject,
      from: wordsOf(old.http?.uri),
      to: wordsOf(now.http?.uri),
    }
    log.add('binding-http-changed', { facts, old: old.http ?? old, now: now.http ?? now }, [name])
  }
  for (const role of ['input', 'output'] as const) {
    const before = old[role]
    const after = now[role]
    if (before !== undefined && after !== undefined) {
      compareMessage(before, after, shared, comparison)
    }
  }
  for (const before of old.faults) {
    const after = now.faults.find((fault) => fault.name === before.name)
    if (after !== undefined) compareFault(before, after, shared)
  }
}

function compareMessage(
  old: BindingMessage,
  now: BindingMessage,
  shared: SharedChanges,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  const { role } = now
  const { name = '' } = now.parent
  const subject = `${role} of operation ${name}`
  comparePolicies([old], [now], subject, [name], comparison)
  const [body] = soapBodiesOf(old)
  const [other] = soapBodiesOf(now)
  if (body !== undefined && other !== undefined) {
    compareContents(body, other, subject, shared)
    compareBodyParts(body, other, subject, comparison)
  }
  compareHeaders(old, now, comparison)
  const [from, to] = [mimePartsInWords(old), mimePartsInWords(now)]
  if (from !== to) {
    log.add('binding-mime-changed', { facts: { role, name, from, to }, old, now }, [name])
  }
  if (old.urlEncoding?.form !== now.urlEncoding?.form) {
    const [before, after] = [wordsOf(old.urlEncoding?.form), wordsOf(now.urlEncoding?.form)]
    const facts = { what: 'encoding', subject, from: before, to: after }
    log.add('binding-http-changed', { facts, old, now }, [name])
  }
}

/** How the content of bodies and faults is written. */
function compareContents(
  old: SoapBody | SoapFault,
  now: SoapBody | SoapFault,
  subject: string,
  shared: SharedChanges,
): void {
  const { name: operation = '' } = now.operation
  const places = { old, now, subject }
  const [use, useNow] = [old.use ?? 'literal', now.use ?? 'literal']
  if (use !== useNow) {
    shared.add('binding-use-changed', { from: use, to: useNow }, places, operation)
    return
  }
  const isRpc = old.style === 'rpc' && now.style === 'rpc'
  if (isRpc && (old.namespace ?? '') !== (now.namespace ?? '')) {
    const words = { from: wordsOf(old.namespace), to: wordsOf(now.namespace) }
    shared.add('binding-rpc-namespace-changed', words, places, operation)
  }
  const [style, styleNow] = [old.encodingStyle?.trim() ?? '', now.encodingStyle?.trim() ?? '']
  if (use === 'encoded' && style !== styleNow) {
    const words = { from: wordsOf(style), to: wordsOf(styleNow) }
    shared.add('binding-encoding-style-changed', words, places, operation)
  }
}

/** Parts that the body takes out of those that both versions have. */
function compareBodyParts(
  old: SoapBody,
  now: SoapBody,
  subject: string,
  comparison: WsdlComparison,
): void {
  const before = partsOf(old, comparison, 'old')
  const after = partsOf(now, comparison, 'now')
  const gone = before.inBody.filter(
    (name) => after.all.includes(name) && !after.inBody.includes(name),
  )
  const come = after.inBody.filter(
    (name) => before.all.includes(name) && !before.inBody.includes(name),
  )
  if (gone.length === 0 && come.length === 0) return
  const { name = '' } = now.operation
  const facts = {
    subject,
    from: before.inBody.join(', ') || 'no part',
    to: after.inBody.join(', ') || 'no part',
  }
  comparison.log.add('binding-body-parts-changed', { facts, old, now }, [name])
}

function partsOf(
  body: SoapBody,
  comparison: WsdlComparison,
  side: 'old' | 'now',
): { readonly all: readonly string[]; readonly inBody: readonly string[] } {
  const version = comparison[side]
  const { operation } = body
  const abstract = version.portTypeOf(operation.parent)?.operationsByName.get(operation.name ?? '')
  const message = abstract?.[body.parent.role]
  const all = (message && version.messageOf(message)?.parts.flatMap(({ name }) => name ?? [])) ?? []
  return { all, inBody: body.parts ?? all }
}

function compareFault(old: BindingFault, now: BindingFault, shared: SharedChanges): void {
  const [before] = old.soapFaults
  const [after] = now.soapFaults
  if (before === undefined || after === undefined) return
  compareContents(
    before,
    after,
    `fault ${now.name ?? ''} of operation ${now.parent.name ?? ''}`,
    shared,
  )
}
