import type {
  AttributeDeclaration,
  AttributeGroupDefinition,
  ModelGroupDefinition,
} from '../../../contracts/index.ts'
import { compareContentModels } from '../content/compare-content.ts'
import { valueInWords } from './compare-elements.ts'
import { compareTypeUses } from '../types/compare-type-uses.ts'
import { compareAttributes } from './compare-attributes.ts'
import { contentModelOf } from '../content/content-model.ts'
import type { PairTools } from '../pair-tools.ts'
import { subjectOf } from '../subject.ts'

/** Compares two global attributes, which all uses refer to. */
export function compareGlobalAttributes(
  old: AttributeDeclaration,
  now: AttributeDeclaration,
  tools: PairTools,
): void {
  const subject = subjectOf(now.element)
  compareTypeUses(
    { type: old.type, place: old },
    { type: now.type, place: now },
    { facts: { subject }, owner: 'attribute' },
    tools,
  )
  const from = valueInWords(old.valueConstraint)
  const to = valueInWords(now.valueConstraint)
  const kinds = [old.valueConstraint?.kind, now.valueConstraint?.kind]
  if (from === to && kinds[0] === kinds[1]) return
  const id = kinds.includes('fixed') ? 'attribute-fixed-changed' : 'attribute-default-changed'
  tools.report(id, { facts: { subject, from, to }, old, now })
}

/** Compares two named groups that schemas refer to from elsewhere. */
export function compareGroupDefinitions(
  old: ModelGroupDefinition,
  now: ModelGroupDefinition,
  tools: PairTools,
): void {
  const [before, after] = [old, now].map(({ modelGroup: term, location, element }) =>
    contentModelOf({
      minOccurs: 1,
      maxOccurs: 1,
      term,
      group: undefined,
      isReference: false,
      element,
      location,
    }),
  )
  if (before === undefined || after === undefined) {
    tools.noteGap(`The content of ${subjectOf(now.element)} is too large to be compared.`, old, now)
  } else compareContentModels(before, after, { old, now }, tools)
}

/** Compares two named groups of attributes that schemas refer to from elsewhere. */
export function compareAttributeGroups(
  old: AttributeGroupDefinition,
  now: AttributeGroupDefinition,
  tools: PairTools,
): void {
  const usesOf = ({ attributes, location }: AttributeGroupDefinition) => ({
    attributeUses: attributes.uses.filter(({ use }) => use !== 'prohibited'),
    ownAttributeUses: attributes.uses,
    location,
  })
  compareAttributes(usesOf(old), usesOf(now), tools)
}
