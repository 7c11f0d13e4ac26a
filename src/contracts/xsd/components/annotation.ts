import type { Location } from '../../model.ts'
import { XML, XSD } from '../../xml/namespaces.ts'
import type { XmlElement } from '../../xml/xml-element.ts'

/** An `xs:documentation` or `xs:appinfo`. */
export interface AnnotationItem {
  /** With all that stands inside, as far as the XML tree keeps it. */
  readonly element: XmlElement
  /** Its text and that of the elements inside, with white space collapsed. */
  readonly text: string
  readonly source: string | undefined
  /** The attribute `xml:lang`, which `xs:documentation` may have. */
  readonly language: string | undefined
}

/** An `xs:annotation` (part 1, section 3.13). */
export class Annotation {
  readonly element: XmlElement

  constructor(element: XmlElement) {
    this.element = element
  }

  get location(): Location {
    return this.element.location
  }

  /** For people. */
  get documentation(): readonly AnnotationItem[] {
    return this.#items('documentation')
  }

  /** For programs. */
  get appinfo(): readonly AnnotationItem[] {
    return this.#items('appinfo')
  }

  #items(localName: string): readonly AnnotationItem[] {
    return this.element.childrenNamed(XSD, localName).map((element) => ({
      element,
      text: [...element.walk()]
        .map((inner) => inner.text)
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
      source: element.attribute('source'),
      language: element.attribute('lang', XML),
    }))
  }
}
