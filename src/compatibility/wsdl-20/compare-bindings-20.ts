import type { Binding20, BindingOperation20, Wsdl20Model } from '../../contracts/index.ts'
import { comparePolicies, type PolicyNode } from '../wsdl/binding/compare-policies.ts'
import { pairNodes } from '../wsdl/pair-nodes.ts'
import { compareDocumentation, wordsOf } from '../wsdl/wsdl-comparison.ts'
import type { Wsdl20Comparison } from './wsdl-20-comparison.ts'
import { isAnyMissing, operationsOf } from './operations.ts'

/**
 * Compares how operations are carried.
 * @returns the new names of bindings that were renamed
 */
export function compareBindings20(
  comparison: Wsdl20Comparison,
): ReadonlyMap<string | undefined, string | undefined> {
  const { old, now, log } = comparison
  const paired = pairNodes(
    old.documents.flatMap(({ bindings }) => bindings),
    now.documents.flatMap(({ bindings }) => bindings),
    (before, after) =>
      Number(
        before.protocol === after.protocol &&
          before.interfaceName?.localName === after.interfaceName?.localName,
      ),
  )
  for (const [before, after] of paired.renamed) {
    const facts = { from: before.name, to: after.name }
    log.add('binding-renamed', { facts, old: before, now: after })
  }
  for (const binding of isAnyMissing(now) ? [] : paired.removed) {
    log.add('binding-removed', { facts: { name: binding.name }, old: binding, cause: 'old' })
  }
  for (const binding of isAnyMissing(old) ? [] : paired.added) {
    log.add('binding-added', { facts: { name: binding.name }, now: binding, cause: 'new' })
  }
  for (const [before, after] of [...paired.pairs, ...paired.renamed]) {
    compareBinding(before, after, comparison)
  }
  return new Map(paired.renamed.map(([before, after]) => [before.name, after.name]))
}

function compareBinding(old: Binding20, now: Binding20, comparison: Wsdl20Comparison): void {
  const { log } = comparison
  const { name } = now
  const subject = `binding ${name ?? ''}`
  compareDocumentation(old, now, subject, log)
  const operations = now.operations.flatMap(({ ref }) => ref?.localName ?? [])
  const [before, after] = [
    endpointSubjects(old, comparison.old),
    endpointSubjects(now, comparison.now),
  ]
  comparePolicies(before, after, subject, operations, comparison)
  const places = { old, now }
  if (old.protocol !== now.protocol) {
    const facts = { name, from: old.protocol, to: now.protocol }
    log.add('binding-protocol-changed', { facts, ...places })
    return
  }
  if (old.soapProtocol !== now.soapProtocol) {
    const facts = { name, from: wordsOf(old.soapProtocol), to: wordsOf(now.soapProtocol) }
    log.add('binding-transport-changed', { facts, ...places })
  }
  const nameOf = (operation: BindingOperation20) => ({
    name: operation.ref?.localName,
    operation,
    location: operation.location,
  })
  const paired = pairNodes(old.operations.map(nameOf), now.operations.map(nameOf), () => 0)
  for (const [one, other] of paired.pairs) {
    compareOperation(one.operation, other.operation, comparison)
  }
}

/** The elements whose policies make up that of an endpoint (WS-Policy 1.5 Attachment, section 5.1). */
function endpointSubjects(binding: Binding20, model: Wsdl20Model): readonly PolicyNode[] {
  const endpoints = model.documents
    .flatMap(({ services }) => services)
    .flatMap(({ endpoints: all }) => all)
  const endpoint = endpoints.find((one) => one.binding?.localName === binding.name)
  const one = binding.interfaceName && model.findInterface(binding.interfaceName)
  return [endpoint, binding, one].flatMap((node) => (node === undefined ? [] : attachedTo(node)))
}

function attachedTo({
  element,
  location,
  description,
}: Pick<Binding20, 'element' | 'location' | 'description'>): readonly PolicyNode[] {
  return [{ element, location, definitions: description }]
}

/** A binding's operation, and the interface's that it carries. */
function operationSubjects(
  operation: BindingOperation20,
  model: Wsdl20Model,
): readonly PolicyNode[] {
  const { interfaceName } = operation.parent
  const one = interfaceName && model.findInterface(interfaceName)
  const abstract =
    one && operationsOf(one, model).find(({ name }) => name === operation.ref?.localName)
  return [...attachedTo(operation), ...(abstract === undefined ? [] : attachedTo(abstract))]
}

function compareOperation(
  old: BindingOperation20,
  now: BindingOperation20,
  comparison: Wsdl20Comparison,
): void {
  const { log } = comparison
  const name = now.ref?.localName ?? ''
  const places = { old, now }
  const subject = `operation ${name}`
  compareDocumentation(old, now, `${subject} of binding ${now.parent.name ?? ''}`, log)
  const [before, after] = [
    operationSubjects(old, comparison.old),
    operationSubjects(now, comparison.now),
  ]
  comparePolicies(before, after, subject, [name], comparison)
  if ((old.soapAction ?? '') !== (now.soapAction ?? '')) {
    const facts = { name, from: wordsOf(old.soapAction), to: wordsOf(now.soapAction) }
    log.add('binding-soap-action-changed', { facts, ...places }, [name])
  }
  for (const [what, from, to] of [
    ['method', old.httpMethod, now.httpMethod],
    ['location', old.httpLocation, now.httpLocation],
    ['message exchange pattern', old.soapMep, now.soapMep],
  ] as const) {
    if (from === to) continue
    const facts = { what, subject, from: wordsOf(from), to: wordsOf(to) }
    log.add('binding-http-changed', { facts, ...places }, [name])
  }
}
