import { XSD } from '../../contracts/index.ts'
import type { XmlElement } from '../../contracts/index.ts'
import type { JudgedLog } from '../judged-log.ts'
import type { SchemaPairing } from './schema-pairing.ts'
import { subjectOf } from './subject.ts'

/** Tells which declarations of both versions are described otherwise. */
export function compareAnnotations(pairing: SchemaPairing, log: JudgedLog): void {
  for (const [key, old] of pairing.old.byKey) {
    const now = pairing.now.byKey.get(pairing.keyNow(key))
    if (now === undefined || isSameText(old.element, now.element)) continue
    if (textsOf(old.element) === textsOf(now.element)) continue
    const before = declarationsIn(old.element)
    for (const [subject, declaration] of declarationsIn(now.element)) {
      const former = before.get(subject)
      if (former === undefined || textOf(former) === textOf(declaration)) continue
      const places = { old: annotationOf(former), now: annotationOf(declaration) }
      log.add('annotation-changed', { facts: { subject }, ...places })
    }
  }
}

/** Whether two elements are the same, character by character. */
function isSameText(old: XmlElement, now: XmlElement): boolean {
  const length = old.end - old.start
  return (
    now.end - now.start === length &&
    old.source.text.slice(old.start, old.end) === now.source.text.slice(now.start, now.end)
  )
}

/** All annotations in one text, to see quickly that none differs. */
function textsOf(element: XmlElement): string {
  let texts = ''
  for (const inner of element.walk()) {
    if (inner.is(XSD, 'annotation')) texts += `${textWithin(inner)}\n`
  }
  return texts
}

/** What can be described, by what it is called; of several of one name the first. */
function declarationsIn(element: XmlElement): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>()
  for (const inner of element.walk()) {
    const isNamed = inner.attribute('name') !== undefined || inner.attribute('ref') !== undefined
    if (inner.namespace !== XSD || !isNamed) continue
    const subject = subjectOf(inner)
    if (!found.has(subject)) found.set(subject, inner)
  }
  return found
}

function annotationOf(declaration: XmlElement): XmlElement {
  return declaration.child(XSD, 'annotation') ?? declaration
}

function textOf(declaration: XmlElement): string {
  return declaration.childrenNamed(XSD, 'annotation').map(textWithin).join('\n')
}

function textWithin(annotation: XmlElement): string {
  return [...annotation.walk()]
    .map((inner) => inner.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}
