import type {
  BindingFault,
  BindingMessage,
  BindingOperation,
  OperationMessage,
  SoapBody,
} from '../../../contracts/index.ts'
import { compareContents } from './compare-contents.ts'
import { compareHeaders } from './compare-headers.ts'
import { comparePolicies, type PolicyNode } from './compare-policies.ts'
import type { SharedChanges } from './shared-changes.ts'
import { mimePartNames, mimePartsInWords } from './mime-parts.ts'
import { compareDocumentation, wordsOf, type WsdlComparison } from '../wsdl-comparison.ts'
import { soapBodiesOf, type WsdlVersion } from '../wsdl-version.ts'

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
  compareDocumentation(old, now, `operation ${name} of ${bindingOf(now)}`, log)
  const [abstract, abstractNow] = [comparison.old.operationOf(old), comparison.now.operationOf(now)]
  comparePolicies(
    [old, abstract].filter(isThere),
    [now, abstractNow].filter(isThere),
    subject,
    [name],
    comparison,
  )
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
  compareActionRequired(old, now, comparison)
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
    if (after === undefined) continue
    const place = `fault ${after.name ?? ''} of operation ${name} in ${bindingOf(now)}`
    compareDocumentation(before, after, place, log)
    compareFault(before, after, shared)
  }
}

function isThere<Node>(node: Node | undefined): node is Node {
  return node !== undefined
}

/** What a message's policy is attached to: how it is carried, and what it is (section 4.1.4). */
function messageNodes(
  carried: BindingMessage | BindingFault,
  abstract: OperationMessage | undefined,
  version: WsdlVersion,
): readonly PolicyNode[] {
  return [carried, abstract, abstract && version.messageOf(abstract)].filter(isThere)
}

function bindingOf({ parent }: BindingOperation): string {
  return `binding ${parent.name ?? ''}`
}

/** Whether the action must be sent; SOAP 1.1 always has it. */
function compareActionRequired(
  old: BindingOperation,
  now: BindingOperation,
  { log }: WsdlComparison,
): void {
  const { soap: before } = old
  const { soap: after } = now
  if (before === undefined || after === undefined) return
  if (before.isActionRequired === after.isActionRequired) return
  if (now.parent.protocol !== 'soap-1.2') return
  const [from, to] = [before, after].map((one) => (one.isActionRequired ? 'required' : 'optional'))
  const { name = '' } = now
  const breaks = after.isActionRequired ? 'mn' : 'nm'
  const change = { facts: { name, from, to }, old: before, now: after, breaks }
  log.add('binding-soap-action-changed', change, [name])
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
  compareDocumentation(old, now, `${subject} in ${bindingOf(now.parent)}`, log)
  comparePolicies(
    messageNodes(old, comparison.old.operationOf(old.parent)?.[role], comparison.old),
    messageNodes(now, comparison.now.operationOf(now.parent)?.[role], comparison.now),
    subject,
    [name],
    comparison,
  )
  const [body] = soapBodiesOf(old)
  const [other] = soapBodiesOf(now)
  if (body !== undefined && other !== undefined) {
    compareContents(body, other, subject, shared)
    compareBodyParts(body, other, subject, comparison)
  }
  compareHeaders(old, now, shared, comparison)
  const [from, to] = [mimePartsInWords(old), mimePartsInWords(now)]
  if (from !== to) {
    const facts = { subject: `the ${subject}`, from, to }
    log.add('binding-mime-changed', { facts, old, now }, [name])
  }
  if (old.urlEncoding?.form !== now.urlEncoding?.form) {
    const [before, after] = [wordsOf(old.urlEncoding?.form), wordsOf(now.urlEncoding?.form)]
    const facts = { what: 'encoding', subject, from: before, to: after }
    log.add('binding-http-changed', { facts, old, now }, [name])
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
  // What went into another MIME part, or came from one, is told of those.
  const attached = new Set([...mimePartNames(old.parent), ...mimePartNames(now.parent)])
  const gone = before.inBody.filter(
    (name) => after.all.includes(name) && !after.inBody.includes(name) && !attached.has(name),
  )
  const come = after.inBody.filter(
    (name) => before.all.includes(name) && !before.inBody.includes(name) && !attached.has(name),
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
  const message = version.operationOf(body.operation)?.[body.parent.role]
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
