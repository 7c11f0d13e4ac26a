import type { Message } from '../../../contracts/index.ts'
import type { WsdlComparison } from '../wsdl-comparison.ts'
import { soapHeadersOf, type WsdlVersion } from '../wsdl-version.ts'

/** Tells of messages that came or went without any operation that sends them. */
export function compareUnusedMessages({ old, now, log }: WsdlComparison): void {
  for (const message of onlyIn(old, now)) {
    const facts = { name: message.name }
    log.add('message-unused-removed', { facts, old: message, cause: 'old' })
  }
  for (const message of onlyIn(now, old)) {
    log.add('message-unused-added', { facts: { name: message.name }, now: message, cause: 'new' })
  }
}

function onlyIn(version: WsdlVersion, other: WsdlVersion): readonly Message[] {
  const names = new Set(other.messages.map(({ name }) => name))
  const used = usedNames(version)
  return version.messages.filter(
    (message) =>
      !names.has(message.name) && !used.has(message.name) && !other.mayMiss(message, version),
  )
}

/** By local name: a namesake elsewhere is taken for the same. */
function usedNames(version: WsdlVersion): ReadonlySet<string | undefined> {
  const names = new Set<string | undefined>()
  for (const { input, output, faults } of version.operations) {
    for (const message of [input, output, ...faults]) names.add(message?.message?.localName)
  }
  for (const { operations } of version.bindings) {
    for (const { input, output } of operations) {
      for (const message of [input, output]) {
        if (message === undefined) continue
        for (const header of soapHeadersOf(message)) {
          names.add(header.message?.localName)
          for (const fault of header.headerFaults) names.add(fault.message?.localName)
        }
      }
    }
  }
  return names
}
