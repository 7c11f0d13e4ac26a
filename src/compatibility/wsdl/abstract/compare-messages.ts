import { isSimpleType } from '../../../contracts/index.ts'
import type { ExpandedName, Message, Operation, Part, QName } from '../../../contracts/index.ts'
import type { OperationsByWay, StatedChange } from '../../judged-log.ts'
import type { Way } from '../../judged-kind.ts'
import { isSameSource } from '../../xsd/graph/same-source.ts'
import { compareTypeUses } from '../../xsd/types/compare-type-uses.ts'
import { subjectOf } from '../../xsd/subject.ts'
import { pairNodes } from '../pair-nodes.ts'
import { partInWords } from './signature.ts'
import { compareDocumentation, oneWay, wordsOf, type WsdlComparison } from '../wsdl-comparison.ts'
import { soapBodiesOf } from '../wsdl-version.ts'

/** Where a message is sent: what is sent to the provider is judged otherwise than what comes back. */
export interface MessageUse {
  readonly way: Way
  readonly operation: Operation
  readonly isRpc: boolean
  readonly role: 'input' | 'output' | 'fault'
}

/** Compares two messages by their parts. */
export function compareMessages(
  old: Message,
  now: Message,
  use: MessageUse,
  comparison: WsdlComparison,
): void {
  const { log, schemas } = comparison
  const message = now.name ?? ''
  compareDocumentation(old, now, `message ${message}`, log)
  const { pairs, renamed, removed, added } = pairNodes(old.parts, now.parts, (before, after) =>
    Number(
      partInWords(before, (name) => schemas.pairing.nameNow(name)) ===
        partInWords(after, (name) => name),
    ),
  )
  const operations = operationsOf(use)
  const report = (id: string, change: StatedChange): void => {
    log.addToMessages(id, change, operations)
  }
  for (const [before, after] of renamed) {
    const facts = { message, from: before.name, to: after.name }
    const breaks = use.isRpc ? { breaks: 'yy' } : {}
    report('part-renamed', { facts, old: before, now: after, ...breaks })
  }
  for (const part of removed) {
    report('part-removed', {
      facts: { name: part.name, message },
      old: part,
      now,
      cause: 'old',
      ...(isOutsideBody(part, use, comparison.old, comparison) && { breaks: 'nn' }),
    })
  }
  for (const part of added) {
    report(use.way === 'request' ? 'part-added' : 'part-added-response', {
      facts: { name: part.name, message },
      old,
      now: part,
      cause: 'new',
      ...(isOutsideBody(part, use, comparison.now, comparison) && { breaks: 'nn' }),
    })
  }
  for (const [before, after] of [...pairs, ...renamed]) {
    compareDocumentation(before, after, `part ${after.name ?? ''} of message ${message}`, log)
    comparePart(before, after, operations, comparison)
  }
  compareOrder(old, now, report)
}

function operationsOf({ way, operation }: MessageUse): OperationsByWay {
  return oneWay(way, operation.name ?? '')
}

/** Whether all bindings that carry the operation leave a part out of the body: what holds it is told for itself. */
function isOutsideBody(
  { name = '' }: Part,
  { operation, role }: MessageUse,
  version: WsdlComparison['now'],
  { operations }: WsdlComparison,
): boolean {
  if (role === 'fault') return false
  const former = [...operations].find(([, now]) => now === operation)?.[0]
  const carriers = [operation, ...(former === undefined ? [] : [former])].flatMap((one) =>
    version.carriersOf(one),
  )
  const bodies = carriers.flatMap((carrier) => {
    const message = carrier[role]
    return message === undefined ? [] : soapBodiesOf(message)
  })
  return bodies.length > 0 && bodies.every(({ parts }) => parts?.includes(name) === false)
}

function compareOrder(
  old: Message,
  now: Message,
  report: (id: string, change: StatedChange) => void,
): void {
  const kept = (message: Message, other: Message): readonly string[] =>
    message.parts.flatMap(({ name = '' }) => (other.partsByName.has(name) ? name : []))
  const from = kept(old, now).join(', ')
  const to = kept(now, old).join(', ')
  if (from === to) return
  report('part-order-changed', { facts: { message: now.name, from, to }, old, now })
}

