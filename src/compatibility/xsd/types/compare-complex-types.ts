import { isComplexType, isSimpleType, XSD } from '../../../contracts/index.ts'
import type {
  ComplexTypeDefinition,
  ContentType,
  TypeDefinition,
} from '../../../contracts/index.ts'
import { compareAttributes } from '../declarations/compare-attributes.ts'
import { compareContentModels } from '../content/compare-content.ts'
import { compareExclusions } from '../declarations/compare-elements.ts'
import { compareAttributeWildcards } from '../content/compare-wildcards.ts'
import { canBeAbsent, contentModelOf, EMPTY_SEQUENCE } from '../content/content-model.ts'
import { isResolved, placeOf, type PairTools } from '../pair-tools.ts'
import { typeInWords } from '../graph/schema-pairing.ts'
import { namesInWords, subjectOf } from '../subject.ts'
import { BREAKS_OF_RELATION, relationOf } from './type-relation.ts'

/** Compares two complex types by what they allow in effect, with what their bases give. */
export function compareComplexTypes(
  old: ComplexTypeDefinition,
  now: ComplexTypeDefinition,
  tools: PairTools,
): void {
  const subject = subjectOf(now.element ?? old.element)
  const places = { old: placeOf(old), now: placeOf(now) }
  if (old.isAbstract !== now.isAbstract) {
    const id = `element-abstract-${now.isAbstract ? 'added' : 'removed'}`
    tools.report(id, { facts: { subject }, ...places })
  }
  if (old.element !== undefined && now.element !== undefined) {
    const [one, other] = [{ element: old.element }, { element: now.element }]
    compareExclusions(one, other, subject, tools)
  }
  compareDerivation(old, now, subject, tools)
  compareContentTypes(old, now, tools)
  compareAttributes(old, now, tools)
  compareAttributeWildcards(old, now, tools)
}

/** Where both versions name a base: what else the base gave or took is told with the content. */
function compareDerivation(
  old: ComplexTypeDefinition,
  now: ComplexTypeDefinition,
  subject: string,
  tools: PairTools,
): void {
  const { baseType: before } = old
  const { baseType: after } = now
  if (before === undefined || after === undefined || !isResolved(before) || !isResolved(after))
    return
  if (!isDerived(old) || !isDerived(now)) {
    compareFirstBase(old, now, subject, tools)
    return
  }
  const places = { old: placeOf(old), now: placeOf(now) }
  if (old.derivationMethod !== now.derivationMethod) {
    const facts = { subject, from: old.derivationMethod, to: now.derivationMethod }
    tools.report('derivation-changed', { facts, ...places })
  }
  if (tools.pairing.isSameType(before, after)) return
  const isRenamed = tools.pairing.isOnlyInOld(before) && tools.pairing.isOnlyInNew(after)
  if (isRenamed && !before.isBuiltIn && !after.isBuiltIn) return
  const facts = { subject, from: typeInWords(before), to: typeInWords(after) }
  const isText = isSimpleType(before) && isSimpleType(after)
  const breaks = isText && BREAKS_OF_RELATION[relationOf(before, after, tools.pairing)]
  tools.report('derivation-base-changed', {
    facts,
    ...places,
    ...(breaks !== false && { breaks }),
  })
}

/**
 * A type that came to extend or restrict another one, or does so no longer. A base that only one version has may have
 * been taken out of the type, or put into it.
 */
function compareFirstBase(
  old: ComplexTypeDefinition,
  now: ComplexTypeDefinition,
  subject: string,
  tools: PairTools,
): void {
  const nameOf = (type: ComplexTypeDefinition): string | undefined => {
    const { baseType: base } = type
    if (!isDerived(type) || base?.kind !== 'complexType' || base.isBuiltIn) return undefined
    const isInBoth =
      type === old ? !tools.pairing.isOnlyInOld(base) : !tools.pairing.isOnlyInNew(base)
    return isInBoth ? typeInWords(base) : undefined
  }
  const [from, to] = [nameOf(old), nameOf(now)]
  if (from === to) return
  const facts = { subject, from: from ?? 'no type', to: to ?? 'no type' }
  tools.report('derivation-base-changed', { facts, old: placeOf(old), now: placeOf(now) })
}

/** Whether the type is written as an extension or restriction of another one. */
function isDerived({ element, baseType }: ComplexTypeDefinition): boolean {
  if (element === undefined || baseType === undefined || baseType.kind === 'unresolved')
    return false
  return (
    element.child(XSD, 'simpleContent') !== undefined ||
    (element.child(XSD, 'complexContent') !== undefined && baseType.baseType !== undefined)
  )
}

