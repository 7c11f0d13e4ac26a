import type { SourceText } from '../source.ts'
import type { XmlElement } from './xml-element.ts'

/** The XML declaration (XML 1.0, section 2.8), as written. */
export interface XmlDeclaration {
  readonly version: string
  readonly encoding: string | undefined
  readonly standalone: string | undefined
}

/** A well-formed document: XML 1.0 with namespaces. */
export interface XmlDocument {
  readonly source: SourceText
  readonly root: XmlElement
  readonly declaration: XmlDeclaration | undefined
  /** Whether there is a document type declaration. */
  readonly hasDoctype: boolean
  /** How many elements and attributes it has, namespace declarations included. */
  readonly nodes: number
}