/** Compares two parts of one role: what they name, and that this is still there. */
export function comparePart(
  old: Part,
  now: Part,
  operations: OperationsByWay,
  comparison: WsdlComparison,
): void {
  const { log, schemas } = comparison
  const { pairing } = schemas
  const from = old.elementName ?? old.typeName
  const to = now.elementName ?? now.typeName
  const named = { name: now.name, message: now.parent.name }
  const words = { from: wordsOf(from?.localName), to: wordsOf(to?.localName) }
  const change = { facts: { ...named, ...words }, old, now }
  const isElement = now.elementName !== undefined
  if ((old.elementName !== undefined) !== isElement) {
    log.addToMessages(
      isElement ? 'part-type-to-element' : 'part-element-to-type',
      change,
      operations,
    )
    return
  }
  if (from?.namespace === undefined || to?.namespace === undefined) return
  const [before, after] = [expandedOf(from), expandedOf(to)]
  if (isElement) {
    if (!pairing.isSameName(before, after)) {
      const facts =
        from.localName === to.localName ? { ...named, ...fullWords(before, after) } : change.facts
      log.addToMessages('part-element-changed', { ...change, facts }, operations)
      tellRenamedElement(before, after, operations, comparison)
      return
    }
    const declaration = pairing.old.components.element(before)
    if (declaration === undefined || pairing.now.components.element(after) !== undefined) return
    if (pairing.mayMissNow(declaration)) return
    const facts = { subject: subjectOf(declaration.element) }
    log.addToMessages(
      'element-global-removed',
      { facts, old: declaration, now, cause: 'old' },
      operations,
    )
    return
  }
  const type = pairing.old.components.type(before)
  const other = pairing.now.components.type(after)
  if (type === undefined || other === undefined) {
    if (!pairing.isSameName(before, after)) {
      const isNamesake = from.localName === to.localName
      const facts = isNamesake ? { ...named, ...fullWords(before, after) } : change.facts
      log.addToMessages('part-type-changed', { ...change, facts }, operations)
    }
    if (type === undefined || !pairing.isSameName(before, after)) return
    if (pairing.mayMissNow(type)) return
    const id = isSimpleType(type) ? 'simple-type-removed' : 'complex-type-removed'
    const facts = { subject: subjectOf(type.element) }
    log.addToMessages(
      id,
      { facts, old: type.location && { location: type.location }, now, cause: 'old' },
      operations,
    )
    return
  }
  const tools = schemas.toolsFor({ old: type.key, now: other.key })
  compareTypeUses(
    { type, place: old },
    { type: other, place: now },
    { owner: 'part', facts: named },
    {
      ...tools,
      report: (id, stated) => {
        log.addToMessages(id, stated, operations)
      },
    },
  )
}

/** The element itself has another name, or is in another namespace, and says the same. */
function tellRenamedElement(
  before: ExpandedName,
  after: ExpandedName,
  operations: OperationsByWay,
  { log, schemas }: WsdlComparison,
): void {
  const { pairing } = schemas
  const old = pairing.old.components.element(before)
  const now = pairing.now.components.element(after)
  if (old === undefined || now === undefined) return
  const isOnlyInOld = pairing.now.components.element(pairing.nameNow(before)) === undefined
  if (!isOnlyInOld || pairing.old.byKey.has(pairing.keyBefore(now.key))) return
  const namespaceNow = (namespace: string): string => pairing.namespaceNow(namespace)
  if (!isSameSource(old.element, now.element, namespaceNow, 'without names')) return
  const to =
    before.localName === after.localName
      ? `"${after.localName}" in ${after.namespace || 'no namespace'}`
      : `"${after.localName}"`
  const facts = { subject: subjectOf(old.element), to }
  log.addToMessages('element-renamed', { facts, old, now }, operations)
  schemas.noteTold(old)
  schemas.noteTold(now)
}

function expandedOf({ namespace = '', localName }: QName): ExpandedName {
  return { namespace, localName }
}

function fullWords(old: ExpandedName, now: ExpandedName): { from: string; to: string } {
  const words = ({ namespace, localName }: ExpandedName): string => `{${namespace}}${localName}`
  return { from: words(old), to: words(now) }
}
