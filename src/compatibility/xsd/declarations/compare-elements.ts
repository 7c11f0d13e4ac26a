import type { ElementDeclaration, ValueConstraint, XmlElement } from '../../../contracts/index.ts'
import type { BreaksCode } from '../../judged-kind.ts'
import type { StatedChange } from '../../judged-log.ts'
import { compareIdentityConstraints } from './compare-identity-constraints.ts'
import { compareTypeUses } from '../types/compare-type-uses.ts'
import type { ElementMember } from '../content/content-model.ts'
import type { PairTools } from '../pair-tools.ts'
import { subjectOf, subjectOfMember } from '../subject.ts'

/** Compares two elements of content models that belong together, but for how often they occur. */
export function compareElementMembers(
  old: ElementMember,
  now: ElementMember,
  tools: PairTools,
): void {
  const { declaration: before } = old
  const { declaration: after } = now
  const places = { old: old.element ?? before, now: now.element ?? after }
  if (!tools.pairing.isSameName(before.name, after.name)) reportNames(old, now, tools)
  else if (old.isReference !== now.isReference) {
    const facts = {
      subject: subjectOfMember(now),
      from: formOf(old),
      to: formOf(now),
    }
    tools.report('element-local-to-ref', { facts, ...places })
    tools.noteTold(now.isReference ? after : before)
  }
  // Two references to the same declaration: that is compared by itself.
  if (old.isReference && now.isReference && tools.pairing.isSameName(before.name, after.name))
    return
  compareElements(before, after, tools)
}

function formOf({ isReference }: ElementMember): string {
  return isReference ? 'a reference' : 'declared in place'
}

/** What is called alike and is in another namespace. */
function reportNames(old: ElementMember, now: ElementMember, tools: PairTools): void {
  const { declaration: before } = old
  const { declaration: after } = now
  const isLocal = !old.isReference && !now.isReference
  if (isLocal && before.isQualified !== after.isQualified) {
    const isOwn = before.element.attribute('form') !== after.element.attribute('form')
    const facts = {
      subject: isOwn ? subjectOf(after.element) : after.schema.targetNamespace,
      from: wordOf(before),
      to: wordOf(after),
    }
    if (isOwn) tools.report('element-form-changed', { facts, old: before, now: after })
    else
      tools.report('schema-element-form-default-changed', {
        facts,
        old: before.schema,
        now: after.schema,
      })
    return
  }
  reportRenamed(old, now, tools)
}

function wordOf({ isQualified }: ElementDeclaration): string {
  return isQualified ? 'qualified' : 'unqualified'
}

export function reportRenamed(old: ElementMember, now: ElementMember, tools: PairTools): void {
  const { name } = now.declaration
  const from = old.declaration.name
  const to =
    from.localName === name.localName
      ? `"${name.localName}" in ${name.namespace === '' ? 'no namespace' : name.namespace}`
      : `"${name.localName}"`
  const facts = { subject: subjectOfMember(old), to }
  // Nobody could count on what could be left out.
  const breaks = old.min === 0 ? { breaks: 'mm' } : {}
  tools.report('element-renamed', { facts, old: old.element, now: now.element, ...breaks })
  if (!old.isReference || !now.isReference) return
  tools.noteTold(old.declaration)
  tools.noteTold(now.declaration)
}

/** Compares what two declarations say, their names left aside. */
export function compareElements(
  old: ElementDeclaration,
  now: ElementDeclaration,
  tools: PairTools,
): void {
  const subject = subjectOf(now.element)
  const change = (facts: StatedChange['facts'] = {}): StatedChange => ({
    facts: { subject, ...facts },
    old,
    now,
  })
  if (old.isNillable !== now.isNillable) {
    tools.report(`element-nillable-${now.isNillable ? 'added' : 'removed'}`, change())
  }
  if (old.isAbstract !== now.isAbstract) {
    tools.report(`element-abstract-${now.isAbstract ? 'added' : 'removed'}`, change())
  }
  compareValues(old.valueConstraint, now.valueConstraint, (id, facts, breaks) => {
    tools.report(`element-${id}`, { ...change(facts), ...(breaks !== undefined && { breaks }) })
  })
  compareExclusions(old, now, subject, tools)
  compareIdentityConstraints(old, now, subject, tools)
  compareTypeUses(
    { type: old.type, place: old },
    { type: now.type, place: now },
    { facts: { subject }, owner: 'element' },
    tools,
  )
}

function compareValues(
  old: ValueConstraint | undefined,
  now: ValueConstraint | undefined,
  report: (id: string, facts: StatedChange['facts'], breaks?: BreaksCode) => void,
): void {
  if (old?.kind === now?.kind && old?.value === now?.value) return
  const facts = { from: valueInWords(old), to: valueInWords(now) }
  // Readers who wait for one value refuse another one, whichever way it is sent.
  if (old?.kind === 'fixed' && now?.kind === 'fixed') report('fixed-added', facts, 'ym')
  else if (now?.kind === 'fixed') report('fixed-added', { ...facts, from: 'any' })
  else if (old?.kind === 'fixed') report('fixed-removed', facts)
  if (old?.kind === 'default' || now?.kind === 'default') {
    if (now?.kind !== 'fixed') report('default-changed', facts)
  }
}

export function valueInWords(constraint: ValueConstraint | undefined): string {
  return constraint === undefined ? 'none' : `"${constraint.value}"`
}

/** `block` and `final` as the element states them; the schema's defaults are told for the schema. */
export function compareExclusions(
  old: { readonly element: XmlElement },
  now: { readonly element: XmlElement },
  subject: string,
  tools: PairTools,
): void {
  for (const attribute of ['block', 'final'] as const) {
    const before = exclusionsOf(old.element.attribute(attribute))
    const after = exclusionsOf(now.element.attribute(attribute))
    if (before.join(' ') === after.join(' ')) continue
    const isTighter = after.some((method) => !before.includes(method) && !before.includes('#all'))
    tools.report('element-block-changed', {
      facts: {
        subject,
        from: before.join(' ') || 'nothing',
        to: `${after.join(' ') || 'nothing'} (${attribute})`,
      },
      old: { location: old.element.attributeLocation(attribute) },
      now: { location: now.element.attributeLocation(attribute) },
      ...(!isTighter && { breaks: 'nm/yn' }),
    })
  }
}

function exclusionsOf(value: string | undefined): readonly string[] {
  return value?.split(/\s+/).filter(Boolean).sort() ?? []
}
