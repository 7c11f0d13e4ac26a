import { isNarrowerOrEqual } from '../../../contracts/index.ts'
import type {
  ComplexTypeDefinition,
  NamespaceConstraint,
  Wildcard,
} from '../../../contracts/index.ts'
import type { WildcardMember } from './content-model.ts'
import { placeOf, type PairTools } from '../pair-tools.ts'
import type { SchemaPairing } from '../graph/schema-pairing.ts'
import { subjectOf } from '../subject.ts'

const STRICTNESS = ['skip', 'lax', 'strict']

/** Compares which elements two wildcards take, and how strictly these are judged. */
export function compareWildcards(old: WildcardMember, now: WildcardMember, tools: PairTools): void {
  const { wildcard: before } = old
  const { wildcard: after } = now
  const change = (from: string, to: string) => ({
    facts: { subject: subjectOf(now.element?.parent), from, to },
    old: placeOf(before),
    now: placeOf(after),
  })
  const { wider, narrower } = relation(before.constraint, after.constraint, tools.pairing)
  const words = change(namespacesInWords(before), namespacesInWords(after))
  if (wider && narrower) {
    tools.report('any-namespace-narrowed', { ...words, breaks: 'ym/mn' })
  } else if (wider) tools.report('any-namespace-widened', words)
  else if (narrower) tools.report('any-namespace-narrowed', words)
  const difference =
    STRICTNESS.indexOf(after.processContents) - STRICTNESS.indexOf(before.processContents)
  if (difference === 0) return
  const strictness = change(before.processContents, after.processContents)
  tools.report(`any-process-contents-${difference > 0 ? 'stricter' : 'laxer'}`, strictness)
}

function relation(
  old: NamespaceConstraint,
  now: NamespaceConstraint,
  pairing: SchemaPairing,
): { wider: boolean; narrower: boolean } {
  const before = {
    kind: old.kind,
    namespaces: new Set([...old.namespaces].map((namespace) => pairing.namespaceNow(namespace))),
  }
  return { wider: !isNarrowerOrEqual(now, before), narrower: !isNarrowerOrEqual(before, now) }
}

function namespacesInWords({ constraint }: Wildcard): string {
  const names = [...constraint.namespaces].map((name) => (name === '' ? 'no namespace' : name))
  if (constraint.kind === 'only') return names.join(', ') || 'none'
  return names.length === 0 ? 'any namespace' : `any namespace but ${names.join(', ')}`
}

/** Compares the wildcards for attributes that two types have in effect. */
export function compareAttributeWildcards(
  old: ComplexTypeDefinition,
  now: ComplexTypeDefinition,
  tools: PairTools,
): void {
  const { attributeWildcard: before } = old
  const { attributeWildcard: after } = now
  const from = wildcardInWords(before)
  const to = wildcardInWords(after)
  if (before === undefined && after === undefined) return
  if (before !== undefined && after !== undefined) {
    const { wider, narrower } = relation(before.constraint, after.constraint, tools.pairing)
    if (!wider && !narrower && before.processContents === after.processContents) return
  }
  tools.report('any-attribute-changed', {
    facts: { subject: subjectOf(after?.element?.parent ?? now.element), from, to },
    old: placeOf(before, placeOf(old)),
    now: placeOf(after, placeOf(now)),
    ...(before === undefined && { cause: 'new' as const }),
    ...(after === undefined && { cause: 'old' as const }),
  })
}

function wildcardInWords(wildcard: Wildcard | undefined): string {
  if (wildcard === undefined) return 'none'
  return `those of ${namespacesInWords(wildcard)} (${wildcard.processContents})`
}
