import { usingAddressing } from '../../../contracts/index.ts'
import type { Message, Operation, OperationMessage } from '../../../contracts/index.ts'
import { compareMessages, type MessageUse } from './compare-messages.ts'
import { pairNodes } from '../pair-nodes.ts'
import { partInWords } from './signature.ts'
import { compareDocumentation, oneWay, wordsOf, type WsdlComparison } from '../wsdl-comparison.ts'

/** Compares two abstract operations: their exchange, messages and faults. */
export function compareOperation(old: Operation, now: Operation, comparison: WsdlComparison): void {
  const { log } = comparison
  const { name = '' } = now
  compareDocumentation(old, now, `operation ${name}`, log)
  compareExchange(old, now, comparison)
  const [from, to] = [old, now].map(({ parameterOrder }) => parameterOrder?.join(' '))
  if (from !== to) {
    const facts = { name, from: wordsOf(from), to: wordsOf(to) }
    log.add('operation-parameter-order-changed', { facts, old, now }, [name])
  }
  for (const role of ['input', 'output'] as const) {
    const before = old[role]
    const after = now[role]
    if (before === undefined || after === undefined) continue
    compareDocumentation(before, after, `${role} of operation ${name}`, log)
    compareNames(before, after, comparison)
    compareReferences(before, after, comparison)
  }
  compareFaults(old, now, comparison)
}

function compareExchange(old: Operation, now: Operation, { log }: WsdlComparison): void {
  if (old.exchange === now.exchange) return
  const { name = '' } = now
  const places = { old: old.output ?? old.input ?? old, now: now.output ?? now.input ?? now }
  const facts = { name, from: old.exchange ?? 'nothing', to: now.exchange ?? 'nothing' }
  log.add(exchangeChange(old, now), { facts, ...places }, [name])
}

function exchangeChange(old: Operation, now: Operation): string {
  const [hadInput, hasInput] = [old.input !== undefined, now.input !== undefined]
  const [hadOutput, hasOutput] = [old.output !== undefined, now.output !== undefined]
  if (hadInput === hasInput && hadOutput !== hasOutput && hasInput) {
    return hasOutput
      ? 'operation-one-way-to-request-response'
      : 'operation-request-response-to-one-way'
  }
  if (hadOutput === hasOutput && hadInput !== hasInput) {
    return hasInput ? 'operation-input-added' : 'operation-input-removed'
  }
  return 'operation-solicit-order-changed'
}

/** The names of input, output or fault, and the actions that follow from them or are stated. */
function compareNames(
  old: OperationMessage,
  now: OperationMessage,
  { log, now: version }: WsdlComparison,
): void {
  const { role, parent: operation } = now
  const { name = '' } = operation
  const places = { old, now }
  const isAddressed = (): boolean =>
    version.carriersOf(operation).some(({ parent: binding }) => {
      const port = version.portOf(binding)
      return usingAddressing(binding) ?? (port && usingAddressing(port))
    })
  if (
    old.name !== now.name &&
    (old.name ?? old.effectiveName) !== (now.name ?? now.effectiveName)
  ) {
    const facts = { role, name, from: wordsOf(old.name), to: wordsOf(now.name) }
    const isSent = now.action?.isExplicit !== true && isAddressed()
    log.add('operation-input-name-changed', { facts, ...places, ...(isSent && { breaks: 'yy' }) }, [
      name,
    ])
  }
  const isStated = old.action?.isExplicit === true || now.action?.isExplicit === true
  if (!isStated || old.action?.value === now.action?.value) return
  const facts = { role, name, from: wordsOf(old.action?.value), to: wordsOf(now.action?.value) }
  const change = { facts, ...places, ...(isAddressed() && { breaks: 'yy' }) }
  log.add('operation-action-changed', change, [name])
}

function compareReferences(
  old: OperationMessage,
  now: OperationMessage,
  comparison: WsdlComparison,
): void {
  const before = comparison.old.messageOf(old)
  const after = comparison.now.messageOf(now)
  const use = useOf(now, comparison)
  if (old.message?.localName !== now.message?.localName) tellOtherMessage(old, now, comparison)
  if (before !== undefined && after !== undefined) compareMessages(before, after, use, comparison)
}

