import { textOfName } from '../../contracts/index.ts'
import type { Interface, InterfaceOperation, MessageContent } from '../../contracts/index.ts'
import { subjectOf } from '../xsd/subject.ts'
import { pairNodes } from '../wsdl/pair-nodes.ts'
import { compareDocumentation, oneWay } from '../wsdl/wsdl-comparison.ts'
import type { Wsdl20Comparison } from './wsdl-20-comparison.ts'
import { isAnyMissing, messagesOf, operationsOf, type OperationMessage20 } from './operations.ts'

/** Compares interfaces and their operations. */
export function compareInterfaces(comparison: Wsdl20Comparison): void {
  const { old, now, log } = comparison
  const all = (model: Wsdl20Comparison['now']): readonly Interface[] =>
    model.documents.flatMap(({ interfaces }) => interfaces)
  const paired = pairNodes(all(old), all(now), likeness)
  const sort = 'interface'
  for (const [before, after] of paired.renamed) {
    const facts = { sort, from: before.name, to: after.name }
    log.add('port-type-renamed', { facts, old: before, now: after }, namesOf(after))
  }
  for (const one of isAnyMissing(now) ? [] : paired.removed) {
    const change = { facts: { sort, name: one.name }, old: one, cause: 'old' } as const
    log.add('port-type-removed', change, namesOf(one))
  }
  for (const one of isAnyMissing(old) ? [] : paired.added) {
    const change = { facts: { sort, name: one.name }, now: one, cause: 'new' } as const
    log.add('port-type-added', change, namesOf(one))
  }
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    compareDocumentation(before, after, `interface ${after.name ?? ''}`, log)
    compareOperations(before, after, comparison)
  }
}

function likeness(old: Interface, now: Interface): number {
  const names = new Set(now.operations.map(({ name }) => name))
  const shared = old.operations.filter(({ name }) => names.has(name)).length
  return shared * 2 >= Math.max(old.operations.length, now.operations.length) ? shared : 0
}

function namesOf({ operations }: Interface): readonly string[] {
  return operations.flatMap(({ name }) => name ?? [])
}

function compareOperations(old: Interface, now: Interface, comparison: Wsdl20Comparison): void {
  const { log } = comparison
  const paired = pairNodes(
    operationsOf(old, comparison.old),
    operationsOf(now, comparison.now),
    (before, after) =>
      Number(signatureOf(before, comparison, 'old') === signatureOf(after, comparison, 'now')),
  )
  for (const [before, after] of paired.renamed) {
    const facts = { from: before.name, to: after.name }
    const names = [before.name ?? '', after.name ?? '']
    log.add('operation-renamed', { facts, old: before, now: after }, names)
  }
  for (const operation of paired.removed) {
    const { name = '' } = operation
    const change = { facts: { name }, old: operation, now, cause: 'old' } as const
    log.add('operation-removed', change, [name])
  }
  for (const operation of paired.added) {
    const { name = '' } = operation
    log.add('operation-added', { facts: { name }, old, now: operation, cause: 'new' }, [name])
  }
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    compareOperation(before, after, comparison)
  }
}

/** What an operation exchanges, in one text; its own where nothing that it exchanges has a name. */
function signatureOf(
  operation: InterfaceOperation,
  comparison: Wsdl20Comparison,
  side: 'old' | 'now',
): unknown {
  const messages = messagesOf(operation, comparison[side])
  if (messages.every(({ content }) => content.kind !== 'element')) return operation
  const words = messages.map(
    ({ role, content }) => `${role} ${contentInWords(content, comparison, side)}`,
  )
  return words.join('\n')
}

function contentInWords(
  content: MessageContent,
  { pairing }: Wsdl20Comparison,
  side: 'old' | 'now',
): string {
  if (content.kind !== 'element') return `#${content.kind}`
  const { namespace = '', localName } = content.name
  const name = { namespace, localName }
  return textOfName(side === 'old' ? pairing.nameNow(name) : name)
}

