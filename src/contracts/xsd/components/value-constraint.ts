import type { XmlElement } from '../../xml/xml-element.ts'

/** A `default` or `fixed` value of an element or attribute (part 1, sections 3.2.1 and 3.3.1). */
export interface ValueConstraint {
  readonly kind: 'default' | 'fixed'
  readonly value: string
}

/** The constraint that a declaration or use states; `fixed` when it wrongly states both. */
export function readValueConstraint(element: XmlElement): ValueConstraint | undefined {
  const fixed = element.attribute('fixed')
  if (fixed !== undefined) return { kind: 'fixed', value: fixed }
  const value = element.attribute('default')
  return value === undefined ? undefined : { kind: 'default', value }
}

/** Reads an attribute of the type xs:boolean; absent or ill-formed is false. */
export function isTrue(element: XmlElement, attribute: string): boolean {
  return /^(?:true|1)$/.test(element.attribute(attribute)?.trim() ?? '')
}