function useOf(message: OperationMessage, { now }: WsdlComparison): MessageUse {
  const { role, parent: operation } = message
  return {
    way: role === 'input' ? 'request' : 'response',
    operation,
    isRpc: now.isRpc(operation),
    role,
  }
}

/** The message has another name, or the operation refers to another message. */
function tellOtherMessage(
  old: OperationMessage,
  now: OperationMessage,
  comparison: WsdlComparison,
): void {
  const { log } = comparison
  const { role, parent: operation } = now
  const { name = '' } = operation
  const from = old.message?.localName ?? ''
  const to = now.message?.localName ?? ''
  const before = comparison.old.messageOf(old)
  const after = comparison.now.messageOf(now)
  const isCalled = (wanted: string, messages: readonly Message[]): boolean =>
    messages.some((message) => message.name === wanted)
  const isRenamed =
    !isCalled(from, comparison.now.messages) && !isCalled(to, comparison.old.messages)
  const operations = oneWay(role === 'input' ? 'request' : 'response', name)
  if (
    isRenamed &&
    before !== undefined &&
    after !== undefined &&
    haveSameParts(before, after, comparison)
  ) {
    log.addToMessages(
      'message-renamed',
      { facts: { from, to }, old: before, now: after },
      operations,
    )
    return
  }
  const places = {
    old: { location: old.element.attributeLocation('message') },
    now: { location: now.element.attributeLocation('message') },
  }
  if (role === 'fault') {
    // The detail stays; classes of generated code are called after the message.
    const words = { from: `the message ${from}`, to: `the message ${to}` }
    const facts = { name: now.name, operation: name, ...words }
    log.addToMessages('fault-message-changed', { facts, ...places, breaks: 'mm' }, operations)
    return
  }
  const facts = { role, name, from, to }
  log.addToMessages('operation-message-changed', { facts, ...places }, operations)
}

function haveSameParts(
  old: Message,
  now: Message,
  { schemas: { pairing } }: WsdlComparison,
): boolean {
  const before = old.parts.map((part) => [
    part.name,
    partInWords(part, (name) => pairing.nameNow(name)),
  ])
  const after = now.parts.map((part) => [part.name, partInWords(part, (name) => name)])
  return JSON.stringify(before) === JSON.stringify(after)
}

function compareFaults(old: Operation, now: Operation, comparison: WsdlComparison): void {
  const { log } = comparison
  const { name: operation = '' } = now
  const { pairs, renamed, removed, added } = pairNodes(old.faults, now.faults, (before, after) =>
    Number(before.message !== undefined && before.message.localName === after.message?.localName),
  )
  const operations = oneWay('response', operation)
  for (const fault of removed) {
    const facts = { name: fault.name, operation }
    log.addToMessages('fault-removed', { facts, old: fault, now, cause: 'old' }, operations)
  }
  for (const fault of added) {
    const facts = { name: fault.name, operation }
    log.addToMessages('fault-added', { facts, old, now: fault, cause: 'new' }, operations)
  }
  for (const [before, after] of renamed) compareNames(before, after, comparison)
  for (const [before, after] of [...pairs, ...renamed]) {
    const subject = `fault ${after.name ?? ''} of operation ${operation}`
    compareDocumentation(before, after, subject, log)
    compareFault(before, after, comparison)
  }
}

function compareFault(
  old: OperationMessage,
  now: OperationMessage,
  comparison: WsdlComparison,
): void {
  const before = comparison.old.messageOf(old)
  const after = comparison.now.messageOf(now)
  const { pairing } = comparison.schemas
  const from = before?.parts.map((part) => partInWords(part, (name) => pairing.nameNow(name)))
  const to = after?.parts.map((part) => partInWords(part, (name) => name))
  if (from?.join(', ') === to?.join(', ') || from === undefined || to === undefined) {
    compareReferences(old, now, comparison)
    return
  }
  const { name: operation = '' } = now.parent
  const facts = { name: now.name, operation, from: from.join(', '), to: to.join(', ') }
  const change = { facts, old, now }
  comparison.log.addToMessages('fault-message-changed', change, oneWay('response', operation))
}
