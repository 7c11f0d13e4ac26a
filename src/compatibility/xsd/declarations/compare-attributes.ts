import { textOfName } from '../../../contracts/index.ts'
import type { AttributeUse, ComplexTypeDefinition } from '../../../contracts/index.ts'
import type { StatedChange } from '../../judged-log.ts'
import { valueInWords } from './compare-elements.ts'
import { arrayItemOf } from '../graph/component-graph.ts'
import { compareTypeUses } from '../types/compare-type-uses.ts'
import { isResolved, placeOf, type PairTools } from '../pair-tools.ts'
import { subjectOf } from '../subject.ts'

type Pair = readonly [AttributeUse, AttributeUse]

/** Compares the attributes that two types have in effect. */
export function compareAttributes(
  old: Pick<ComplexTypeDefinition, 'attributeUses' | 'location'>,
  now: Pick<ComplexTypeDefinition, 'attributeUses' | 'ownAttributeUses' | 'location'>,
  tools: PairTools,
): void {
  const { pairs, removed, added } = match(old.attributeUses, now.attributeUses, tools)
  for (const [before, after] of pairs) compareUses(before, after, tools)
  const [gone, ...moreGone] = removed.filter(({ isReference }) => isReference)
  const [come, ...moreCome] = added.filter(({ isReference }) => isReference)
  const isOther = moreGone.length === 0 && moreCome.length === 0
  const replaced = isOther && gone !== undefined && come !== undefined ? [gone, come] : []
  if (isOther && gone !== undefined && come !== undefined) {
    const facts = { subject: subjectOf(gone.element), to: `attribute "${come.name.localName}"` }
    tools.report('attribute-ref-changed', { facts, old: gone, now: come })
  }
  const prohibited = new Map(
    now.ownAttributeUses
      .filter(({ use }) => use === 'prohibited')
      .map((use) => [textOfName(use.name), use]),
  )
  for (const use of removed) {
    if (!replaced.includes(use)) reportRemoved(use, prohibited, now, tools)
  }
  for (const use of added) {
    if (replaced.includes(use)) continue
    tools.report(use.use === 'required' ? 'attribute-required-added' : 'attribute-optional-added', {
      facts: { subject: subjectOf(use.element) },
      old: placeOf(old),
      now: use,
      cause: 'new',
    })
  }
}

function reportRemoved(
  use: AttributeUse,
  prohibited: ReadonlyMap<string, AttributeUse>,
  now: Pick<ComplexTypeDefinition, 'location'>,
  tools: PairTools,
): void {
  const facts = { subject: subjectOf(use.element) }
  const ban = prohibited.get(textOfName(tools.pairing.nameNow(use.name)))
  if (ban !== undefined) {
    tools.report('attribute-use-prohibited', { facts, old: use, now: ban })
    return
  }
  tools.report('attribute-removed', {
    facts,
    old: use,
    now: placeOf(now),
    cause: 'old',
    ...(use.use === 'required' && { breaks: 'my/ym' }),
  })
}

function match(
  old: readonly AttributeUse[],
  now: readonly AttributeUse[],
  { pairing }: PairTools,
): { pairs: readonly Pair[]; removed: readonly AttributeUse[]; added: readonly AttributeUse[] } {
  const pairs: Pair[] = []
  const byName = new Map(now.map((use) => [textOfName(use.name), use]))
  const unmatched = new Set(now)
  let removed = old.filter((use) => {
    const same = byName.get(textOfName(pairing.nameNow(use.name)))
    if (same === undefined) return true
    unmatched.delete(same)
    pairs.push([use, same])
    return false
  })
  // What only its namespace tells apart: the form of local names may have changed.
  const local = new Map(
    [...unmatched]
      .filter(({ isReference }) => !isReference)
      .map((use) => [use.name.localName, use]),
  )
  removed = removed.filter((use) => {
    const same = use.isReference ? undefined : local.get(use.name.localName)
    if (same === undefined) return true
    local.delete(use.name.localName)
    unmatched.delete(same)
    pairs.push([use, same])
    return false
  })
  return { pairs, removed, added: [...unmatched] }
}

function compareUses(old: AttributeUse, now: AttributeUse, tools: PairTools): void {
  const subject = subjectOf(now.element)
  const change = (facts: StatedChange['facts'] = {}): StatedChange => ({
    facts: { subject, ...facts },
    old,
    now,
  })
  compareForms(old, now, tools)
  compareArrayItems(old, now, subject, tools)
  if (old.use !== now.use) {
    tools.report(`attribute-use-to-${now.use === 'required' ? 'required' : 'optional'}`, change())
  }
  compareValues(old, now, change, tools)
  const { declaration: before } = old
  const { declaration: after } = now
  if (!isResolved(before) || !isResolved(after)) return
  compareTypeUses(
    { type: before.type, place: before },
    { type: after.type, place: after },
    { facts: { subject }, owner: 'attribute' },
    tools,
  )
}

/** The items of an encoded array have a type that an attribute of another specification names. */
function compareArrayItems(
  old: AttributeUse,
  now: AttributeUse,
  subject: string,
  tools: PairTools,
): void {
  const from = arrayItemOf(old.element)
  const to = arrayItemOf(now.element)
  if (from?.namespace === undefined || to?.namespace === undefined) return
  const [before, after] = [from, to].map(({ namespace = '', localName }) => ({
    namespace,
    localName,
  }))
  if (before === undefined || after === undefined) return
  if (tools.pairing.isSameName(before, after)) return
  const facts = {
    subject: `the items of ${subject}`,
    from: textOfName(before),
    to: textOfName(after),
  }
  tools.report('element-type-changed', { facts, old, now })
}

function compareForms(old: AttributeUse, now: AttributeUse, tools: PairTools): void {
  if (old.isReference || now.isReference) return
  const { declaration: before } = old
  const { declaration: after } = now
  if (!isResolved(before) || !isResolved(after)) return
  if (before.isQualified === after.isQualified) return
  const facts = { from: wordOf(before), to: wordOf(after) }
  if (old.element.attribute('form') !== now.element.attribute('form')) {
    const subject = subjectOf(now.element)
    tools.report('attribute-form-changed', { facts: { subject, ...facts }, old, now })
    return
  }
  const subject = after.schema.targetNamespace
  tools.report('schema-attribute-form-default-changed', {
    facts: { subject, ...facts },
    old: before.schema,
    now: after.schema,
  })
}

function wordOf({ isQualified }: { readonly isQualified: boolean }): string {
  return isQualified ? 'qualified' : 'unqualified'
}

function compareValues(
  { valueConstraint: old }: AttributeUse,
  { valueConstraint: now }: AttributeUse,
  change: (facts: StatedChange['facts']) => StatedChange,
  tools: PairTools,
): void {
  if (old?.kind === now?.kind && old?.value === now?.value) return
  const facts = { from: valueInWords(old), to: valueInWords(now) }
  if (old?.kind === 'fixed' || now?.kind === 'fixed') {
    const isOther = old?.kind === 'fixed' && now?.kind === 'fixed'
    const breaks = isOther ? 'ym' : now?.kind === 'fixed' ? 'ym/nm' : 'nm/mn'
    tools.report('attribute-fixed-changed', { ...change(facts), breaks })
  } else tools.report('attribute-default-changed', change(facts))
}
