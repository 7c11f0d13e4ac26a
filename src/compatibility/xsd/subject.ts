import { XSD } from '../../contracts/index.ts'
import type { XmlElement } from '../../contracts/index.ts'
import { localNamesOf, type Member } from './content/content-model.ts'

const LABELS: ReadonlyMap<string, string> = new Map([
  ['element', 'element'],
  ['attribute', 'attribute'],
  ['complexType', 'type'],
  ['simpleType', 'type'],
  ['group', 'group'],
  ['attributeGroup', 'attribute group'],
  ['notation', 'notation'],
])

/**
 * Names a component for people, by where it is written and not by how it was reached, so that it is the same
 * for all that hold it: `element "line" of type "Order"`.
 */
export function subjectOf(element: XmlElement | undefined): string {
  const steps: string[] = []
  for (let step = element; step !== undefined; step = step.parent) {
    const label = step.namespace === XSD ? LABELS.get(step.localName) : undefined
    const name = step.attribute('name') ?? step.attribute('ref')
    if (label !== undefined && name !== undefined) {
      steps.push(`${label} "${name.slice(name.indexOf(':') + 1)}"`)
    }
  }
  return steps.length === 0 ? 'the schema' : steps.join(' of ')
}

/** Names a member of a content model. */
export function subjectOfMember(member: Member): string {
  const { element } = member
  if (member.kind === 'element' || member.kind === 'unresolved') return subjectOf(element)
  const whole = subjectOf(element?.parent)
  if (member.kind === 'any') return `a wildcard of ${whole}`
  return `the ${member.kind} of ${namesInWords(member)} in ${whole}`
}

/** The local names of the elements in a member. */
export function namesInWords(member: Member): string {
  const names = [...localNamesOf(member)]
  return names.length === 0 ? 'elements of other schemas' : inWords(names)
}

/** `a, b and c` */
export function inWords(names: readonly string[]): string {
  const [last] = names.slice(-1)
  if (names.length < 2 || last === undefined) return last ?? 'nothing'
  return `${names.slice(0, -1).join(', ')} and ${last}`
}