const CONTENT_IN_WORDS: Readonly<Record<ContentType['kind'], string>> = {
  empty: 'nothing',
  simple: 'text',
  'element-only': 'elements',
  mixed: 'elements and text',
}

function compareContentTypes(
  old: ComplexTypeDefinition,
  now: ComplexTypeDefinition,
  tools: PairTools,
): void {
  const { contentType: before } = old
  const { contentType: after } = now
  const subject = subjectOf(now.element ?? old.element)
  const change = { facts: { subject }, old: placeOf(old), now: placeOf(now) }
  if (before.kind === 'simple' || after.kind === 'simple') {
    if (before.kind === 'simple' && after.kind === 'simple') {
      compareText(before.type, after.type, tools)
      return
    }
    const facts = {
      subject,
      from: CONTENT_IN_WORDS[before.kind],
      to: CONTENT_IN_WORDS[after.kind],
    }
    tools.report('simple-content-to-complex', { ...change, facts })
    return
  }
  if ((before.kind === 'mixed') !== (after.kind === 'mixed')) {
    tools.report(`mixed-${after.kind === 'mixed' ? 'added' : 'removed'}`, change)
  }
  const model = modelOf(before)
  const other = modelOf(after)
  if (model === undefined || other === undefined) {
    const reason = `The content of ${subject} is too large to be compared.`
    tools.noteGap(reason, change.old, change.now)
    return
  }
  if (before.kind === 'empty' && after.kind !== 'empty') {
    const isOptional = canBeAbsent(other.group)
    if (other.group.members.length === 0) return
    const facts = { subject, content: namesInWords(other.group) }
    tools.report('model-added', { ...change, facts, ...(isOptional && { breaks: 'nm/mn' }) })
  } else if (after.kind === 'empty' && before.kind !== 'empty') {
    const isOptional = canBeAbsent(model.group)
    if (model.group.members.length === 0) return
    const facts = { subject, content: namesInWords(model.group) }
    tools.report('model-removed', { ...change, facts, ...(isOptional && { breaks: 'mn/nm' }) })
  } else compareContentModels(model, other, change, tools)
}

function modelOf(content: ContentType) {
  if (content.kind === 'empty' || content.kind === 'simple')
    return { group: EMPTY_SEQUENCE, groups: [] }
  return contentModelOf(content.particle)
}

function compareText(
  old: Extract<ContentType, { kind: 'simple' }>['type'],
  now: Extract<ContentType, { kind: 'simple' }>['type'],
  tools: PairTools,
): void {
  if (!isResolved(old) || !isResolved(now)) return
  const isWritten = !old.isBuiltIn && !now.isBuiltIn
  const isSameRole =
    tools.pairing.isSameType(old, now) || (old.name === undefined && now.name === undefined)
  // A base of another name is told as such.
  if (isWritten && isSameRole) tools.compareTypes(old, now)
}

/**
 * Compares two types of any kinds in place of each other; text with attributes and text without differ by the
 * attributes alone.
 */
export function compareMixedKinds(
  old: TypeDefinition,
  now: TypeDefinition,
  tools: PairTools,
): void {
  const complex = isComplexType(old) ? old : isComplexType(now) ? now : undefined
  const simple = isSimpleType(old) ? old : isSimpleType(now) ? now : undefined
  if (complex === undefined || simple === undefined) return
  const subject = subjectOf(now.element ?? old.element)
  const places = { old: placeOf(old), now: placeOf(now) }
  const { contentType } = complex
  if (contentType.kind !== 'simple') {
    const [from, to] =
      complex === now
        ? ['text', CONTENT_IN_WORDS[contentType.kind]]
        : [CONTENT_IN_WORDS[contentType.kind], 'text']
    tools.report('simple-content-to-complex', { facts: { subject, from, to }, ...places })
    return
  }
  const none = { attributeUses: [], ownAttributeUses: [], location: simple.location }
  if (complex === now) compareAttributes(none, complex, tools)
  else compareAttributes(complex, none, tools)
  const { type: text } = contentType
  if (!isResolved(text)) return
  const [before, after] = complex === now ? [simple, text] : [text, simple]
  const relation = relationOf(before, after, tools.pairing)
  if (relation === 'equal') return
  const facts = { subject, from: typeInWords(before), to: typeInWords(after) }
  const breaks = BREAKS_OF_RELATION[relation]
  tools.report('simple-type-base-changed', { facts, ...places, breaks })
}
