import { XSD } from '../../../contracts/index.ts'
import type { Schema, XmlElement } from '../../../contracts/index.ts'
import type { JudgedLog } from '../../judged-log.ts'
import type { SchemaPairing } from '../graph/schema-pairing.ts'
import { subjectOf } from '../subject.ts'

/** Tells which schemas and declarations of both versions are described otherwise. */
export function compareAnnotations(pairing: SchemaPairing, log: JudgedLog): void {
  compareSchemaAnnotations(pairing, log)
  for (const [key, old] of pairing.old.byKey) {
    const now = pairing.now.byKey.get(pairing.keyNow(key))
    if (now === undefined || isSameText(old.element, now.element)) continue
    if (textsOf(old.element) === textsOf(now.element)) continue
    const before = descriptionsIn(old.element)
    for (const [subject, description] of descriptionsIn(now.element)) {
      const former = before.get(subject)
      if (former === undefined || former.text === description.text) continue
      log.add('annotation-changed', {
        facts: { subject },
        old: former.place,
        now: description.place,
      })
    }
  }
}

/** The annotations of the schemas themselves, where both versions have one schema of a namespace. */
function compareSchemaAnnotations({ old, now, renamed }: SchemaPairing, log: JudgedLog): void {
  const single = (schemas: readonly Schema[], namespace: string): Schema | undefined => {
    const [only, ...others] = schemas.filter(({ targetNamespace }) => targetNamespace === namespace)
    return others.length === 0 ? only : undefined
  }
  for (const { targetNamespace } of old.schemas.schemas) {
    const before = single(old.schemas.schemas, targetNamespace)
    const namespaceNow = renamed.get(targetNamespace) ?? targetNamespace
    const after = single(now.schemas.schemas, namespaceNow)
    if (before === undefined || after === undefined) continue
    const [from, to] = [before, after].map(({ element }) =>
      element.childrenNamed(XSD, 'annotation').map(textWithin).join('\n'),
    )
    const facts = { subject: `the schema for ${namespaceNow || 'no namespace'}` }
    if (from !== to) log.add('annotation-changed', { facts, old: before, now: after })
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

interface Description {
  text: string
  /** The first annotation, or what could have one. */
  place: XmlElement
}

/** What has a name, and the annotations inside that belong to nothing with another name. */
function descriptionsIn(root: XmlElement): ReadonlyMap<string, Description> {
  const found = new Map<string, Description>()
  for (const element of root.walk()) {
    if (element.namespace !== XSD) continue
    const subject = subjectOf(element)
    const known = found.get(subject)
    const isNamed = element.attribute('name') ?? element.attribute('ref')
    if (known === undefined && isNamed !== undefined) {
      found.set(subject, { text: '', place: element })
    } else if (known !== undefined && element.localName === 'annotation') {
      if (known.text === '') known.place = element
      known.text += `${textWithin(element)}\n`
    }
  }
  return found
}

function textWithin(annotation: XmlElement): string {
  return [...annotation.walk()]
    .map((inner) => inner.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}