function compareOperation(
  old: InterfaceOperation,
  now: InterfaceOperation,
  comparison: Wsdl20Comparison,
): void {
  const { log } = comparison
  const { name = '' } = now
  compareDocumentation(old, now, `operation ${name}`, log)
  comparePatterns(old, now, comparison)
  const before = messagesOf(old, comparison.old)
  const after = messagesOf(now, comparison.now)
  const isFault = ({ role }: OperationMessage20): boolean => role.endsWith('fault')
  for (const role of ['input', 'output'] as const) {
    const one = before.find((message) => message.role === role)
    const other = after.find((message) => message.role === role)
    if (one !== undefined && other !== undefined) compareContents(one, other, name, comparison)
  }
  compareMessageDocumentation(old, now, log)
  const faults = pairNodes(before.filter(isFault), after.filter(isFault), () => 0)
  for (const fault of faults.removed) {
    const change = { facts: { name: fault.name, operation: name }, old: fault.place, now } as const
    log.addToMessages('fault-removed', { ...change, cause: 'old' }, oneWay(fault.way, name))
  }
  for (const fault of faults.added) {
    const change = { facts: { name: fault.name, operation: name }, old, now: fault.place } as const
    log.addToMessages('fault-added', { ...change, cause: 'new' }, oneWay(fault.way, name))
  }
  for (const [one, other] of faults.pairs) compareContents(one, other, name, comparison)
}

/** What inputs and outputs are described as, in their order. */
function compareMessageDocumentation(
  old: InterfaceOperation,
  now: InterfaceOperation,
  log: Wsdl20Comparison['log'],
): void {
  for (const role of ['inputs', 'outputs'] as const) {
    old[role].forEach((before, index) => {
      const after = now[role][index]
      if (after === undefined) return
      compareDocumentation(before, after, `${after.role} of operation ${now.name ?? ''}`, log)
    })
  }
}

/** The last words of the patterns that have an output from the provider that consumers wait for. */
const ANSWERING: ReadonlySet<string> = new Set(['in-out', 'in-opt-out'])

function comparePatterns(
  old: InterfaceOperation,
  now: InterfaceOperation,
  { log }: Wsdl20Comparison,
): void {
  const [from, to] = [old.patternName, now.patternName]
  if (from === to) return
  const { name = '' } = now
  const change = { facts: { name, from, to }, old, now }
  const begin = (pattern: string): boolean => pattern.replace('robust-', '').startsWith('in-')
  if (begin(from) !== begin(to) || !begin(from)) {
    log.add('operation-solicit-order-changed', change, [name])
  } else if (ANSWERING.has(from) !== ANSWERING.has(to)) {
    const id = ANSWERING.has(to) ? 'one-way-to-request-response' : 'request-response-to-one-way'
    log.add(`operation-${id}`, change, [name])
  } else {
    // Whether an answer or a fault may come at all: who waits for it may wait in vain.
    log.add('operation-solicit-order-changed', { ...change, breaks: 'mm' }, [name])
  }
}

/** What a message or fault holds; the content of elements is compared with the schemas. */
function compareContents(
  old: OperationMessage20,
  now: OperationMessage20,
  operation: string,
  comparison: Wsdl20Comparison,
): void {
  const { log, pairing } = comparison
  const from = contentInWords(old.content, comparison, 'old')
  const to = contentInWords(now.content, comparison, 'now')
  const operations = oneWay(now.way, operation)
  const places = { old: old.place, now: now.place }
  if (from !== to) {
    const isFault = now.role.endsWith('fault')
    const facts = { name: isFault ? now.name : now.role, message: operation, operation, from, to }
    const id = isFault ? 'fault-message-changed' : 'part-element-changed'
    log.addToMessages(id, { facts, ...places }, operations)
    return
  }
  if (old.content.kind !== 'element' || now.content.kind !== 'element') return
  const { namespace = '', localName } = old.content.name
  const declaration = pairing.old.components.element({ namespace, localName })
  const isKept =
    pairing.now.components.element(pairing.nameNow({ namespace, localName })) !== undefined
  if (declaration === undefined || isKept || pairing.mayMissNow(declaration)) return
  const facts = { subject: subjectOf(declaration.element) }
  const change = { facts, old: declaration, now: now.place, cause: 'old' } as const
  log.addToMessages('element-global-removed', change, operations)
}
