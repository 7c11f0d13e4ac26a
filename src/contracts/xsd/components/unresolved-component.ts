import type { Location } from '../../model.ts'
import type { QName, XmlElement } from '../../xml/xml-element.ts'

/**
 * Why a reference has no component at its end: `undefined` when all schemas are there and none has it,
 * `unavailable` when one that may have it could not be read, `well-known` when it is in a namespace that
 * every reader knows and no schema brings along (`xml:lang`, the types of the SOAP encoding), `circular`
 * when it leads back to where it stands and may not, `too-deep` at the end of a chain longer than is followed.
 */
export type UnresolvedReason = 'undefined' | 'unavailable' | 'well-known' | 'circular' | 'too-deep'

/** Stands in the place of a component that a reference does not lead to. */
export class UnresolvedComponent {
  readonly kind = 'unresolved'
  readonly reason: UnresolvedReason
  readonly name: QName | undefined
  readonly #reference: XmlElement

  constructor(reason: UnresolvedReason, name: QName | undefined, reference: XmlElement) {
    this.reason = reason
    this.name = name
    this.#reference = reference
  }

  /** The place of the reference. */
  get location(): Location {
    return this.#reference.location
  }
}
