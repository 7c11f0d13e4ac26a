import {
  DEFAULT_LIMITS,
  parseXml,
  WSDL_11,
  XSD,
  type SourceText,
  type XmlElement,
} from '../../contracts/index.ts'
import { MOST_WAIVERS, readWaiver, sortedOut, type WrittenWaivers } from './read-waiver.ts'
import type { Waiver } from './waiver.ts'
import { COMMENT_MARK, readWaiverComment } from './waiver-comment.ts'
import type { WaiverFault } from './waiver-finding.ts'

/** The namespace of the element `ignore`. */
export const ELEMENT_NAMESPACE = 'urn:concordat:waivers'

/**
 * Waivers in XML, for an element and all below it: a comment right before it,
 *
 *     <!-- concordat-ignore BP2406 until=2027-01-31 The old client needs it. -->
 *
 * or, inside its `wsdl:documentation` or its `xs:annotation/xs:appinfo`, the element
 *
 *     <c:ignore xmlns:c="urn:concordat:waivers" rule="BP2406" until="2027-01-31">The old client needs it.</c:ignore>
 *
 * @throws ContractError when the document is not well-formed
 */
export function waiversInXml(source: SourceText): WrittenWaivers {
  const { root } = parseXml(source, DEFAULT_LIMITS)
  const elements = [...root.walk()]
  const annotations = elements.filter((element) => element.is(ELEMENT_NAMESPACE, 'ignore'))
  const read = [
    ...annotations.slice(0, MOST_WAIVERS + 1).flatMap(fromElement),
    ...fromComments(source, elements),
  ]
  return sortedOut(read)
}

function fromElement(element: XmlElement): readonly (Waiver | WaiverFault)[] {
  const { location, text } = element
  const owner = ownerOf(element)
  if (owner === undefined) {
    const why = 'it stands neither in wsdl:documentation nor in xs:appinfo'
    return [{ kind: 'invalid', location, why }]
  }
  const words = {
    until: element.attribute('until'),
    reason: text,
    others: element.attributes
      .filter(({ namespace }) => namespace === '')
      .map(({ localName }) => localName)
      .filter((name) => name !== 'rule' && name !== 'until'),
  }
  return (element.attribute('rule') ?? '')
    .split(',', MOST_RULES)
    .map((rule) => readWaiver({ ...words, rule }, location, owner.pointer))
}

/** The element that the annotation or documentation around a waiver is of. */
function ownerOf({ parent }: XmlElement): XmlElement | undefined {
  if (parent?.is(WSDL_11, 'documentation')) return parent.parent
  const annotation = parent?.is(XSD, 'appinfo') ? parent.parent : undefined
  return annotation?.is(XSD, 'annotation') ? annotation.parent : undefined
}

const MOST_RULES = 100 // of one comment or element

interface Comment {
  readonly isComment: boolean
  readonly content: string
  readonly start: number
  readonly end: number
}

/** Every comment with the element that follows it; several in a row speak of the same one. */
function fromComments(
  source: SourceText,
  elements: readonly XmlElement[],
): readonly (Waiver | WaiverFault)[] {
  const { text } = source
  const starting = new Map(elements.map((element) => [element.start, element]))
  const followers = new Map<number, XmlElement>()
  const read: (Waiver | WaiverFault)[] = []
  for (const comment of commentsOf(text).toReversed()) {
    const next = afterSpace(text, comment.end)
    const element = starting.get(next) ?? followers.get(next)
    if (!comment.isComment) continue
    if (element !== undefined) followers.set(comment.start, element)
    if (!comment.content.trimStart().startsWith(COMMENT_MARK)) continue
    if (read.length > MOST_WAIVERS) break
    read.push(...fromComment(source, comment, element, elements[0]?.pointer ?? ''))
  }
  return read.reverse()
}

function fromComment(
  source: SourceText,
  { content, start, end }: Comment,
  element: XmlElement | undefined,
  root: string,
): readonly (Waiver | WaiverFault)[] {
  const location = source.location(element?.pointer ?? root, start, end)
  if (element === undefined) return [{ kind: 'invalid', location, why: 'no element follows it' }]
  const comment = readWaiverComment(content.trim())
  if (!comment.ok) return [{ kind: 'invalid', location, why: comment.why }]
  const { rules, until, reason } = comment
  return rules
    .slice(0, MOST_RULES)
    .toReversed()
    .map((rule) => readWaiver({ rule, until, reason, others: [] }, location, element.pointer))
}

/** The comments of well-formed XML, and the CDATA sections, inside of which what looks like one is text. */
function commentsOf(text: string): readonly Comment[] {
  const comments: Comment[] = []
  for (const found of text.matchAll(/<!\[CDATA\[|<!--/g)) {
    if (found.index < (comments.at(-1)?.end ?? 0)) continue
    const isComment = found[0] === '<!--'
    const from = found.index + found[0].length
    const close = text.indexOf(isComment ? '-->' : ']]>', from)
    if (close === -1) break
    const content = isComment ? text.slice(from, close) : ''
    comments.push({ isComment, content, start: found.index, end: close + 3 })
  }
  return comments
}

function afterSpace(text: string, offset: number): number {
  let next = offset
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next += 1
  return next
}
